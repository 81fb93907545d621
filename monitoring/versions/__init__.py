"""Versions of a report: what was sent or frozen, what changed since, and what the regisseur wrote beside it."""
