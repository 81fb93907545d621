"""A talk near a check counts as that check; at six months two optional taps more (DOMAIN I12, I17)."""

from casework import access, follow_ups, lent, portraits
from casework.models import Trajectory
from dialogue import check_screens
from dialogue.act import Act, Pointed
from dialogue.check_screens import SIX
from dialogue.duties.ask_checks import worded
from dialogue.screens import Screen
from dialogue.talk import Talk
from dialogue.trajectory.verbs import COUNTS, JOY, LATE
from foundation.codes import of_class
from foundation.refusals import NotFound

CONTACTS = {"c_ja": True, "c_nee": False}


def counts(talk: Talk, at: Pointed) -> Screen:
    """The question of that check, now: it is not asked again on its day."""
    session = access.session_for(talk.store, talk.who, at.about, now=talk.now)
    months = follow_ups.counts_for(talk.store, session)
    if months is None or at.choice not in ("", str(months)):
        raise NotFound
    return _question(talk, access.trajectory_of(talk.store, session), months)


def late(talk: Talk, at: Pointed) -> Screen:
    """A check that nobody answered can still be: what was so on its day."""
    walk = access.trajectory_for(talk.store, talk.who, at.about, now=talk.now)
    months = next((n for n in follow_ups.late(talk.store, walk, talk.today) if str(n) == at.choice), None)
    if months is None:
        raise NotFound
    return _question(talk, walk, months)


def enjoys(talk: Talk, at: Pointed) -> Screen:
    """Whether she enjoys it, and meets new people; each is one tap, or none."""
    asked = access.question_for(talk.store, talk.who, at.about, now=talk.now)
    if asked.kind != "months_6":
        raise NotFound
    walk = access.trajectory_of(talk.store, asked)
    given = follow_ups.answer_of(talk.store, walk, SIX)
    if given is None or given.outcome not in of_class("outcome", "yes"):  # the yes was taken back since
        return Screen("check/no_yes", {"code_name": lent.called(talk.store, talk.who, walk)}, private=True)
    joy = None if at.choice in CONTACTS else at.choice
    portraits.tell_enjoyment(
        talk.store, talk.who, walk.public_id, joy=joy, new_contacts=CONTACTS.get(at.choice), now=talk.now
    )
    return check_screens.answered(talk, asked, walk)


def _question(talk: Talk, walk: Trajectory, months: int) -> Screen:
    return worded(talk.store, talk.who, follow_ups.ask_now(talk.store, talk.who, walk, months, now=talk.now))


ACT = Act(
    name="counts_as_check", roles=frozenset({"coach"}), about_clients=True, in_menu=False,
    verbs={COUNTS: counts, LATE: late, JOY: enjoys},
)  # fmt: skip
