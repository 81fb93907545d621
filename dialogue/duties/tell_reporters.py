"""Who reported that a listing is wrong hears what came of it; after that nobody knows any more who it was."""

from collections import defaultdict
from datetime import datetime, timedelta

from dialogue import outbox
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Tools
from dialogue.unasked import may_tell
from dialogue.whereabouts import reached
from foundation.storage import Store
from social_map import reports
from social_map.models import Listing, ListingReport
from social_map.queries import reports as queries


def tell_reporters(store: Store, _tools: Tools, now: datetime) -> int:
    """One message to each of them, about everything that was closed."""
    if not may_speak(now):
        return 0
    by_person: dict[int | None, list[tuple[Listing, ListingReport]]] = defaultdict(list)
    for listing, report in queries.to_tell(store):
        by_person[report.reported_by].append((listing, report))
    return sum(_tell(store, person_id, about, now=now) for person_id, about in by_person.items())


def _tell(store: Store, person_id: int | None, about: list[tuple[Listing, ListingReport]], *, now: datetime) -> int:
    """Who is no coach any more, or cannot be reached, is not told; the report is done with all the same.

    It waits for a day on which nothing else was said to her unasked.
    """
    to = reached(store, person_id, "coach", "coordinator", now=now)
    if to is not None and not may_tell(store, to, now=now):
        return 0
    if to is not None:
        there = {one.public_id: one for one, _ in about if one.status != "stopped"}
        buttons = [Button(one.title[:40], "ls", one.public_id) for one in there.values()]
        facts = {"told": [(listing.title, report.outcome) for listing, report in about]}
        key = f"report:{about[0][1].public_id}"
        outbox.prompt(store, to, Screen("reports/told", facts, in_rows(buttons, 1)), now=now, key=key, kind="report")
    for _, report in about:
        reports.told(report, now=now)
    return 1


DUTY = Duty("tell_reporters", timedelta(seconds=15), tell_reporters)
