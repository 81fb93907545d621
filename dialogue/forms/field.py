"""What every field of a form can do: ask, understand what was typed, take what was tapped, and say it back."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dialogue.screens import Button
from dialogue.talk import Talk
from foundation.refusals import Refusal

Answers = Mapping[str, Any]
ASK: Any = object()  # a field without a default: it has to be asked
MORE = "meer"  # the choice that shows the question in full
SKIP = "-"  # the choice that leaves an optional field empty


class Unclear(Refusal):
    """The field could not read what was typed. `message` names the words that say what it wants."""

    def __init__(self, words: str, *, choices: "Sequence[Choice]" = (), **facts: object) -> None:
        super().__init__(**facts)
        self.words = words
        self.choices = choices


class Stale(Refusal):
    """A choice that this field does not offer (any more)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One button under a question. `code` is at most 30 ASCII characters."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its words, the choices below it in so many columns, and what else can be done there."""

    words: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    choices: Sequence[Choice] = ()
    columns: int = 2
    beside: tuple[tuple[Button, ...], ...] = ()


class Elsewhere(Exception):  # noqa: N818  it is an answer: to another field
    """Raised by `pick` when the tap answers another field of the form; this one is asked again."""

    def __init__(self, field: str, value: Any) -> None:
        super().__init__(field)
        self.field, self.value = field, value


class View(Exception):  # noqa: N818  it is an answer: show the same question in another way
    """Raised by `pick` when the tap asks for another look at the same question, such as all clients."""

    def __init__(self, view: str) -> None:
        super().__init__(view)
        self.view = view


@dataclass(frozen=True, kw_only=True)
class Field(ABC):
    """One thing a form needs. Answers are plain JSON values, so that a draft can be kept.

    `when` says whether it is needed at all, given the answers so far; `assume` gives a value that need not be
    asked (or `ASK`); an `optional` field gets a button to skip it.
    """

    name: str
    words: str
    optional: bool = False
    is_address: bool = False  # a mail address is what is asked for
    when: Callable[[Talk, Answers], bool] = lambda _talk, _answers: True
    assume: Callable[[Talk, Answers], Any] = lambda _talk, _answers: ASK

    @abstractmethod
    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """The question."""

    @abstractmethod
    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """What a typed text means. `Unclear` when it means nothing here, or more than one thing."""

    @abstractmethod
    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """What a tapped choice means. `Stale` when it is not on offer; `View` to look at the question otherwise."""

    def heard(self, talk: Talk, line: str) -> Answers:
        """What a line behind a command says of this, the first question: nothing, unless a field knows better."""
        return {}

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """The answer in words, for the line above the next question. Empty: not mentioned."""
        return str(value)
