"""What can be changed of an entry, each by one question that knows the day, the list or the number."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from casework.models.barriers import BARRIERS, HELP, PLACES
from casework.models.goals import DIMENSIONS, STEPS
from casework.referrals import DETAILS
from dialogue.forms import places
from dialogue.forms.choice import ChoiceField
from dialogue.forms.clients import ClientField
from dialogue.forms.clock import ClockField
from dialogue.forms.day import DayField
from dialogue.forms.field import Answers, Choice
from dialogue.forms.minutes import MinutesField
from dialogue.talk import Talk
from foundation.codes import codes

TO, PRACTICE = "to", "practice_id"
DAYS = frozenset(
    {
        "held_on", "received_on", "chosen_on", "started_on", "stopped_on", "closed_on", "set_on", "reached_on",
        "done_on", "noted_on", "began_on", "ended_on",
    }
)  # fmt: skip
COMING = frozenset({"planned_on", "due_on", "until_on"})
LISTS = {
    "kind": "session_kind", "status": "session_status", "referrer_type": "referrer_type", "outcome": "outcome",
    "reason": "closing_reason", "stop_reason": "stop_reason",
}  # fmt: skip


WORK = {  # facts of the work of a trajectory: their codes, and where these are called by a name
    "what": (STEPS, "steps"), "place": (PLACES, "places"), "help": (HELP, "help"), "barrier": (BARRIERS, "barriers"),
    "dimension": (DIMENSIONS, "dimensions"),
}  # fmt: skip


def asks(*names: str) -> Callable[[Talk, Answers], bool]:
    """Whether one of these is what is changed."""
    return lambda _talk, answers: answers.get("what") in names


def listed(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """The codes that this fact can have."""
    what = str(answers.get("what"))
    if what in DETAILS:
        return [Choice(code, talk.label(f"referral_{what}.{code}")) for code in DETAILS[what]]
    if what in WORK:
        known, labels = WORK[what]
        return [Choice(code, talk.label(f"{labels}.{code}")) for code in known]
    return [Choice(code, label.nl) for code, label in codes(LISTS.get(what, "outcome")).items()]


def value(talk: Talk, answers: Answers) -> Any:
    """What was answered, as the rooms below take it."""
    what = answers["what"]
    if what == PRACTICE:
        chosen = places.practice_of(talk, answers)
        return chosen.id if chosen else None
    if what in DAYS | COMING:
        return date.fromisoformat(answers["day"] or answers["coming"])
    return answers[{"minutes": "minutes", "starts_at": "time"}.get(what, "code")]


FIELDS = (
    DayField(name="day", words="mend", when=asks(*DAYS)),
    DayField(name="coming", words="mend", past=False, offers=(0, 1, 2, 3, 7, 14), when=asks(*COMING)),
    ChoiceField(name="code", words="mend", choices=listed, short=30, when=asks(*LISTS, *DETAILS, *WORK)),
    ChoiceField(name="practice", words="mend", choices=places.practices, short=8, when=asks(PRACTICE)),
    MinutesField(name="minutes", words="mend", when=asks("minutes")),
    ClockField(name="time", words="mend", when=asks("starts_at")),
    ClientField(name="to", words="mend", when=asks(TO), closed_too=True),
)
