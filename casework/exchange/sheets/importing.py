"""Taking in what came of a spreadsheet, through the importer of folders: all of it, or nothing."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

from casework.exchange import importing
from casework.exchange.importing import Progress, silent
from casework.exchange.outcomes import Outcome
from casework.exchange.sheets import alike
from casework.exchange.sheets.translating import Translation
from casework.queries import stored
from casework.queries import terms as queries
from casework.terms import Terms
from foundation.language.dates import said_on
from foundation.people.models import Organisation
from foundation.people.who import Who
from foundation.storage import Store

_DAYS = {
    "referrals": "received_on", "sessions": "held_on", "participations": "started_on", "follow_ups": "answered_on",
    "closings": "closed_on",
}  # fmt: skip


def run(
    store: Store,
    who: Who,
    found: Translation,
    *,
    organisation: Organisation,
    secret: bytes,
    now: datetime,
    names_to: Path | None = None,
    progress: Progress = silent,
) -> Outcome:
    """Write it, unless a row is refused. For a rehearsal the caller rolls it back. Remarks are about the sheets."""
    refused = bool(found.findings.refused)
    outcome = importing.import_lines(
        store, who, found.lines.without(found.findings.spoilt), organisation=organisation, secret=secret, now=now,
        dry_run=refused, names_to=names_to, progress=progress,
    )  # fmt: skip
    found.lines.tell(outcome, found.findings)
    if refused:
        outcome.clear()
    return outcome


def past_their_term(store: Store, organisation: Organisation, kept: Terms, *, now: datetime) -> int:
    """How many trajectories were closed longer ago than they are kept: the clock erases them, in `terms.SETTLED`."""
    return queries.count_past(store, organisation.id, *kept.days(said_on(now)), now + timedelta(seconds=1))


def practices_alike(
    store: Store, found: Translation, *, apart: Collection[frozenset[str]] = ()
) -> list[tuple[str, str]]:
    """Practices of the spreadsheet that resemble each other, or one that is known; not those said to be two."""
    here = {line.values["practice"] for line in found.lines.of["referrals"]} - {""}
    pairs = alike.pairs(here | known_practices(store))
    return [pair for pair in pairs if here & set(pair) and frozenset(pair) not in apart]


def known_practices(store: Store) -> set[str]:
    """The names of the practices that there are."""
    return {each.name for each in stored.practices(store)}


def by_quarter(found: Translation) -> Mapping[tuple[int, int], Counter[str]]:
    """(year, quarter) → how many rows of each kind are of then: activities by the day they began. In order."""
    counts: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for kind, name in _DAYS.items():
        for line in found.lines.of[kind]:
            if day := line.values.get(name):
                told = date.fromisoformat(day)
                counts[told.year, (told.month + 2) // 3][kind] += 1
    return dict(sorted(counts.items()))
