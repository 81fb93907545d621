"""Telling beside counting: what the acts about stories share."""
