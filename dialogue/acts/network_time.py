"""Hours for the network in two taps, or in one line: "netwerktijd 2 uur buurthuis"; with the week's total."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from casework import network_time
from casework.models import NetworkTime
from casework.models.network_time import NETWORK_KINDS
from dialogue import rules_of_thumb
from dialogue.act import Act, Pointed
from dialogue.forms import places
from dialogue.forms.choice import ChoiceField
from dialogue.forms.day import DayField
from dialogue.forms.field import ASK, Answers, Choice
from dialogue.forms.form import Form
from dialogue.forms.minutes import MinutesField
from dialogue.screens import Button, Screen
from dialogue.talk import Talk


def kinds(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """What it was for."""
    return [Choice(code, talk.label(f"network_kinds.{code}")) for code in NETWORK_KINDS]


def read_line(talk: Talk, line: str) -> Mapping[str, Any]:
    """`2 uur buurthuis gisteren` fills what it says."""
    said = network_time.read(line, talk.today)
    given: dict[str, Any] = {"kind": said.kind, "minutes": said.minutes, "which_day": said.unsure or None}
    given["spent_on"] = said.spent_on.isoformat() if said.spent_on else None
    return {name: value for name, value in given.items() if value is not None}


def day(talk: Talk, answers: Answers) -> Any:
    """Today, unless the line said a day that is unclear."""
    return ASK if answers.get("which_day") else talk.today.isoformat()


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Keep it."""
    row = network_time.log(
        talk.store, talk.who, int(answers["organisation"]), kind=answers["kind"], minutes=int(answers["minutes"]),
        spent_on=date.fromisoformat(answers["spent_on"]), draft=draft, now=talk.now,
    )  # fmt: skip
    return kept(talk, row)


def kept(talk: Talk, row: NetworkTime) -> Screen:
    """What was kept, and the week against the rule of thumb."""
    week = network_time.week(talk.store, talk.who, network_time.monday(row.spent_on))
    rule = rules_of_thumb.of(talk.store, talk.who, talk.today).network_said()
    facts = {
        "kind": talk.label(f"network_kinds.{row.kind}"), "minutes": row.minutes, "spent_on": row.spent_on,
        "today": talk.today, "total": week.for_network, "rule": rule,
    }  # fmt: skip
    mend = [Button(talk.label("buttons.undo"), "nu", row.public_id)]
    if row.spent_on == talk.today:
        mend.insert(0, Button(talk.label("buttons.was_yesterday"), "ny", row.public_id))
    hours = (Button(talk.label("buttons.hours"), "uw", "-"),)
    return Screen("network_time/kept", facts, (tuple(mend), hours))


def show(talk: Talk, at: Pointed) -> Screen:
    """What was logged, to mend it."""
    return kept(talk, network_time.find(talk.store, talk.who, at.about))


def undo(talk: Talk, at: Pointed) -> Screen:
    """Take it back."""
    network_time.undo(talk.store, talk.who, at.about, now=talk.now)
    return Screen("network_time/undone")


def yesterday(talk: Talk, at: Pointed) -> Screen:
    """It was yesterday."""
    when = talk.today - timedelta(days=1)
    return kept(talk, network_time.change(talk.store, talk.who, at.about, spent_on=when, now=talk.now))


ACT = Act(
    name="network_time",
    roles=frozenset({"coach"}),
    takes_more=True,
    form=Form(
        fields=(
            ChoiceField(
                name="organisation", words="network_time", choices=places.my_organisations,
                assume=lambda talk, answers: places.the_only(places.my_organisations(talk, answers)),
            ),
            ChoiceField(name="kind", words="network_time", choices=kinds),
            MinutesField(name="minutes", words="network_time", offers=(30, 60, 90, 120, 180)),
            DayField(name="spent_on", words="network_time", assume=day),
        ),
        finish=finish,
        read_line=read_line,
        private=False,
    ),
    verbs={"nu": undo, "ny": yesterday, "nk": show},
)  # fmt: skip
