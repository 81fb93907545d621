"""Logging a session within half a minute: who, what kind, how long. Today unless said otherwise (DOMAIN US-C2)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from casework import access, corrections, lent, sessions
from casework.models import Session
from casework.queries import sessions as queries
from dialogue import drafts, filling
from dialogue.act import Act, Pointed
from dialogue.finding import asking, listed
from dialogue.forms.choice import ChoiceField
from dialogue.forms.day import DayField
from dialogue.forms.field import ASK, Answers, Choice
from dialogue.forms.form import Form
from dialogue.forms.minutes import MinutesField
from dialogue.meetings import kept, likes, next_time, several
from dialogue.meetings.reading import CLIENT, SEVERAL, read
from dialogue.models import Draft
from dialogue.screens import Button, Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from foundation.codes import codes
from foundation.language.dates import said_on
from foundation.refusals import NotFound

OFTEN = ("intake", "vervolg", "bel", "huisbezoek", "samen_mee")
NO_SHOW, CANCELLED = "no_show", "cancelled"


def kinds(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """The usual kinds first, then "did not come", then the rest of the vocabulary."""
    rest = [code for code in codes("session_kind") if code not in OFTEN]
    return [Choice(code, talk.label(f"session_kinds.{code}")) for code in (*OFTEN, NO_SHOW, *rest, CANCELLED)]


def was_held(_talk: Talk, answers: Answers) -> bool:
    """Only a session that was held took time."""
    return answers.get("kind") not in (NO_SHOW, CANCELLED)


def alone(_talk: Talk, answers: Answers) -> bool:
    """Whether the answers are of one session; several have answers of their own."""
    return SEVERAL not in answers


def takes_time(talk: Talk, answers: Answers) -> bool:
    """Whether to ask how long one session took."""
    return alone(talk, answers) and was_held(talk, answers)


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Keep the session, or each of several. The same draft twice is one session."""
    if SEVERAL in answers:
        return several.keep(talk, answers, FORM, keep)
    return several.onward(talk, keep(talk, answers, draft), answers)


def keep(talk: Talk, answers: Answers, draft: str) -> Session:
    """One session, and what the line said that she likes."""
    kind = answers["kind"]
    status = kind if kind in (NO_SHOW, CANCELLED) else "held"
    walk = access.current_for(talk.store, talk.who, answers["client"], now=talk.now)
    session = sessions.log(
        talk.store, talk.who, walk.public_id, held_on=date.fromisoformat(answers["held_on"]),
        kind="vervolg" if status != "held" else kind, status=status, minutes=answers["minutes"], draft=draft,
        now=talk.now,
    )  # fmt: skip
    if answers.get("likes"):
        told = drafts.mine(talk, draft)
        told.answers = {**told.answers, "new": likes.add(talk, session, answers["likes"])}
    return session


def undo(talk: Talk, at: Pointed) -> Screen:
    """Take the session back, and the interests that came with it."""
    session = access.session_for(talk.store, talk.who, at.about, now=talk.now)
    likes.take_off(talk, session, kept.said(talk, session).get("new", ()))
    sessions.undo(talk.store, talk.who, at.about, now=talk.now)
    return Screen("session/undone", private=True)


def yesterday(talk: Talk, at: Pointed) -> Screen:
    """It was the day before the one on which it was logged, whenever that is tapped."""
    session = access.session_for(talk.store, talk.who, at.about, now=talk.now)
    day = said_on(session.logged_at) - timedelta(days=1)
    session = corrections.change_session(talk.store, talk.who, at.about, {"held_on": day}, now=talk.now)
    return kept.screen(talk, session)


def show(talk: Talk, at: Pointed) -> Screen:
    """A session that was kept, below the others of its message."""
    return replace(kept.screen(talk, access.session_for(talk.store, talk.who, at.about, now=talk.now)), fresh=True)


