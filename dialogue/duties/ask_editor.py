"""After a month of silence, or where only a phone helps: the map's editor hears of it, at most once a week (US-A6)."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from dialogue import call_round, editors, outbox
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.models import Outgoing
from dialogue.outbox import Address
from dialogue.screens import Button, Screen
from dialogue.talk import Tools
from foundation.language.dates import said_on
from foundation.storage import Store
from foundation.words import label
from social_map.freshness import A_WEEK
from social_map.queries import keeping

KIND = "call_round"


def ask_editor(store: Store, tools: Tools, now: datetime) -> int:
    """Tell every editor for whom something new waits how much there is to call about."""
    if not may_speak(now):
        return 0
    told = 0
    for to, who in editors.reachable(store, said_on(now)):
        if _told_lately(store, to, now):
            continue
        calls = call_round.waiting(store, tools, who, now=now)
        if all(call.listing.editor_told_at is not None for call in calls):
            continue
        begin = Button(label("dialogue", "buttons.call_round", to.language), "bn")
        screen = Screen("call_round/waits", {"number": len(calls)}, ((begin,),))
        key = f"{KIND}:{to.channel}:{to.account}:{said_on(now)}"
        if outbox.prompt(store, to, screen, now=now, key=key, kind=KIND) is not None:
            told += 1
            keeping.tell_editor(store, [call.listing.id for call in calls], now=now)
    return told


def _told_lately(store: Store, to: Address, now: datetime) -> bool:
    mine = Outgoing.channel == to.channel, Outgoing.account == to.account, Outgoing.kind == KIND
    last = store.scalar(select(func.max(Outgoing.made_at)).where(*mine))
    return last is not None and said_on(now) - said_on(last) < A_WEEK


DUTY = Duty("ask_editor", timedelta(minutes=15), ask_editor)
