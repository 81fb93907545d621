"""Client screens and the lines that coaches typed about clients leave the chat within 47 hours (DESIGN §4)."""

from datetime import datetime, timedelta

from sqlalchemy import select

from dialogue import outbox
from dialogue.duty import Duty
from dialogue.letters import Letter
from dialogue.models import Incoming, Outgoing
from dialogue.outbox import Address
from dialogue.screens import CLIENT_SCREEN_STAYS
from dialogue.talk import Tools
from foundation.storage import Store

AT_A_TIME = 500


def take_away(store: Store, _tools: Tools, now: datetime) -> int:
    """Put the deletions that are due in the outbox."""
    screens = store.scalars(
        select(Outgoing)
        .where(
            Outgoing.private, Outgoing.removed_at.is_(None), Outgoing.remove_after <= now, Outgoing.message.is_not(None)
        )
        .limit(AT_A_TIME)
    ).all()
    lines = store.scalars(
        select(Incoming)
        .where(Incoming.removable, Incoming.removed_at.is_(None), Incoming.received_at <= now - CLIENT_SCREEN_STAYS)
        .limit(AT_A_TIME)
    ).all()
    due: list[Outgoing | Incoming] = [*screens, *lines]
    for row in due:
        row.removed_at = now
        if row.message is not None:
            to = Address(row.channel, row.account, row.chat)
            outbox.put(store, to, Letter(drop=(row.message,)), now=now, kind="chore")
    return len(due)


DUTY = Duty("take_away", timedelta(minutes=5), take_away)
