"""What a word in a cell means: one of our codes. What was understood is counted, so that it can be shown."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from casework.exchange.sheets import vocabulary
from casework.exchange.sheets.columns import ALIKE, APART, LONG_ENOUGH
from foundation.codes import codes
from foundation.language import data
from foundation.words import labels
from social_map.exchange.cells.columns import plain

_HOLDS = frozenset({"main_reason", "category", "referrer_type", "closing_reason", "stop_reason", "session_kind"})
_SHARED = {"stop_reason_and_closing_reason": ("stop_reason", "closing_reason"), "only_stop_reason": ("stop_reason",)}
_LONGEST_NOTHING = 30
_SIGN = re.compile(r"[?\-.]+")
Words = Mapping[str, Mapping[str, str]]  # list → word → code


@dataclass(frozen=True, slots=True)
class Meaning:
    """The code of a text. `how`: word, own (the organisation said so), alike (a typing error), holds (stands in it).

    Without a code: `several` (more than one stands in it) or `unknown`; `near` is then the Dutch name of what it
    resembles most.
    """

    code: str | None
    how: str
    near: str = ""


class Meanings:
    """The words of each list: ours and those of the organisation, which come first."""

    def __init__(self, own: Words | None = None) -> None:
        self._own = own or {}
        self._found: dict[tuple[str, str], Meaning] = {}
        self.seen: Counter[tuple[str, str, Meaning]] = Counter()

    def code(self, field: str, listed: str, text: str) -> Meaning:
        """What a text means in this list; counted under its field."""
        if (listed, text) not in self._found:
            self._found[listed, text] = self._read(listed, text)
        meaning = self._found[listed, text]
        self.seen[field, text, meaning] += 1
        return meaning

    def _read(self, listed: str, text: str) -> Meaning:
        asked = simplify(text)
        own = self._own.get(listed, {})
        if asked in own:
            return Meaning(own[asked], "own")
        ours = words_of(listed)
        if asked in ours:
            return Meaning(ours[asked], "word")
        return _alike(asked, ours) or _holds(listed, asked, {**ours, **own}) or _unknown(listed, asked, ours)


def simplify(text: str) -> str:
    """Without capitals, accents and punctuation; a lone sign such as ? or - is kept."""
    return plain(text) or (text.strip() if _SIGN.fullmatch(text.strip()) else "")


@lru_cache(maxsize=50_000)
def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing: "-", "n.v.t.", "nog niet"."""
    return not text.strip() or (len(text) <= _LONGEST_NOTHING and simplify(text) in _nothing())


def names_of(listed: str) -> dict[str, str]:
    """The codes of a list → what they are called in Dutch; those of who somebody is have theirs in labels.toml."""
    own: dict[str, str] | None = labels("casework")["sheet"]["list"].get(listed)
    return own or {code: each.nl for code, each in codes(listed).items()}


@cache
def words_of(listed: str) -> dict[str, str]:
    """Every word of a list → its code: the codes, their names, and `values.toml`."""
    table = _table()
    sections = [table.get(listed, {}), *(table[name] for name, lists in _SHARED.items() if listed in lists)]
    found = {simplify(word): code for each in sections for code, said in each.items() for word in said.split(",")}
    found |= {simplify(name): code for code, name in names_of(listed).items()}
    return found | {simplify(code): code for code in names_of(listed)}


@cache
def _nothing() -> frozenset[str]:
    return frozenset(simplify(word) for word in _table()["nothing"]["all"].split(","))


@cache
def _denials() -> tuple[str, ...]:
    return tuple(word.strip() for word in _table()["denial"]["all"].split(","))


def _table() -> dict[str, Any]:
    return data.table("casework.exchange.sheets", "values.toml")


def _alike(asked: str, words: Mapping[str, str]) -> Meaning | None:
    """A word with a typing error in it, when no other code comes near."""
    if len(asked) < LONG_ENOUGH:
        return None
    near = process.extract(asked, _not_fuller(asked, words), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=5)
    close = {words[word] for word, score, _ in near if score > near[0][1] - APART}
    return Meaning(close.pop(), "alike") if len(close) == 1 else None


def _not_fuller(asked: str, words: Iterable[str]) -> list[str]:
    """But for those that say more: "praktijkondersteuner" is no "praktijkondersteuner ggz" with a typing error."""
    there = set(asked.split())
    return [word for word in words if not there < (said := set(word.split())) or said - there <= vocabulary.small()]


def _holds(listed: str, asked: str, words: Mapping[str, str]) -> Meaning | None:
    """Known words within a longer text: one code is taken, of two somebody has to choose, and none that is denied."""
    if listed not in _HOLDS:
        return None
    within = f" {asked} "
    there = sorted((word for word in words if len(word) > 2 and f" {word} " in within), key=len, reverse=True)  # noqa: PLR2004
    found: set[str] = set()
    for word in there:
        if any(f" {denial} {word} " in within for denial in _denials()):
            return None
        if f" {word} " in within:
            found.add(words[word])
            within = within.replace(f" {word} ", "  ")
    found -= {"anders", "onbekend"}
    if len(found) > 1:
        return Meaning(None, "several")
    return Meaning(found.pop(), "holds") if found else None


def _unknown(listed: str, asked: str, words: Mapping[str, str]) -> Meaning:
    near = process.extractOne(asked, words.keys(), scorer=fuzz.ratio, score_cutoff=70)
    return Meaning(None, "unknown", names_of(listed).get(words[near[0]], "") if near else "")
