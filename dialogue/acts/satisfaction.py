"""The mark for satisfaction at a follow-up: two taps, where the organisation asks for it."""

from casework import access, lent, positive_health
from casework.models.positive_health import HIGHEST
from dialogue import check_screens
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from dialogue.trajectory.verbs import CONTENT
from foundation.refusals import NotFound

NO_MARK = "0"


def rate(talk: Talk, at: Pointed) -> Screen:
    """Ten marks; a tap keeps one and shows the check again."""
    asked = access.question_for(talk.store, talk.who, at.about, now=talk.now)
    if not asked.kind.startswith("months_"):
        raise NotFound
    walk, months = access.trajectory_of(talk.store, asked), int(asked.kind.removeprefix("months_"))
    if at.choice:
        mark = _mark(at.choice)
        positive_health.rate(talk.store, talk.who, walk.public_id, months=months, mark=mark, now=talk.now)
        return check_screens.answered(talk, asked, walk)
    positive_health.check(talk.store, talk.who, walk.public_id, now=talk.now)
    marks = [Button(str(mark), CONTENT, asked.public_id, choice=str(mark)) for mark in range(1, HIGHEST + 1)]
    none = Button(talk.label("positive_health.no_mark"), CONTENT, asked.public_id, choice=NO_MARK)
    facts = {"code_name": lent.called(talk.store, talk.who, walk)}
    return Screen("positive_health/ask_content", facts, (*in_rows(marks, 5), (none,)), private=True)


def _mark(choice: str) -> int | None:
    """None: no mark after all."""
    if choice == NO_MARK:
        return None
    if choice not in map(str, range(1, HIGHEST + 1)):
        raise NotFound
    return int(choice)


ACT = Act(
    name="satisfaction", roles=frozenset({"coach"}), about_clients=True, in_menu=False, verbs={CONTENT: rate}
)  # fmt: skip
