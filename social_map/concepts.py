"""The lexicon as the people who extend it see it: its files checked one by one, a concept whole, what leads to it."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from social_map.search.lexicon import FILES, KINDS, Lexicon, split
from social_map.search.soundness import Flaw
from social_map.text import fold, words

STRONGEST, ALIKE, OFFERED, WINDOW = 10, 75, 5, 9
Tables = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Told:
    """One concept: its phrases as written, its relations as (code, tenths), and the concepts that lead to it."""

    code: str
    label: str
    kind: str
    words: Sequence[str]
    under: Sequence[str]
    above: Sequence[str]
    helps: Mapping[str, int]
    near: Mapping[str, int]
    without: Sequence[str]
    led_to_by: Mapping[str, int]
    category: str | None


def read(folder: Path) -> tuple[dict[str, dict[str, Any]], list[Flaw]]:
    """The files of a lexicon, and what cannot be read in them: no file, no TOML, no words, a strength that is none."""
    found: dict[str, dict[str, Any]] = {}
    wrong: list[Flaw] = []
    for name in FILES:
        try:
            found[name] = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            wrong.append(Flaw("no_file", f"{name}.toml"))
        except tomllib.TOMLDecodeError as mistake:
            wrong.append(Flaw("no_toml", f"{name}.toml", str(mistake)))
    return found, wrong or [flaw for kind in KINDS for code, entry in found[kind].items() for flaw in _of(code, entry)]


def find(lexicon: Lexicon, text: str) -> list[str]:
    """The concepts that somebody means: by code or label, else those whose words stand in the text."""
    plain = fold(text).strip()
    named = [code for code, one in lexicon.concepts.items() if plain in (code, fold(one.label))]
    meant = {match.owner for match in lexicon.matcher.find(words(text), window=WINDOW)}
    return named or sorted(meant)


def alike(lexicon: Lexicon, text: str) -> list[str]:
    """Labels that are written much like it."""
    labels = sorted({one.label for one in lexicon.concepts.values()})
    found = process.extract(text, labels, scorer=fuzz.WRatio, limit=OFFERED, score_cutoff=ALIKE)
    return [label for label, *_ in found]


def told(lexicon: Lexicon, tables: Tables, code: str) -> Told:
    """A concept whole. KeyError for a code that is none."""
    concept = lexicon.concepts[code]
    leading = {
        one.code: max(one.helps.get(code, 0.0), one.near.get(code, 0.0))
        for one in lexicon.concepts.values()
        if code in {**one.helps, **one.near}
    }
    return Told(
        code, concept.label, concept.kind, split(tables[concept.kind][code]["words"]), concept.under,
        [one.code for one in lexicon.concepts.values() if code in one.under], _tenths(concept.helps),
        _tenths(concept.near), concept.without, _tenths(leading), lexicon.home(code),
    )  # fmt: skip


def _tenths(strengths: Mapping[str, float]) -> dict[str, int]:
    """Strongest first."""
    return {code: round(one * STRONGEST) for code, one in sorted(strengths.items(), key=lambda each: -each[1])}


def _of(code: str, entry: Any) -> Iterator[Flaw]:
    if not isinstance(entry, dict) or not isinstance(entry.get("words"), str | list):
        yield Flaw("no_words", code)
        return
    for relation in ("helps", "near"):
        for phrase in split(entry.get(relation, "")):
            _, _, strength = phrase.rpartition(" ")
            if not strength.isdecimal() or not 0 < int(strength) <= STRONGEST:
                yield Flaw("no_strength", code, phrase)
