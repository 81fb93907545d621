"""What every number means, in words, for /definities and for the definitions in every export.

Each version of the definitions has its own file of words in each language, which is never changed in meaning once a
report was frozen with it: an old report is explained with the words of its own version.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from foundation.refusals import NotFound
from monitoring import sources
from monitoring.indicators import DEFINITIONS, INDICATORS

WORDS = Path(__file__).parent / "words"
LANGUAGES = ("nl", "en")
SAID_BY_INDICATORS = ("theme", "unit", "source")  # by the code, unless the file of a version says otherwise


@dataclass(frozen=True, slots=True)
class Definition:
    """One definition. `source` names the documents it rests on, as a reader knows them."""

    key: str
    theme: str
    title: str
    text: str
    unit: str
    source: str
    version: str = DEFINITIONS


def definitions(language: str = "nl", version: str = DEFINITIONS) -> Mapping[str, Definition]:
    """Every definition of a version by the key of its indicator, in the order of the report.

    NotFound for a version that never was; KeyError where the present one lacks the words of an indicator.
    """
    return read(WORDS / language, version, language)


@cache
def read(folder: Path, version: str, language: str) -> Mapping[str, Definition]:
    """The definitions in the file of one version."""
    file = folder / f"definitions-{version}.toml"
    if not version.isalnum() or not file.is_file():
        raise NotFound
    words = tomllib.loads(file.read_text(encoding="utf-8"))
    lasting = [key for key in INDICATORS if key in words or version == DEFINITIONS]
    every = (*lasting, *(words.keys() - INDICATORS.keys()))
    return {key: _definition(key, words[key], version, language) for key in every}


def _definition(key: str, words: Mapping[str, str], version: str, language: str) -> Definition:
    """What is counted no more says its theme, unit and source itself."""
    usual = {name: getattr(INDICATORS[key], name) for name in SAID_BY_INDICATORS} if key in INDICATORS else {}
    of = usual | {name: words[name] for name in SAID_BY_INDICATORS if name in words}
    of["source"] = sources.long(of["source"], language)
    return Definition(key=key, title=words["title"], text=words["text"].strip(), version=version, **of)
