"""Every number somebody may ask the meaning of: those of the report, and those on a screen of their own."""

import tomllib
from collections.abc import Mapping
from functools import cache

from monitoring import sources
from monitoring.definitions import WORDS, Definition, definitions
from monitoring.indicators import DEFINITIONS


@cache
def beside(language: str = "nl") -> Mapping[str, Definition]:
    """What no report counts: print-outs of practices (DOMAIN I4) and capacity (I23)."""
    words = tomllib.loads((WORDS / language / "beside.toml").read_text(encoding="utf-8"))
    named = {key: each | {"source": sources.long(each["source"], language)} for key, each in words.items()}
    return {key: Definition(key=key, version=DEFINITIONS, **each) for key, each in named.items()}


def explained(language: str = "nl", version: str = DEFINITIONS) -> Mapping[str, Definition]:
    """What a report of that version counts, and what stands beside it. NotFound for a version that never was."""
    return {**definitions(language, version), **beside(language)}
