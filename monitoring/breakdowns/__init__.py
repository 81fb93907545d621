"""The main figures of a municipality side by side: per organisation, neighbourhood, practice, variant."""

from monitoring.breakdowns.making import breakdowns
from monitoring.breakdowns.values import FIGURES, NOT_PUBLIC, TABLES, Breakdown, NotForEverybody, Row

__all__ = ["FIGURES", "NOT_PUBLIC", "TABLES", "Breakdown", "NotForEverybody", "Row", "breakdowns"]
