"""What every entry obeys: known codes, days that have been, ten minutes to undo."""

from datetime import date, datetime, timedelta

from casework.models import Closing, Contact, Feedback, Participation, Referral, Session
from foundation.codes import codes
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import Refusal

UNDO_WITHIN = timedelta(minutes=10)


class UnknownCode(Refusal):
    """A code that its list in `codes.csv` does not have: an old or forged button."""


class InTheFuture(Refusal):
    """A day that has not been yet. `day` is what was said."""


class TooLateToUndo(Refusal):
    """Undoing is for ten minutes, and for who made the entry; afterwards it is corrected."""


def known(name: str, code: str) -> str:
    """The code itself, if its list has it; otherwise UnknownCode."""
    if code not in codes(name):
        raise UnknownCode(list=name)
    return code


def not_in_future(day: date, now: datetime, refusal: type[InTheFuture] = InTheFuture) -> date:
    """The day itself, if it has come in Amsterdam; otherwise the refusal."""
    if day > said_on(now):
        raise refusal(day=day)
    return day


def may_undo(
    who: Who, entry: Session | Referral | Participation | Closing | Contact | Feedback, *, now: datetime
) -> None:
    """TooLateToUndo unless `who` logged this within the last ten minutes."""
    if entry.logged_by != who.person_id or now - entry.logged_at > UNDO_WITHIN:
        raise TooLateToUndo
