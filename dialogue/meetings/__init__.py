"""Logging sessions: what a typed message says of them, what was kept, and the next one."""
