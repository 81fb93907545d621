"""Suppression: no number of a few people is shown, nor one that would tell it (DOMAIN §2.6)."""

from monitoring.suppression.families import Part
from monitoring.suppression.flows import Untold
from monitoring.suppression.hiding import conceal, hidden_cells, hidden_in_any, show
from monitoring.suppression.rules import ENOUGH_TO_SHARE, HIDDEN, INTERNAL, PUBLIC, Rule

__all__ = [
    "ENOUGH_TO_SHARE",
    "HIDDEN",
    "INTERNAL",
    "PUBLIC",
    "Part",
    "Rule",
    "Untold",
    "conceal",
    "hidden_cells",
    "hidden_in_any",
    "show",
]
