"""What every number means, in words, for /definities and for the definitions in every export."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from monitoring.indicators import DEFINITIONS, INDICATORS


@dataclass(frozen=True, slots=True)
class Definition:
    """One definition. `source` names the seed document and section it rests on."""

    key: str
    theme: str
    title: str
    text: str
    unit: str
    source: str
    version: str = DEFINITIONS


@cache
def definitions(language: str = "nl") -> dict[str, Definition]:
    """Every definition by the key of its indicator, in the order of the report. KeyError where one is missing."""
    words = tomllib.loads((files("monitoring") / "words" / language / "definitions.toml").read_text(encoding="utf-8"))
    return {
        key: Definition(
            key, each.theme, words[key]["title"], words[key]["text"].strip(), each.unit, each.source
        )
        for key, each in INDICATORS.items()
    }  # fmt: skip
