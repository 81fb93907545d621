"""What crosses a norm in a municipality today, as sentences, each with its norm and its source (C04, C07, C08, C12).

Whoever sets a norm could find with it how many are on either side. So norms are held against what the reports show of
the last four whole quarters, and that people wait is said from fixed bounds on, without a number.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from casework import waiting
from foundation.language.dates import said_on
from foundation.storage import Store
from foundation.words import say_plain
from monitoring import capacity, norms, practices, quarters, shares, sources
from monitoring.capacity import Gauge
from monitoring.norms import Band
from monitoring.practices import Practice
from monitoring.quarters import Quarters
from monitoring.scope import Scope

NORMS = ("waiting", "clients_per_fte", "practice_meeting", *shares.SHARES)


@dataclass(frozen=True, slots=True)
class Signal:
    """`text` is a sentence or two; `norm` is what it crosses, in words, and `source` where that comes from."""

    kind: str
    text: str
    norm: str
    source: str


def crossed(
    store: Store, scope: Scope, municipality_id: int, *, now: datetime, year: Quarters | None = None,
    language: str = "nl",
) -> list[Signal]:  # fmt: skip
    """The gravest first: who waits, whether it is full, which practices were not met, who refers otherwise, shares.

    `year`: the last four quarters, where they were made already.
    """
    today, year = said_on(now), year or quarters.last_four(store, scope, municipality_id, now=now)
    held = norms.bands(store, [municipality_id], NORMS, on=today)
    every = practices.every(store, year, today=today)
    agreed = norms.of_practices(store, "referrals_agreed", municipality_id, on=today)
    return [
        *_waiting(store, municipality_id, held["waiting"], today, language),
        *_full(capacity.gauge(store, year, today=today), held["clients_per_fte"], language),
        *_meetings(every, held["practice_meeting"], today, language),
        *_agreed(every, agreed, language),
        *(
            _signal(each.band.kind.key, each.band, language, norm=norms.figure(each.band.least), whole=each.whole)
            for each in shares.below(year, held)
        ),
    ]


def _waiting(store: Store, place: int, band: Band, today: date, language: str) -> Iterator[Signal]:
    """From two months on, or where the norm is more than that from three: no other bound is ever counted with."""
    found, three = waiting.count(store, [place], today=today), band.least > waiting.LONG.days
    if found.too_long if three else found.long:
        yield _signal("waiting", band, language, three=three, too_long=bool(found.too_long))


def _full(gauge: Gauge, band: Band, language: str) -> Iterator[Signal]:
    if gauge.full:
        facts = {"new": gauge.new, "at_least": gauge.at_least, "fte": norms.figure(gauge.fte)}
        yield _signal("full", band, language, **facts)


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
