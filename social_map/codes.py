"""Codes of the social map that its tables and the readers of files share; no database is needed to know them."""

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
VISIBILITIES = ("public", "coaches", "nobody")
LIST_SOURCE = "bestand"  # of listings from a list that names no source
OWN_SOURCE = "wegwijs"  # of listings that were made here, not brought in with a list
