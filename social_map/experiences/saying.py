"""What can be said of a listing with a tap: codes and their labels, in their order."""

from collections.abc import Mapping

from foundation.words import labels


def said(language: str = "nl") -> Mapping[str, str]:
    """Code → label."""
    found: Mapping[str, str] = labels("social_map", language)["experience"]
    return found
