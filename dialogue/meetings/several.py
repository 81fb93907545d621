"""Several sessions of one message: what is sure is kept at once, the doubtful are asked one by one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from casework.models import Session
from casework.queries import sessions as queries
from dialogue import drafts, filling
from dialogue.act import Pointed
from dialogue.forms.field import Answers
from dialogue.forms.form import Form
from dialogue.meetings import kept
from dialogue.meetings.reading import LEFT, SEVERAL
from dialogue.models import Draft
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.refusals import Refusal

THEN, EVERY = "then", "every"  # the drafts that are asked after this one, and those of the whole message
Rows = tuple[tuple[Button, ...], ...]
Log = Callable[[Talk, Answers, str], Session]


def keep(talk: Talk, answers: Answers, form: Form, log: Log) -> Screen:
    """Keep each session under a draft of its own; say what was understood, and ask about the first doubt."""
    sure: list[Session] = []
    doubtful: list[Draft] = []
    refused: list[tuple[str, str]] = []
    every = [drafts.keep(talk, "session", given) for given in answers[SEVERAL]]
    for given, draft in zip(answers[SEVERAL], every, strict=True):
        if form.missing(talk, given) is not None:
            doubtful.append(draft)
            continue
        try:
            sure.append(log(talk, form.complete(talk, given), draft.public_id))
        except Refusal as no:
            refused.append((form.echo(talk, given), filling.words_of(no, talk.language)))
    for number, draft in enumerate(doubtful):
        then = [later.public_id for later in doubtful[number + 1 :]]
        draft.state, draft.asked = "parked", [field.name for field in form.fields if field.name in draft.answers]
        draft.answers = {**draft.answers, THEN: then, EVERY: [each.public_id for each in every]}
    talk.store.flush()
    facts = {"refused": refused, "doubtful": len(doubtful), "left": answers.get(LEFT, 0)}
    return _with_question(talk, "session/several", *_listed(talk, sure, facts), [each.public_id for each in doubtful])


def onward(talk: Talk, session: Session, answers: Mapping[str, Any]) -> Screen:
    """What was kept, and the next doubt of the same message; after the last one everything of that message."""
    if EVERY not in answers:
        return kept.screen(talk, session)
    waiting = [public_id for public_id in answers[THEN] if drafts.mine(talk, public_id).state == "parked"]
    if waiting:
        return _with_question(talk, "session/and_next", kept.line(talk, session), (kept.mend(talk, session),), waiting)
    made = [queries.made_from(talk.store, public_id) for public_id in answers[EVERY]]
    facts = {"refused": [], "doubtful": 0, "left": 0}
    return _with_question(talk, "session/several", *_listed(talk, [each for each in made if each], facts), [])


def _listed(talk: Talk, made: Sequence[Session], facts: dict[str, Any]) -> tuple[dict[str, Any], Rows]:
    """The sessions as lines, each with a button that opens it."""
    mend = [Button(f"✏️ {n}", "sk", session.public_id) for n, session in enumerate(made, 1)]
    return {**facts, "kept": [kept.line(talk, session) for session in made]}, in_rows(mend, 5)


def _with_question(talk: Talk, words: str, facts: Mapping[str, Any], mend: Rows, waiting: Iterable[str]) -> Screen:
    """A screen that goes on to the first of these drafts that still waits."""
    for public_id in waiting:
        draft = drafts.mine(talk, public_id)
        if draft.state == "parked":
            asked = filling.resume(talk, Pointed(public_id, draft.version, ""))
            question = Markup(asked.html(talk.language))  # noqa: S704  rendered with escaping
            return Screen(words, {**facts, "question": question}, (*asked.buttons, *mend), private=True)
    return Screen(words, {**facts, "question": ""}, mend, private=True)
