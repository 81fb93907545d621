"""Client screens and the lines that coaches typed about clients leave the chat within 47 hours (DESIGN §4).

At once when somebody is no coach or coordinator any more: blocked, left, lapsed, or gone to another account.
"""

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, false, or_, select, update

from dialogue import outbox
from dialogue.duty import Duty
from dialogue.letters import Letter
from dialogue.models import Incoming, Outgoing
from dialogue.outbox import Address
from dialogue.screens import CLIENT_SCREEN_STAYS
from dialogue.talk import Tools
from foundation.language.dates import said_on
from foundation.people import people
from foundation.storage import Store

AT_A_TIME = 500
_SCREENS = and_(Outgoing.private, Outgoing.removed_at.is_(None))
_LINES = and_(Incoming.removable, Incoming.removed_at.is_(None))


def take_away(store: Store, _tools: Tools, now: datetime) -> int:
    """Put the deletions that are due in the outbox; what is on its way to somebody who is out is not sent."""
    out = _locked_out(store, now)
    store.execute(
        update(Outgoing)
        .where(Outgoing.private, Outgoing.state == "ready", _of(Outgoing, out))
        .values(state="cancelled", payload=None)
    )
    screens = store.scalars(
        select(Outgoing)
        .where(_SCREENS, Outgoing.message.is_not(None), or_(Outgoing.remove_after <= now, _of(Outgoing, out)))
        .limit(AT_A_TIME)
    ).all()
    old = Incoming.received_at <= now - CLIENT_SCREEN_STAYS
    lines = store.scalars(select(Incoming).where(_LINES, or_(old, _of(Incoming, out))).limit(AT_A_TIME)).all()
    due: list[Outgoing | Incoming] = [*screens, *lines]
    for row in due:
        row.removed_at = now
        if row.message is not None:
            to = Address(row.channel, row.account, row.chat)
            outbox.put(store, to, Letter(drop=(row.message,)), now=now, kind="chore")
    return len(due)


def _locked_out(store: Store, now: datetime) -> list[tuple[str, int]]:
    """The accounts that still have something of a client in their chat, or on its way, and may not any more."""
    there = or_(Outgoing.message.is_not(None), Outgoing.state.in_(("ready", "sending")))
    screens = select(Outgoing.channel, Outgoing.account).where(_SCREENS, there)
    lines = select(Incoming.channel, Incoming.account).where(_LINES)
    accounts = [(row[0], row[1]) for row in store.execute(screens.union(lines))]
    today = said_on(now)
    return [account for account in accounts if not _may_see(store, account, today)]


def _may_see(store: Store, account: tuple[str, int], today: date) -> bool:
    return people.who(store, *account, today=today).has("coach", "coordinator")


def _of(table: type[Outgoing | Incoming], accounts: list[tuple[str, int]]) -> ColumnElement[bool]:
    return or_(false(), *(and_(table.channel == channel, table.account == number) for channel, number in accounts))


DUTY = Duty("take_away", timedelta(minutes=1), take_away)
