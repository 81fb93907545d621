"""On Monday a regisseur hears what crosses a norm in her municipalities; where nothing does, nothing (US-R2, C12)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache

from dialogue import outbox
from dialogue.duty import Duty
from dialogue.hours import Hours, may_speak_to
from dialogue.outbox import Address
from dialogue.steering import meeting_screens
from dialogue.talk import Tools
from foundation.language.dates import AMSTERDAM, next_working_day, said_on
from foundation.people import accounts, people
from foundation.people.who import Who
from foundation.storage import Store
from monitoring import quarters, shares, signals
from monitoring.quarters import Quarters
from monitoring.scope import Scope
from monitoring.scopes import scope_for
from monitoring.signals import Signal

KIND = "signals"


def tell_signals(store: Store, _tools: Tools, now: datetime) -> int:
    """Tell every regisseur in whose municipalities something crosses a norm, once a week, in one message."""
    usual, today, said, seen = Hours(), said_on(now), 0, set[int]()
    if not _first_of_week(today) or not usual.overview_at <= now.astimezone(AMSTERDAM).time() < usual.overview_until:
        return 0
    years = cache(lambda scope: quarters.last_four(store, scope, min(scope.municipality_ids), now=now))  # once for all
    for account in accounts.with_role(store, "regisseur", today=today):
        key = f"{KIND}:{account.person_id}:{today}"
        if account.person_id in seen or outbox.is_known(store, key):
            continue
        seen.add(account.person_id)
        who = people.who(store, account.channel, account.number, today=today)
        if may_speak_to(store, who, now) and (found := _found(store, who, now, years)):
            to = Address(account.channel, account.number, account.number, who.language)
            screen = meeting_screens.monday(found, who.language)
            said += outbox.prompt(store, to, screen, now=now, key=key, kind=KIND) is not None
    return said


def _found(store: Store, who: Who, now: datetime, years: Callable[[Scope], Quarters]) -> dict[str, list[Signal]]:
    """What crosses a norm, by the name of the municipality. What only a new quarter changes is told once a quarter."""
    today = said_on(now)
    found, news = {}, shares.is_news(today, today - timedelta(weeks=1))
    for place, name in meeting_screens.municipalities(store, who).items():
        scope = scope_for(store, who, name)
        crossed = signals.crossed(store, scope, place, now=now, year=years(scope), language=who.language)
        if told := [each for each in crossed if each.kind not in shares.SHARES or news]:
            found[name] = told
    return found


def _first_of_week(today: date) -> bool:
    return today == next_working_day(today - timedelta(days=today.weekday()))


DUTY = Duty("tell_signals", timedelta(hours=1), tell_signals)
