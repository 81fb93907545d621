"""At most one message a day that nobody asked for, beside the overview (DESIGN §2: a coach keeps her quiet).

Apart from that are the question after three or six months, a cancelled date, and the overview itself.
"""

from datetime import datetime, time, timedelta

from sqlalchemy import exists, select

from dialogue.hours import may_speak_to
from dialogue.models import Outgoing
from dialogue.outbox import Address
from dialogue.week import begins, last_working_day
from foundation.language.dates import AMSTERDAM, said_on
from foundation.people import people
from foundation.storage import Store

LOOK_BACK = timedelta(minutes=30)  # by then it was sent
APART = frozenset({"overview", "check", "visit_off", "locked"})


def may_tell(store: Store, to: Address, *, now: datetime, can_wait: bool = True) -> bool:
    """Whether this coach may be told something now: in her hours, and nothing else unasked was said today.

    On the last working day of a week the look back at that week goes first; what `can_wait` waits until after it.
    Who is no coach has other limits (a provider one message a week), and may be told here.
    """
    who = people.who(store, to.channel, to.account, today=said_on(now))
    if not who.has("coach"):
        return True
    if can_wait and last_working_day(said_on(now)) == said_on(now) and now < begins(said_on(now)) + LOOK_BACK:
        return False
    return may_speak_to(store, who, now) and has_room(store, to, now=now)


def has_room(store: Store, to: Address, *, now: datetime) -> bool:
    """Whether nothing that counts was said to this account today, in Amsterdam."""
    begun = datetime.combine(said_on(now), time(), AMSTERDAM)
    said = exists().where(
        Outgoing.channel == to.channel, Outgoing.account == to.account, Outgoing.dedupe_key.is_not(None),
        Outgoing.kind.not_in(APART), Outgoing.made_at >= begun,
    )  # fmt: skip
    return not store.scalar(select(said))
