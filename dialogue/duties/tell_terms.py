"""In the first week of a month who coordinates hears how much was erased, and what comes: counts only (DOMAIN §4.4)."""

from datetime import date, datetime, timedelta

from casework import rights, terms
from dialogue import outbox
from dialogue.duty import Duty
from dialogue.hours import Hours, may_speak_to
from dialogue.outbox import Address
from dialogue.screens import Screen
from dialogue.talk import Tools
from dialogue.unasked import may_tell
from foundation.language.dates import AMSTERDAM, said_on
from foundation.people import accounts, people
from foundation.people.models import Account
from foundation.people.who import Member
from foundation.storage import Store

KIND = "terms"
FIRST_DAYS = 7


def tell_terms(store: Store, tools: Tools, now: datetime) -> int:
    """Once a month, on a working morning, for each organisation where there is something to tell."""
    today, usual = said_on(now), Hours()
    if today.day > FIRST_DAYS or not usual.overview_at <= now.astimezone(AMSTERDAM).time() < usual.overview_until:
        return 0
    every = [account for role in rights.DECIDERS for account in accounts.with_role(store, role, today=today)]
    return sum(_tell(store, tools, account, now) for account in every)


def _tell(store: Store, tools: Tools, account: Account, now: datetime) -> int:
    who = people.who(store, account.channel, account.number, today=said_on(now))
    to, said = Address(account.channel, account.number, account.number, who.language), 0
    for member in [one for one in who.members if one.role in rights.DECIDERS]:
        key = f"terms:{account.person_id}:{member.organisation_id}:{said_on(now):%Y-%m}"
        if outbox.is_known(store, key) or not may_speak_to(store, who, now) or not may_tell(store, to, now=now):
            continue
        facts = _facts(store, tools, member, now)
        if any(facts[name] for name in ("gone", "soon", "held", "asleep")):
            said += int(
                outbox.prompt(store, to, Screen("rights/terms", facts), now=now, key=key, kind=KIND) is not None
            )
    return said


def _facts(store: Store, tools: Tools, member: Member, now: datetime) -> dict[str, object]:
    ahead = terms.outlook(store, member.organisation_id, tools.terms, now=now)
    until = said_on(now).replace(day=1) - timedelta(days=1)
    gone = terms.erased(store, member.organisation_id, date(until.year, until.month, 1), until)
    return {
        "organisation": member.organisation, "month": until, "gone": gone, "soon": ahead.now + ahead.soon,
        "held": ahead.held, "asleep": ahead.asleep, "months": tools.terms.months,
    }  # fmt: skip


DUTY = Duty("tell_terms", timedelta(minutes=5), tell_terms)
