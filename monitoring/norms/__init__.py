"""Targets and norms as bands, each with its source, from when it holds, and the municipality's own (DOMAIN §1.C)."""

from monitoring.norms.bands import Band, figure, said
from monitoring.norms.catalogue import Kind, kind, kinds, words
from monitoring.norms.holding import band, bands, in_force, of_each, of_practices
from monitoring.norms.setting import NormNotYours, NotABand, history, may_set, set_from, take_back

__all__ = [
    "Band", "Kind", "NormNotYours", "NotABand", "band", "bands", "figure", "history", "in_force", "kind", "kinds",
    "may_set", "of_each", "of_practices", "said", "set_from", "take_back", "words",
]  # fmt: skip
