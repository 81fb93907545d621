"""Logging a session within half a minute: who, what kind, how long. Today unless said otherwise (DOMAIN US-C2)."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from casework import access, appointments, sessions
from casework.models import Session
from casework.queries import sessions as queries
from casework.session_lines import understand
from dialogue import drafts
from dialogue.act import Act, Pointed
from dialogue.forms.choice import ChoiceField
from dialogue.forms.clients import ClientField
from dialogue.forms.day import DayField
from dialogue.forms.field import ASK, Answers, Choice, Unclear
from dialogue.forms.form import Form
from dialogue.forms.minutes import MinutesField
from dialogue.models import Draft
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.codes import codes
from foundation.refusals import NotFound

OFTEN = ("intake", "vervolg", "bel", "huisbezoek", "samen_mee")
NO_SHOW, CANCELLED = "no_show", "cancelled"
WEEKS = (1, 2, 3, 4)
BACK = "terug"  # from the appointment to what was kept, with its undo
CLIENT = ClientField(name="client", words="session")


def kinds(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """The usual kinds first, then "did not come", then the rest of the vocabulary."""
    rest = [code for code in codes("session_kind") if code not in OFTEN]
    return [Choice(code, talk.label(f"session_kinds.{code}")) for code in (*OFTEN, NO_SHOW, *rest, CANCELLED)]


def was_held(_talk: Talk, answers: Answers) -> bool:
    """Only a session that was held took time."""
    return answers.get("kind") not in (NO_SHOW, CANCELLED)


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Keep the session. The same draft twice is one session."""
    kind = answers["kind"]
    status = kind if kind in (NO_SHOW, CANCELLED) else "held"
    walk = access.current_for(talk.store, talk.who, answers["client"], now=talk.now)
    session = sessions.log(
        talk.store, talk.who, walk.public_id, held_on=date.fromisoformat(answers["held_on"]),
        kind="vervolg" if status != "held" else kind, status=status, minutes=answers["minutes"], draft=draft,
        now=talk.now,
    )  # fmt: skip
    return kept(talk, session)


def kept(talk: Talk, session: Session) -> Screen:
    """What was kept, said back in full, and what people do next."""
    walk = access.trajectory_of(talk.store, session)
    client = access.client_of(talk.store, walk)
    facts = {
        "code_name": client.code_name, "kind": codes("session_kind")[session.kind].nl, "status": session.status,
        "minutes": session.minutes, "held_on": session.held_on, "today": talk.today,
        "early": sessions.before_referral(talk.store, session),
    }  # fmt: skip
    about = session.public_id
    after = [
        Button(talk.label("buttons.find_activity"), "cl", client.public_id, choice="zoek"),
        Button(talk.label("buttons.next_appointment"), "sa", about),
    ]
    mend = [Button(talk.label("buttons.undo"), "su", about)]
    if session.held_on == talk.today:
        mend.insert(0, Button(talk.label("buttons.was_yesterday"), "sy", about))
    return Screen("session/kept", facts, (tuple(after), tuple(mend)), private=True)


def undo(talk: Talk, at: Pointed) -> Screen:
    """Take the session back."""
    sessions.undo(talk.store, talk.who, at.about, now=talk.now)
    return Screen("session/undone", private=True)


def yesterday(talk: Talk, at: Pointed) -> Screen:
    """It was not today but yesterday."""
    session = sessions.change(talk.store, talk.who, at.about, held_on=talk.today - timedelta(days=1), now=talk.now)
    return kept(talk, session)


def next_appointment(talk: Talk, at: Pointed) -> Screen:
    """Offer a day one to four weeks from now, or keep the one that was tapped."""
    session = access.session_for(talk.store, talk.who, at.about, now=talk.now)
    walk = access.trajectory_of(talk.store, session)
    code_name = access.client_of(talk.store, walk).code_name
    if not at.choice:
        buttons = [Button(talk.label(f"weeks.{n}"), "sa", at.about, choice=str(n)) for n in WEEKS]
        back = (Button(talk.label("buttons.back"), "sa", at.about, choice=BACK),)
        return Screen("session/when_next", {"code_name": code_name}, (*in_rows(buttons, 2), back), private=True)
    if at.choice == BACK:
        return kept(talk, session)
    if at.choice not in map(str, WEEKS):
        raise NotFound
    day = talk.today + timedelta(weeks=int(at.choice))
    made = appointments.plan(talk.store, talk.who, walk.public_id, planned_on=day, now=talk.now)
    return Screen("session/appointment", {"code_name": code_name, "day": made.planned_on}, private=True)


def read_line(talk: Talk, line: str) -> Mapping[str, Any]:
    """`kievit 27 45 gisteren intake` fills what it says; what is unsure is left to be asked."""
    said = understand(line, talk.said.said_at)
    talk.keep_private()
    if said is None:
        return {}
    given: dict[str, Any] = {}
    if said.client is not None:
        given |= _client(talk, str(said.client))
    if said.kind or said.status != "held":
        given["kind"] = said.kind if said.status == "held" else said.status
    if said.minutes:
        given["minutes"] = said.minutes
    if "held_on" in said.unsure:
        given["which_day"] = True
    elif said.held_on:
        given["held_on"] = said.held_on.isoformat()
    return given


def edited(talk: Talk, draft: Draft, text: str) -> Screen | None:
    """The line of a session that was kept has changed: offer to change the session too."""
    session = queries.made_from(talk.store, draft.public_id)
    given = read_line(talk, text)
    if session is None or given.get("client") != draft.answers.get("client"):
        return None
    facts = {name: given[name] for name in ("kind", "minutes", "held_on") if name in given}
    new = drafts.keep(talk, "session", {"session": session.public_id, **facts})
    return Screen("session/edited", {}, ((Button(talk.label("buttons.adapt"), "sc", new.public_id),),), private=True)


def adapt(talk: Talk, at: Pointed) -> Screen:
    """Change the session as its line was changed."""
    facts = drafts.mine(talk, at.about).answers
    kind, held_on, minutes = facts.get("kind"), facts.get("held_on"), facts.get("minutes")
    status = str(kind) if kind in (NO_SHOW, CANCELLED) else "held" if kind else None
    session = sessions.change(
        talk.store, talk.who, str(facts.get("session")), kind=str(kind) if kind and status == "held" else None,
        status=status, held_on=date.fromisoformat(str(held_on)) if held_on else None,
        minutes=int(str(minutes)) if minutes else None, now=talk.now,
    )  # fmt: skip
    return kept(talk, session)


def _client(talk: Talk, code_name: str) -> Mapping[str, Any]:
    try:
        return {"client": CLIENT.read(talk, {}, code_name)}
    except Unclear as doubt:
        return {"alike": [choice.code for choice in doubt.choices], "not_hers": doubt.words == "clients/not_yours"}


def day(talk: Talk, answers: Answers) -> Any:
    """Today, unless the line said a day that can mean two."""
    return ASK if answers.get("which_day") else talk.today.isoformat()


ACT = Act(
    name="session",
    roles=frozenset({"coach"}),
    about_clients=True,
    form=Form(
        fields=(
            CLIENT,
            ChoiceField(name="kind", words="session", choices=kinds, short=6),
            MinutesField(name="minutes", words="session", when=was_held),
            DayField(name="held_on", words="session", assume=day),
        ),
        finish=finish,
        read_line=read_line,
    ),
    verbs={"su": undo, "sy": yesterday, "sa": next_appointment, "sc": adapt},
    edited=edited,
)
