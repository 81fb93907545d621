"""When something fitting appears, who wished is told once, with one tap to see it; then she is forgotten (B21)."""

from collections import defaultdict
from datetime import datetime, timedelta
from functools import cache, partial

from dialogue import outbox
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.outbox import Address
from dialogue.screens import Button, Screen
from dialogue.talk import Tools
from dialogue.unasked import may_tell
from dialogue.wishing.parts import ROLES
from dialogue.wishing.words import spoken
from foundation.language.dates import said_on
from foundation.people import accounts, municipalities, people
from foundation.storage import Store
from social_map import wishes
from social_map.models import Listing
from social_map.search.lexicon import lexicon
from social_map.wishes import looking, queries
from social_map.wishes.models import Wish

MOST_SHOWN = 5
Came = tuple[Wish, list[Listing]]


def wishes_come_true(store: Store, _tools: Tools, now: datetime) -> int:
    """Look at what changed on the map, tell who wished for it, and forget who wished more than a year ago."""
    today = said_on(now)
    forgotten = wishes.forget(store, queries.past(store, wishes.old(today)))
    if not may_speak(now):
        return forgotten
    hers: dict[int, list[Came]] = defaultdict(list)
    for wish, found in looking.look(store, lexicon(), today, may_tell=cache(partial(_may_tell, store, now))):
        hers[wish.person_id or 0].append((wish, found))
    for person_id, came in hers.items():
        _tell(store, person_id, came, now=now)
        for wish, found in came:
            wishes.answer(store, wish, found[0], now=now)
    return forgotten + sum(map(len, hers.values()))


def _may_tell(store: Store, now: datetime, person_id: int | None) -> bool:
    """Whether this is a moment for her; who cannot be reached at all need not be waited for."""
    account = next(iter(accounts.of(store, person_id)), None) if person_id is not None else None
    return account is None or may_tell(store, Address(account.channel, account.number, account.number), now=now)


def _tell(store: Store, person_id: int, came: list[Came], *, now: datetime) -> None:
    """One message for everything that came at once. Who left or cannot be reached is not told."""
    account = next(iter(accounts.of(store, person_id)), None)
    if account is None:
        return
    who = people.who(store, account.channel, account.number, today=said_on(now))
    if not who.has(*ROLES):
        return
    places = {m.id: m.name for m in municipalities.list_all(store)}
    shown = {one.public_id: one for _, found in came for one in found[:MOST_SHOWN]}
    buttons = [(Button(one.title[:40], "ls", one.public_id),) for one in list(shown.values())[:MOST_SHOWN]]
    lines = [
        (spoken(wish, places, who.language), [one.title for one in found[:MOST_SHOWN]])
        for wish, found in came[:MOST_SHOWN]
    ]
    outbox.prompt(
        store, Address(account.channel, account.number, account.number, who.language),
        Screen("wish/came_true", {"wishes": lines}, tuple(buttons)), now=now, key=f"wish:{came[0][0].public_id}",
    )  # fmt: skip


DUTY = Duty("wishes_come_true", timedelta(seconds=15), wishes_come_true)
