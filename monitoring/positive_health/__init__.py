"""Positive Health over many clients: before and after, and satisfaction; never of few, never twice."""
