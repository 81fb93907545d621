"""Several sessions of one message: what is sure is kept at once, the doubtful are asked one by one."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup

from casework.models import Session
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

THEN = "then"  # the drafts that are asked after this one
Log = Callable[[Talk, Answers, str], Session]


def keep(talk: Talk, answers: Answers, form: Form, log: Log) -> Screen:
    """Keep each session under a draft of its own; say what was understood, and ask about the first doubt."""
    sure: list[Session] = []
    doubtful: list[Draft] = []
    refused: list[tuple[str, str]] = []
    for given in answers[SEVERAL]:
        draft = drafts.keep(talk, "session", given)
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
        draft.answers = {**draft.answers, THEN: then}
    talk.store.flush()
    facts = {
        "kept": [kept.line(talk, session) for session in sure], "refused": refused, "doubtful": len(doubtful),
        "left": answers.get(LEFT, 0), "today": talk.today,
    }  # fmt: skip
    mend = in_rows([Button(f"✏️ {n}", "sk", session.public_id) for n, session in enumerate(sure, 1)], 5)
    return _with_question(talk, "session/several", facts, [draft.public_id for draft in doubtful], mend)


def onward(talk: Talk, session: Session, answers: Mapping[str, Any]) -> Screen:
    """What was kept; and the next doubt of the same message, if there is one."""
    waiting = answers.get(THEN) or ()
    if not any(drafts.mine(talk, public_id).state == "parked" for public_id in waiting):
        return kept.screen(talk, session)
    return _with_question(talk, "session/and_next", kept.line(talk, session), waiting, (kept.mend(talk, session),))


def _with_question(
    talk: Talk, words: str, facts: Mapping[str, Any], waiting: Iterable[str], mend: tuple[tuple[Button, ...], ...]
) -> Screen:
    """A screen that goes on to the first of these drafts that still waits."""
    for public_id in waiting:
        draft = drafts.mine(talk, public_id)
        if draft.state == "parked":
            asked = filling.resume(talk, Pointed(public_id, draft.version, ""))
            question = Markup(asked.html(talk.language))  # noqa: S704  rendered with escaping
            return Screen(words, {**facts, "question": question}, (*asked.buttons, *mend), private=True)
    return Screen(words, {**facts, "question": ""}, mend, private=True)
