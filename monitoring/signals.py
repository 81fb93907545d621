"""What crosses a norm in a municipality today, as sentences, each with its norm and its source (C04, C07, C08, C12).

Numbers of people go in steps of five and below five are not said; numbers of practices are as they are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from casework import waiting
from foundation.language import numbers
from foundation.storage import Store
from foundation.words import say_plain
from monitoring import capacity, norms, practices, shares, sources
from monitoring.capacity import Gauge
from monitoring.norms import Band
from monitoring.practices import Practice
from monitoring.scope import Scope

NORMS = ("waiting", "clients_per_fte", "practice_meeting", *shares.SHARES)
MONTH = 30.5  # days
NEAR = 0.1  # of a month: so much is still that month


@dataclass(frozen=True, slots=True)
class Signal:
    """`text` is a sentence or two; `norm` is what it crosses, in words, and `source` where that comes from."""

    kind: str
    text: str
    norm: str
    source: str


def crossed(store: Store, scope: Scope, municipality_id: int, *, today: date, language: str = "nl") -> list[Signal]:
    """The gravest first: who waits, whether it is full, which practices were not met, who refers otherwise, shares."""
    held = norms.bands(store, [municipality_id], NORMS, on=today)
    every = practices.every(store, scope, municipality_id, today=today)
    agreed = norms.of_practices(store, "referrals_agreed", municipality_id, on=today)
    below = shares.below(store, scope, municipality_id, held, today=today)
    return [
        *_waiting(store, municipality_id, held["waiting"], today, language),
        *_full(capacity.gauge(store, scope, municipality_id, today=today), held["clients_per_fte"], language),
        *_meetings(every, held["practice_meeting"], today, language),
        *_agreed(every, agreed, language),
        *(_signal(band.kind.key, band, language, norm=norms.figure(band.least)) for band in below),
    ]


def _waiting(store: Store, place: int, band: Band, today: date, language: str) -> Iterator[Signal]:
    long, too_long = timedelta(days=band.least), timedelta(days=band.most)
    found = waiting.count(store, [place], today=today, long=long, too_long=too_long)
    if found.long:
        facts = {
            "long": waiting.told(found.long), "too_long": waiting.told(found.too_long),
            "first": _length(band.least), "second": _length(band.most),
            "counted": not waiting.says_the_rest(store, [place], today=today),
        }  # fmt: skip
        yield _signal("waiting", band, language, **facts)


def _full(gauge: Gauge, band: Band, language: str) -> Iterator[Signal]:
    if gauge.full:
        yield _signal("full", band, language, new=gauge.new, fte=norms.figure(gauge.fte))


def _meetings(every: list[Practice], band: Band, today: date, language: str) -> Iterator[Signal]:
    late = sum(each.late(today) for each in every)
    if late:
        yield _signal("meetings", band, language, late=late)


def _agreed(every: list[Practice], agreed: Mapping[int, Band], language: str) -> Iterator[Signal]:
    """Of practices that promised a number; what is only hoped for is nobody's norm."""
    for stands in ("below", "above"):
        found = [each for each in every if each.number in agreed and each.stands == stands]
        if found:
            yield _signal("agreed", agreed[found[0].number], language, practices=len(found), stands=stands)


def _signal(kind: str, band: Band, language: str, **facts: object) -> Signal:
    text = " ".join(say_plain("monitoring", f"signals/{kind}", language, **facts).split())
    return Signal(kind, text, norms.said(band, language), sources.short(band.kind.source, language))


def _length(days: float) -> dict[str, object]:
    """Whole months where it is about so many, else days."""
    months = round(days / MONTH)
    if months and abs(days / MONTH - months) <= NEAR:
        return {"number": numbers.spell(months), "months": True, "one": months == 1}
    return {"number": norms.figure(days), "months": False, "one": days == 1}
