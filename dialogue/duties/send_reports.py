"""Who subscribed gets the figures on the fifth working day after a period, and when they are frozen; each once."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.reporting import sending
from dialogue.reporting.parcels import Parcel, key_of
from dialogue.talk import Tools
from foundation.storage import Store
from monitoring.subscriptions.due import due

AT_ONCE = 2  # so many are counted and set at once; the others a minute later


def pack_reports(store: Store, tools: Tools, now: datetime) -> dict[str, Parcel]:
    """What will be sent, by the key under which it goes out: counting and setting a year takes seconds."""
    made: dict[str, Parcel] = {}
    for each in list(due(store, now=now)) if may_speak(now) else ():
        if (parcel := sending.pack(store, tools, each, now=now)) is not None:
            made[parcel.key] = parcel
        if len(made) == AT_ONCE:
            break
    return made


def send_reports(store: Store, tools: Tools, now: datetime, *, ready: Mapping[str, Parcel] | None = None) -> int:
    """Send what is due and packed, in working hours; what became due since it was packed waits a minute."""
    made, sent = pack_reports(store, tools, now) if ready is None else ready, 0
    for each in list(due(store, now=now)) if may_speak(now) else ():
        sent += sending.send(store, tools, each, made.get(key_of(each)), now=now)
    return sent


DUTY = Duty("send_reports", timedelta(minutes=1), send_reports, ahead=pack_reports)
