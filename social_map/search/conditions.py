"""Conditions in a query (price, age, access, free entry …) and how a listing meets them: a factor from 0 to 1."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from social_map.search.entry import Entry
from social_map.search.lexicon import read_table, split

CHEAP = 300  # cents
NEARLY = 2  # years outside an age range that providers do not mind
YOUNGEST, ADOLESCENT, OLDEST = 4, 12, 105
FREE = {"vrije inloop", "inloop", "niet nodig", "vrij"}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: its code in the lexicon (or "max_cost", "age"), a label, an amount, the words that said it."""

    code: str
    label: str
    amount: int | None = None
    covers: frozenset[int] = frozenset()

    def factor(self, entry: Entry) -> float:
        """1 = met, about 0.5 = unknown, near 0 = not met."""
        return _CHECKS[self.code](entry, self.amount)


def _gratis(entry: Entry, _amount: int | None) -> float:
    if entry.cost_cents is None:
        return 0.4 if entry.cost_text else 0.55
    return 1.0 if entry.cost_cents == 0 else max(0.1, 0.35 - entry.cost_cents / 5000)


def _goedkoop(entry: Entry, _amount: int | None) -> float:
    if entry.cost_cents is None:
        return 0.6
    return 1.0 if entry.cost_cents <= CHEAP else max(0.2, 1.0 - entry.cost_cents / 2000)


def _max_cost(entry: Entry, amount: int | None) -> float:
    if entry.cost_cents is None:
        return 0.5
    return 1.0 if amount is None or entry.cost_cents <= amount else 0.15


def _rolstoel(entry: Entry, _amount: int | None) -> float:
    return {True: 1.0, None: 0.55, False: 0.1}[entry.wheelchair]


def _rollator(entry: Entry, _amount: int | None) -> float:
    return {True: 1.0, None: 0.75, False: 0.4}[entry.wheelchair]


def _online(entry: Entry, _amount: int | None) -> float:
    return 1.0 if entry.online else 0.15


def _thuis(entry: Entry, _amount: int | None) -> float:
    return 1.0 if entry.online or not entry.venue else 0.5


def _vrije_inloop(entry: Entry, _amount: int | None) -> float:
    if not entry.registration:
        return 0.6
    return 1.0 if entry.registration.lower() in FREE else 0.25


def _plek_vrij(entry: Entry, _amount: int | None) -> float:
    return 1.0 if entry.capacity == "open" else 0.12


def _age(entry: Entry, amount: int | None) -> float:
    if amount is None:
        return 1.0
    if entry.age_min is not None and amount < entry.age_min:
        return 0.6 if entry.age_min - amount <= NEARLY else 0.2
    if entry.age_max is not None and amount > entry.age_max:
        return 0.6 if amount - entry.age_max <= NEARLY else 0.15
    return 1.0 if entry.age_min is not None or entry.age_max is not None else 0.93


def _any(_entry: Entry, _amount: int | None) -> float:
    return 1.0


_CHECKS: dict[str, Callable[[Entry, int | None], float]] = {
    "gratis": _gratis,
    "goedkoop": _goedkoop,
    "max_cost": _max_cost,
    "rolstoel": _rolstoel,
    "rollator": _rollator,
    "online": _online,
    "thuis": _thuis,
    "vrije_inloop": _vrije_inloop,
    "plek_vrij": _plek_vrij,
    "deze_wijk": _any,
    "age": _age,
}

_EUROS = re.compile(r"(?:€\s*(\d+(?:[.,]\d\d?)?)|(\d+(?:[.,]\d\d?)?)\s*(?:euro|eur|piek)\b)", re.IGNORECASE)
_AGE = re.compile(
    r"\b(?:van\s+(\d{1,2})(?!\s*(?:euro|keer|weken|dagen|uur|minuten|kg|kilo|km))"
    r"|(?<!na )(?<!al )(?<!sinds )(\d{1,2})\s*[- ]?\s*(?:jaar|jarige?|jr)\b"
    r"(?!\s*(?:getrouwd|samen|gewerkt|huwelijk|lang|geleden|in\b|bij\b|voor\b)))"
)


