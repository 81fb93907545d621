"""Organisations, people, what they may do, and how they came in."""
