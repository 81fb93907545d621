"""One of a list, by a tap or by typing something like it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dialogue.forms.alike import alike
from dialogue.forms.field import MORE, Answers, Asked, Choice, Field, Stale, Unclear, View
from dialogue.talk import Talk
from foundation.codes import codes

SURE = 90  # how alike the best of several has to be, and how much more than the next
APART = 5


def kinds(_talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """Every kind of activity; a service is none."""
    return [Choice(each.code, each.nl) for each in codes("category").values() if each.kind == "activity"]


@dataclass(frozen=True, kw_only=True)
class ChoiceField(Field):
    """One of a list. The first `short` are shown at once, the rest behind a button.

    `exactly`: a typed answer is taken only as the button or its code says it, for what cannot be undone.
    """

    choices: Callable[[Talk, Answers], Sequence[Choice]]
    columns: int = 2
    short: int = 8
    exactly: bool = False

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """The question with the first or with all choices."""
        every = list(self.choices(talk, answers))
        if view != MORE and len(every) > self.short:
            every = [*every[: self.short], Choice(MORE, talk.label("buttons.more_choices"))]
        return Asked(f"{self.words}/ask_{self.name}", choices=every, columns=self.columns)

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """The choice that the text resembles; a doubt between two is asked."""
        every = list(self.choices(talk, answers))
        wanted = text.casefold().strip()
        exact = [c for c in every if c.label.casefold() == wanted or c.code == wanted]
        if exact:
            return exact[0].code
        found = alike(wanted, [c.label for c in every])
        if not self.exactly and _is_clear([score for _, score in found]):
            return every[found[0][0]].code
        raise Unclear("form/not_a_choice", choices=[every[place] for place, _ in found[: self.short]])

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """The choice with this code."""
        if code == MORE:
            raise View(MORE)
        if code not in {c.code for c in self.choices(talk, answers)}:
            raise Stale
        return code

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """Its label."""
        return next((c.label for c in self.choices(talk, answers) if c.code == value), "")


def _is_clear(scores: Sequence[float]) -> bool:
    """Whether the first of these is meant: the only one, or a whole label but for a slip."""
    best, second = (*scores, 0.0, 0.0)[:2]
    return len(scores) == 1 or (best >= SURE and best - second > APART)
