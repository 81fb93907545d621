"""Organisations, people, what they may do, and how they came in.

`from foundation.people import people, invites, organisations, municipalities, accounts, memberships`
"""