def max_cost(query: str) -> int | None:
    """An amount in euros named in the query, in cents: "max 5 euro" → 500."""
    found = _EUROS.search(query)
    if found is None:
        return None
    return round(float((found[1] or found[2]).replace(",", ".")) * 100)


_BAND = re.compile(
    r"\b(?:boven|vanaf|ouder dan|over)\s+de\s+(\d{2})\b(?!\s*eur)"
    r"|\b(\d{2})\s*(?:\+|plus)|\b(?:onder|tot)\s+de\s+(\d{2})\b(?!\s*eur)"
)
_SMALL = read_table("small_words")
_RANGE = re.compile(r"\b(\d{2})\s*(?:-|–|tot|t/m)\s*(\d{2})\b(?!\s*(?:eur|uur|km|personen|keer))")
_PERSON = (
    r"(?:man|vrouw|mevrouw|mevr|mw|dhr|heer|meneer|mijnheer|jongen|meisje|client|clienten|cliente|weduwe|weduwnaar|dame"
    r"|moeder|vader|student|oma|opa|patient|buurman|buurvrouw|ben|is|v|m)"
)
_NO_AGE = r"(?!\s*(?:eur|keer|uur|km|maanden|weken|dagen|jaar geleden|kilo|kg|%))"
_BESIDE_A_PERSON = re.compile(
    rf"\b{_PERSON}\.?\s*[,(/]?\s*(\d{{2}})\b{_NO_AGE}|\b(\d{{2}})\s*[,/]?\s*{_PERSON}\b",
)
_WITHIN = {phrase.rsplit(" ", 1)[0]: int(phrase.rsplit(" ", 1)[1]) for phrase in split(_SMALL["within_ten"])}
_TENS = {word: tens for tens, word in enumerate(split(_SMALL["tens"]), 3)}
_PHASE = "|".join(sorted(_WITHIN, key=len, reverse=True))
_DECADE = re.compile(rf"\b({_PHASE})\s+(\d)0\b")
_WORD_DECADE = re.compile(rf"\b(?:({_PHASE})\s+)?({'|'.join(_TENS)})(er|ers|ster)?\b")


def age(query: str) -> int | None:
    """An age named in the query, in years: "man van 55", "82-jarige", "vrouw 78", "eind 40", "tachtiger"."""
    years = next((found for read in (_range, _band, _years, _beside_a_person, _decade) if (found := read(query))), 0)
    return years if YOUNGEST <= years <= OLDEST else None


def _range(query: str) -> int | None:
    """The middle of "18-25", where it may be an age."""
    found = _RANGE.search(query)
    if found is None or not ADOLESCENT <= int(found[1]) < int(found[2]):
        return None
    return (int(found[1]) + int(found[2])) // 2


def _band(query: str) -> int | None:
    band = _BAND.search(query)
    if band is None:
        return None
    return int(band[3]) - 2 if band[3] else int(band[1] or band[2]) + 2


def _years(query: str) -> int | None:
    found = _AGE.search(query)
    return int(found[1] or found[2]) if found else None


def _beside_a_person(query: str) -> int | None:
    found = _BESIDE_A_PERSON.search(query)
    return int(found[1] or found[2]) if found else None


def _decade(query: str) -> int | None:
    found = _DECADE.search(query)
    if found is not None:
        return int(found[2]) * 10 + _WITHIN[found[1]]
    said = _WORD_DECADE.search(query)
    if said is None or not (said[1] or said[3]):
        return None
    return _TENS[said[2]] * 10 + _WITHIN.get(said[1] or "", 5)


def numbers(words: Sequence[str]) -> frozenset[int]:
    """Positions of bare numbers and of "euro", "jaar", which name no wish."""
    plain = {"euro", "eur", "jaar", "jarige", "jarig", "max", "maximaal", "hooguit", "onder", "jr"}
    return frozenset(i for i, word in enumerate(words) if word.isdigit() or word in plain)
