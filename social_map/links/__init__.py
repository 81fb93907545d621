"""Personal links: a provider without an account keeps its listings true from a page."""
