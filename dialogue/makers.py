"""Screens that are made by the sender, from a read-only view, because they take longer than a moment."""

from collections.abc import Mapping

from dialogue.delivery import Maker

MAKERS: Mapping[str, Maker] = {}
