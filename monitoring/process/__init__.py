"""The two questions of each half-year: how referring goes, and how reporting back goes (DOMAIN E12, B24)."""
