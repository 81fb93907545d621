"""Bottlenecks and successes of the work itself, never of a client (DOMAIN B24)."""
