"""Targets and norms as bands, each with its source, from when it holds, and the municipality's own (DOMAIN §1.C).

Nothing here reads casework or figures, so that facts and indicators may ask for norms.
"""

from monitoring.norms.bands import Band, figure, said
from monitoring.norms.catalogue import Kind, kind, kinds, words
from monitoring.norms.expecting import Expected, expected
from monitoring.norms.holding import band, bands, in_force, of_each, of_practices
from monitoring.norms.known import Inhabitants, fte, fte_of_practices, inhabitants
from monitoring.norms.setting import NormNotYours, NotABand, history, may_set, refuse_impossible, set_from, take_back

__all__ = [
    "Band", "Expected", "Inhabitants", "Kind", "NormNotYours", "NotABand", "band", "bands", "expected", "figure", "fte",
    "fte_of_practices", "history", "in_force", "inhabitants", "kind", "kinds", "may_set", "of_each", "of_practices",
    "refuse_impossible", "said", "set_from", "take_back", "words",
]  # fmt: skip
