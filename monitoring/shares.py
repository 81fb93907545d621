"""Which shares of a year lie on the other side of their norm: volunteering, and found on the map nearby (C07, C08).

A year is the last four whole quarters, so an answer stays as it is until the next quarter is over. Only that a norm is
crossed is said, never the share; and only where five fit on both sides of the norm, so that it says nothing about a
number below five that the reports hide.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from foundation.storage import Store
from monitoring.facts.choices import chosen
from monitoring.norms import Band
from monitoring.periods import Period
from monitoring.scope import Scope
from monitoring.suppression import INTERNAL

VOLUNTEERS, NEARBY = "volunteers", "on_map_nearby"  # keys of norms, and kinds of signals
SHARES = (VOLUNTEERS, NEARBY)
QUARTERS = 4


def below(
    store: Store, scope: Scope, municipality_id: int, bands: Mapping[str, Band], *, today: date
) -> Iterator[Band]:
    """The norms of these two that the last four whole quarters of this municipality stay below."""
    here = replace(scope, municipality_ids=frozenset({municipality_id}))
    last = Period.quarter_of(today).previous()
    found = chosen(store, here, first=last.shifted(1 - QUARTERS).first, last=last.last, today=today)
    counts = {VOLUNTEERS: (found.volunteers, found.clients), NEARBY: (found.nearby, found.known)}
    for key in SHARES:
        part, whole = counts[key]
        norm = bands[key].least  # per cent
        room = min(norm, 100 - norm) * whole
        if 100 * part < norm * whole and room >= 100 * INTERNAL.threshold:
            yield bands[key]


def is_news(today: date, before: date) -> bool:
    """Whether a quarter ended since the day it was last told: only then these can be others."""
    return Period.quarter_of(today) != Period.quarter_of(before)
