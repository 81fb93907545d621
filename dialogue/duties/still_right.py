"""Klopt dit nog? One message to a provider, with all of her activities that are due, at most one a week (US-A1)."""

from datetime import datetime, timedelta

from dialogue import outbox
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.outbox import Address
from dialogue.screens import Button, Screen
from dialogue.talk import Tools
from foundation.language.dates import said_on
from foundation.people import accounts, people
from foundation.people.models import Account
from foundation.storage import Store
from foundation.words import label
from social_map import display, freshness, listings
from social_map.models import Listing
from social_map.queries import listings as queries
from social_map.search.entry import Moment


def still_right(store: Store, _tools: Tools, now: datetime) -> int:
    """Ask every provider who can be reached and was not asked this week."""
    if not may_speak(now):
        return 0
    today = said_on(now)
    due = queries.due(store, today)
    asked_on = queries.last_asked(store, {one.organisation_id for one in due if one.organisation_id is not None})
    bundles = freshness.bundles([(one.organisation_id or 0, one.id) for one in due], asked_on, today)
    by_id, who_keeps = {one.id: one for one in due}, _keepers(store, now)
    asked = 0
    for organisation_id, ids in bundles.items():
        account = who_keeps.get(organisation_id)
        if account is not None:
            asked += _ask(store, account, [by_id[i] for i in ids], now=now)
    return asked


def _keepers(store: Store, now: datetime) -> dict[int, Account]:
    """For every organisation the account of a provider who keeps its listings."""
    today = said_on(now)
    found: dict[int, Account] = {}
    for account in accounts.with_role(store, "provider", today=today):
        who = people.who(store, account.channel, account.number, today=today)
        for organisation_id in who.organisations("provider"):
            found.setdefault(organisation_id, account)
    return found


def _ask(store: Store, account: Account, mine: list[Listing], *, now: datetime) -> int:
    who = people.who(store, account.channel, account.number, today=said_on(now))
    to = Address(account.channel, account.number, account.number, who.language)
    facts = {"name": who.name, "listings": [(one.title, _when(one), _price(one)) for one in mine]}
    key = f"still_right:{mine[0].organisation_id}:{said_on(now)}"
    row = outbox.prompt(
        store, to, Screen("my_listings/still_right", facts, _buttons(mine)), now=now, key=key, kind="still_right"
    )
    if row is None:
        return 0
    for one in mine:
        listings.asked(store, one, now=now)
    return 1


def _buttons(mine: list[Listing]) -> tuple[tuple[Button, ...], ...]:
    if len(mine) == 1:
        about = mine[0].public_id
        return (
            (Button(label("dialogue", "buttons.right"), "pc", about),),
            (Button(label("dialogue", "buttons.change"), "pl", about),),
        )
    each = tuple((Button(one.title[:40], "pl", one.public_id),) for one in mine)
    return ((Button(label("dialogue", "buttons.all_right"), "pa", "-"),), *each)


def _when(listing: Listing) -> str:
    return display.when([Moment(row.day, row.start, row.end, row.frequency) for row in listing.schedule])


def _price(listing: Listing) -> str:
    return display.price(listing.cost_cents, listing.cost_text)


DUTY = Duty("still_right", timedelta(minutes=1), still_right)
