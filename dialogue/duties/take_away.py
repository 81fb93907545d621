"""Client screens and the lines that coaches typed about clients leave the chat within 47 hours (DESIGN §4).

At once when somebody is no coach or coordinator any more: blocked, left, lapsed, or gone to another account; and when
her lock falls. What was on its way to her then waits for her PIN. Who never was one (a regisseur with stories, an
officer with a trail) keeps her screens those 47 hours.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, exists, false, or_, select, update

from dialogue import outbox
from dialogue.duty import Duty
from dialogue.letters import Letter
from dialogue.models import Incoming, Outgoing
from dialogue.outbox import Address
from dialogue.screens import CLIENT_SCREEN_STAYS
from dialogue.talk import Tools
from foundation.language.dates import said_on
from foundation.people import people
from foundation.people.models import Membership
from foundation.people.who import Who
from foundation.storage import Store, prepared

Accounts = list[tuple[str, int]]
WALK = ("coach", "coordinator")
AT_A_TIME = 500
_SCREENS = and_(Outgoing.private, Outgoing.removed_at.is_(None))
_LINES = and_(Incoming.removable, Incoming.removed_at.is_(None))


def take_away(store: Store, _tools: Tools, now: datetime) -> int:
    """Put the deletions that are due in the outbox; what is on its way to somebody who is out is not sent."""
    out, locked = _shut(store, now)
    for account in locked:
        outbox.hold_back(store, *account)
    out_or_locked = out + locked
    if out:
        store.execute(
            update(Outgoing)
            .where(Outgoing.private, Outgoing.state == "ready", _of(Outgoing, out))
            .values(state="cancelled", payload=None)
        )
    due: list[Outgoing | Incoming] = [
        *store.scalars(*_old_screens(now=now)), *store.scalars(*_old_lines(before=now - CLIENT_SCREEN_STAYS)),
    ]  # fmt: skip
    if out_or_locked:
        theirs = select(Outgoing).where(_SCREENS, Outgoing.message.is_not(None), _of(Outgoing, out_or_locked))
        due += [*store.scalars(theirs.limit(AT_A_TIME))]
        due += [*store.scalars(select(Incoming).where(_LINES, _of(Incoming, out_or_locked)).limit(AT_A_TIME))]
    due = list(dict.fromkeys(due))
    for row in due:
        row.removed_at = now
        if row.message is not None:
            to = Address(row.channel, row.account, row.chat)
            outbox.put(store, to, Letter(drop=(row.message,)), now=now, kind="chore")
    return len(due)


@prepared
def _old_screens(now: datetime) -> Select[Outgoing]:
    return (
        select(Outgoing)
        .where(_SCREENS, Outgoing.message.is_not(None), Outgoing.remove_after <= now)
        .limit(AT_A_TIME)
    )  # fmt: skip


@prepared
def _old_lines(before: datetime) -> Select[Incoming]:
    return select(Incoming).where(_LINES, Incoming.received_at <= before).limit(AT_A_TIME)


@prepared
def _with_something() -> CompoundSelect[str, int]:
    """The accounts that still have something of a client in their chat, or on its way."""
    there = or_(Outgoing.message.is_not(None), Outgoing.state.in_(("ready", "sending")))
    screens = select(Outgoing.channel, Outgoing.account).where(_SCREENS, there)
    return screens.union(select(Incoming.channel, Incoming.account).where(_LINES))


def _shut(store: Store, now: datetime) -> tuple[Accounts, Accounts]:
    """The accounts that still have something of a client in their chat, or on its way: of who is out, and locked."""
    out: Accounts = []
    locked: Accounts = []
    for channel, number in store.execute(*_with_something()).all():
        who = people.who(store, channel, number, today=said_on(now))
        if not who.members or (not who.has(*WALK) and _walked(store, who)):
            out.append((channel, number))
        elif who.is_locked(now):
            locked.append((channel, number))
    return out, locked


def _walked(store: Store, who: Who) -> bool:
    """Whether she ever walked with clients, so that what is in her chat can be of them."""
    ever = Membership.person_id == who.person_id, Membership.role.in_(WALK)
    return bool(store.scalar(select(exists().where(*ever))))


def _of(table: type[Outgoing | Incoming], accounts: Accounts) -> ColumnElement[bool]:
    return or_(false(), *(and_(table.channel == channel, table.account == number) for channel, number in accounts))


DUTY = Duty("take_away", timedelta(minutes=1), take_away)
