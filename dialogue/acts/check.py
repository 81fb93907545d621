"""Does she still take part, after 3 and after 6 months? One tap, two for a reason (DOMAIN US-C6)."""

from datetime import timedelta
from typing import Any

from casework import access, corrections, follow_ups, lent, participations, portraits, positive_health, questions
from casework.models import Participation, Question, Trajectory
from casework.queries import participations as choices_of
from dialogue import check_screens
from dialogue.act import Act, Pointed
from dialogue.check_screens import WHY
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.refusals import NotFound

DAYS_LATER = (3, 7)
FINISHED = "afgerond"
SURE, STAYS = "z", "s"  # she does take part, so the stop was wrong; or the stop stays


def answered(talk: Talk, at: Pointed) -> Screen:
    """Still there, or with something else."""
    asked, walk = _asked(talk, at)
    outcome = {"j": "same", "a": "other", SURE + "j": "same", SURE + "a": "other", STAYS: "stopped"}.get(at.choice)
    if outcome is None:
        raise NotFound
    about: dict[str, Any] = {"months": _months(asked), "outcome": outcome, "now": talk.now}
    if follow_ups.contradicts(talk.store, talk.who, walk.public_id, **about):
        if not at.choice.startswith(SURE):
            return check_screens.which(talk, asked, walk, yes=SURE + at.choice, no=STAYS)
        day = follow_ups.milestone_of(talk.store, walk, _months(asked))
        stop = participations.last_stop(talk.store, walk, about=day)
        if stop is not None:  # what stood there stays in its history
            corrections.remove(talk.store, talk.who, "stop", stop, now=talk.now)
    return _kept(talk, asked, walk, outcome)


def stopped(talk: Talk, at: Pointed) -> Screen:
    """No longer: first why, then what she takes part in ends today, the day on which we learnt it."""
    asked, walk = _asked(talk, at)
    if not at.choice:
        buttons = [Button(talk.label(f"stop_reasons.{code}"), "qn", at.about, choice=code) for code in WHY]
        return Screen("check/why", {"code_name": _name(talk, walk)}, in_rows(buttons, 2), private=True)
    if at.choice not in WHY:
        raise NotFound
    _end(talk, walk, at.choice)
    return _kept(talk, asked, walk, "stopped")


def finished(talk: Talk, at: Pointed) -> Screen:
    """The course is over and there is nothing new."""
    asked, walk = _asked(talk, at)
    _end(talk, walk, FINISHED)
    return _kept(talk, asked, walk, "finished")


def later(talk: Talk, at: Pointed) -> Screen:
    """She does not know yet: ask when to ask again."""
    _asked_now, walk = _asked(talk, at)
    if not at.choice:
        buttons = [Button(talk.label(f"days_later.{n}"), "ql", at.about, choice=str(n)) for n in DAYS_LATER]
        return Screen("check/ask_when", {"code_name": _name(talk, walk)}, in_rows(buttons, 2), private=True)
    if at.choice not in map(str, DAYS_LATER):
        raise NotFound
    until = talk.today + timedelta(days=int(at.choice))
    questions.postpone(talk.store, talk.who, at.about, until=until, now=talk.now)
    return Screen("check/postponed", {"until": until, "code_name": _name(talk, walk)}, private=True)


def undo(talk: Talk, at: Pointed) -> Screen:
    """Take the answer back. An activity that was ended with it is corrected too."""
    asked, walk = _asked(talk, at)
    follow_ups.undo(talk.store, talk.who, walk.public_id, months=_months(asked), now=talk.now)
    portraits.forget_enjoyment(talk.store, talk.who, walk.public_id, now=talk.now)
    positive_health.rate(talk.store, talk.who, walk.public_id, months=_months(asked), mark=None, now=talk.now)
    for choice in choices_of.of(talk.store, walk):
        if choice.stopped_on == talk.today:
            participations.undo_stop(talk.store, talk.who, choice.public_id, now=talk.now)
    return Screen("check/undone", {"code_name": _name(talk, walk)}, private=True)


def _asked(talk: Talk, at: Pointed) -> tuple[Question, Trajectory]:
    asked = access.question_for(talk.store, talk.who, at.about, now=talk.now)
    if asked.kind == "start":  # it has buttons of its own
        raise NotFound
    return asked, access.trajectory_of(talk.store, asked)


def _kept(talk: Talk, asked: Question, walk: Trajectory, outcome: str) -> Screen:
    follow_ups.answer(talk.store, talk.who, walk.public_id, months=_months(asked), outcome=outcome, now=talk.now)
    return check_screens.answered(talk, asked, walk)


def _end(talk: Talk, walk: Trajectory, reason: str) -> None:
    going: list[Participation] = [p for p in choices_of.of(talk.store, walk) if p.started_on and not p.stopped_on]
    for choice in going:
        participations.stop(talk.store, talk.who, choice.public_id, stopped_on=talk.today, reason=reason, now=talk.now)


def _months(asked: Question) -> int:
    return int(asked.kind.removeprefix("months_"))


def _name(talk: Talk, walk: Trajectory) -> str:
    return lent.called(talk.store, talk.who, walk)


ACT = Act(
    name="check", roles=frozenset({"coach"}), about_clients=True, in_menu=False,
    verbs={"qa": answered, "qn": stopped, "qf": finished, "ql": later, "qu": undo},
)  # fmt: skip
