"""A coach doubts a listing: its provider is asked, within the one message a week, and learns nothing of who or why."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from dialogue import outbox
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.keepers import Keepers
from dialogue.outbox import Address
from dialogue.screens import Button, Screen
from dialogue.talk import Tools
from dialogue.whereabouts import last_said
from foundation.language.dates import said_on
from foundation.people import people
from foundation.storage import Store
from foundation.words import label
from social_map import listings, opening, reports
from social_map.models import Listing, ListingReport
from social_map.queries import reports as queries

KIND = "still_right"  # it counts as this week's question
A_WEEK = timedelta(days=7)
Reported = tuple[Listing, ListingReport]


def ask_reported(store: Store, tools: Tools, now: datetime) -> int:
    """Ask everybody with an account who was not asked this week; the others are asked by mail, or called."""
    if not may_speak(now):
        return 0
    waiting = [(listing, report) for listing, report in queries.to_ask(store) if not _asked_since(listing, report)]
    keepers, batch = Keepers(store, tools, now=now) if waiting else None, defaultdict(list)
    for listing, report in waiting:
        account = keepers.account(listing) if keepers else None
        if account is not None:
            batch[account.channel, account.number].append((listing, report))
    return sum(_ask(store, *whom, about, now=now) for whom, about in batch.items())


def _asked_since(listing: Listing, report: ListingReport) -> bool:
    """The weekly question about it went out after the report: that is the question."""
    if listing.last_asked_at is None or listing.last_asked_at < report.reported_at:
        return False
    reports.asked([report], now=listing.last_asked_at)
    return True


def _ask(store: Store, channel: str, number: int, about: Sequence[Reported], *, now: datetime) -> int:
    last = last_said(store, channel, number, KIND)
    if last is not None and now - last < A_WEEK:
        return 0
    who = people.who(store, channel, number, today=said_on(now))
    to = Address(channel, number, number, who.language)
    each = {listing.public_id: (listing, report.kind) for listing, report in about}
    facts = {
        "name": who.name,
        "listings": [(one.title, opening.times(one, said_on(now)), kind) for one, kind in each.values()],
    }
    screen = Screen("reports/ask", facts, _buttons([one for one, _ in each.values()], to.language))
    key = f"reported:{channel}:{number}:{said_on(now)}"
    if outbox.prompt(store, to, screen, now=now, key=key, kind=KIND) is None:
        return 0
    reports.asked([report for _, report in about], now=now)
    for one, _ in each.values():
        listings.asked(store, one, now=now)
    return 1


def _buttons(mine: Sequence[Listing], language: str) -> tuple[tuple[Button, ...], ...]:
    def choose(name: str, verb: str, one: Listing) -> Button:
        return Button(label("dialogue", f"buttons.{name}", language), verb, one.public_id)

    if len(mine) == 1:
        each = (("right", "pc"), ("change", "pl"), ("stopped", "ps"))
        return tuple((choose(name, verb, mine[0]),) for name, verb in each)
    return tuple((Button(one.title[:30], "pl", one.public_id), choose("right", "pc", one)) for one in mine)


DUTY = Duty("ask_reported", timedelta(seconds=15), ask_reported)
