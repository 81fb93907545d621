"""Kun jij iets beginnen? What many look for, to providers of that municipality, in their one message a week (US-A6).

It is named to come after `still_right`: keeping the map true goes first.
"""

from collections import defaultdict
from datetime import date, datetime, timedelta

from sqlalchemy import exists, select

from dialogue import mail, outbox
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.keepers import Keepers
from dialogue.models import Outgoing
from dialogue.outbox import Address
from dialogue.screens import Button, Screen
from dialogue.talk import Tools
from dialogue.wishing.words import subject
from foundation.language.dates import said_on
from foundation.people import municipalities, people
from foundation.storage import Store
from foundation.words import label
from social_map.freshness import A_WEEK
from social_map.wishes import calling
from social_map.wishes.counting import Asked

AT_A_TIME = 200
Whom = tuple[str, int]


def wish_calls(store: Store, tools: Tools, now: datetime) -> int:
    """Ask who was not asked anything this week."""
    if not may_speak(now):
        return 0
    asked, today = 0, said_on(now)
    for (channel, number), wanted in list(_for_whom(store, tools, now, today).items()):
        if asked >= AT_A_TIME:
            break
        if not _spoken_to(store, (channel, number), now):
            asked += _ask(store, (channel, number), wanted, now=now)
    return asked


def _for_whom(store: Store, tools: Tools, now: datetime, today: date) -> dict[Whom, list[tuple[int, Asked]]]:
    """By account: (organisation, what is wanted) in the municipalities where it does something."""
    every = calling.wanted(store, today)
    if not every:
        return {}
    keepers = Keepers(store, tools, now=now)
    found: dict[Whom, list[tuple[int, Asked]]] = defaultdict(list)
    for asked in every:
        for listing in calling.one_of_each(store, asked.municipality_id, keepers.organisation_ids, today):
            account = keepers.account(listing)
            if account is not None:
                found[account.channel, account.number].append((listing.organisation_id or 0, asked))
    return found


def _spoken_to(store: Store, whom: Whom, now: datetime) -> bool:
    """Whether she got her message of this week: this one, or the question whether everything is still right."""
    theirs = Outgoing.channel == whom[0], Outgoing.account == whom[1], Outgoing.kind == mail.KIND
    return bool(store.scalar(select(exists().where(*theirs, Outgoing.made_at > now - A_WEEK))))


def _ask(store: Store, whom: Whom, wanted: list[tuple[int, Asked]], *, now: datetime) -> int:
    today = said_on(now)
    calls = []
    for organisation_id, asked in wanted:
        call = calling.begin(store, organisation_id, asked, now=now, today=today)
        if call is not None:
            calls.append((call, asked))
        if len(calls) == calling.MOST:
            break
    if not calls:
        return 0
    channel, number = whom
    who = people.who(store, channel, number, today=today)
    names = {m.id: m.name for m in municipalities.list_all(store)}
    facts = {
        "name": who.name, "least": calling.ENOUGH,
        "wanted": [(subject(each.subject, each.category), names[each.municipality_id]) for _, each in calls],
    }  # fmt: skip
    yes = label("dialogue", "wish.begin", who.language)
    buttons = [
        (Button(yes.format(what=subject(each.subject, each.category))[:40], "wj", call.public_id),)
        for call, each in calls
    ]
    no = (Button(label("dialogue", "wish.not_me", who.language), "wx", calls[0][0].public_id),)
    screen = Screen("wish/call", facts, (*buttons, no))
    to = Address(channel, number, number, who.language)
    key = f"wish_call:{calls[0][0].public_id}"
    return int(outbox.prompt(store, to, screen, now=now, key=key, kind=mail.KIND) is not None)


DUTY = Duty("wish_calls", timedelta(minutes=15), wish_calls)