def next_appointment(talk: Talk, at: Pointed) -> Screen:
    """The next meeting in one tap: one to four weeks from now. Without a choice: another day and time."""
    session = access.session_for(talk.store, talk.who, at.about, now=talk.now)
    if at.choice in map(str, kept.WEEKS):
        next_time.plan(talk, session, int(at.choice))
        return kept.screen(talk, session)
    if at.choice == kept.NONE:
        next_time.drop(talk, session)
        return kept.screen(talk, session)
    if at.choice:
        raise NotFound
    client = lent.pointer(talk.store, talk.who, access.trajectory_of(talk.store, session))
    return filling.begin(talk, every_act()["appointment"], {"client": client})


def look_for(talk: Talk, at: Pointed) -> Screen:
    """Search the map for what she likes, below what was kept."""
    access.session_for(talk.store, talk.who, at.about, now=talk.now)
    return replace(listed.page(talk, asking.ask(talk, likes.called(at.choice))), fresh=True)


def likes_it(talk: Talk, at: Pointed) -> Screen:
    """What was only named becomes something she likes."""
    session = access.session_for(talk.store, talk.who, at.about, now=talk.now)
    draft = drafts.mine(talk, session.draft or "")
    answers: dict[str, Any] = draft.answers
    if at.choice not in answers.get("maybe", ()):
        raise NotFound
    new = likes.add(talk, session, [at.choice])
    draft.answers = {
        **answers, "likes": [*answers.get("likes", ()), at.choice], "new": [*answers.get("new", ()), *new],
        "maybe": [code for code in answers["maybe"] if code != at.choice],
    }  # fmt: skip
    return kept.screen(talk, session)


def edited(talk: Talk, draft: Draft, text: str) -> Screen | None:
    """The line of a session that was kept has changed: offer to change the session too."""
    session = queries.made_from(talk.store, draft.public_id)
    given = read(talk, text)
    if session is None or given.get("client") != draft.answers.get("client"):
        return None
    facts = {name: given[name] for name in ("kind", "minutes", "held_on") if name in given}
    new = drafts.keep(talk, "session", {"session": session.public_id, **facts})
    return Screen("session/edited", {}, ((Button(talk.label("buttons.adapt"), "sc", new.public_id),),), private=True)


def adapt(talk: Talk, at: Pointed) -> Screen:
    """Change the session as its line was changed."""
    facts = drafts.mine(talk, at.about).answers
    kind, held_on, minutes = facts.get("kind"), facts.get("held_on"), facts.get("minutes")
    told = {
        "kind": kind if kind not in (NO_SHOW, CANCELLED) else None,
        "status": kind if kind in (NO_SHOW, CANCELLED) else "held" if kind else None,
        "held_on": date.fromisoformat(str(held_on)) if held_on else None, "minutes": minutes,
    }  # fmt: skip
    changes = {name: value for name, value in told.items() if value}
    return kept.screen(
        talk, corrections.change_session(talk.store, talk.who, str(facts.get("session")), changes, now=talk.now)
    )


def day(talk: Talk, answers: Answers) -> Any:
    """Today, unless the line said a day that can mean two."""
    return ASK if answers.get("which_day") else talk.today.isoformat()


FORM = Form(
    fields=(
        replace(CLIENT, when=alone),
        ChoiceField(name="kind", words="session", choices=kinds, short=6, when=alone),
        MinutesField(name="minutes", words="session", when=takes_time),
        DayField(name="held_on", words="session", assume=day, when=alone),
        likes.LikesField(name="likes", words="session", assume=lambda _talk, _answers: []),
    ),
    finish=finish,
    read_line=read,
)
ACT = Act(
    name="session",
    roles=frozenset({"coach"}),
    about_clients=True,
    form=FORM,
    verbs={
        "su": undo, "sy": yesterday, "sa": next_appointment, "sc": adapt, "sk": show, "sq": look_for, "si": likes_it,
    },
    edited=edited,
)  # fmt: skip
