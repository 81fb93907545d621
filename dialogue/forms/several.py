"""Several of a list: each tap turns one on or off, the last says that it is enough. Kept as a list of codes."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from dialogue.forms.field import Answers, Asked, Choice, Field, Stale, Unclear, View
from dialogue.talk import Talk

TURN, ENOUGH = "t", "k"  # what a tap means; behind it stand the numbers of what is then chosen
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, kw_only=True)
class SeveralField(Field):
    """Some of a list, at most `most`. What is chosen so far stands in the buttons, so a tap twice is a tap once."""

    choices: Callable[[Talk, Answers], Sequence[Choice]]
    understand: Callable[[Talk, str], list[str]]
    ways_out: Callable[[Talk], Sequence[Choice]] = lambda _talk: ()  # choices that answer the question otherwise
    most: int = 5
    columns: int = 3

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """Every choice with what it would make of the list; and that it is enough, once something is chosen."""
        every = self.choices(talk, answers)
        on = [number for number in _numbers(view) if number < len(every)]
        found = [_turned(number, choice, on) for number, choice in enumerate(every)]
        if on:
            found.append(Choice(ENOUGH + _text(on), talk.label("buttons.enough")))
        found += self.ways_out(talk)
        return Asked(f"{self.words}/ask_{self.name}", choices=found, columns=self.columns)

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """What was typed, as codes; the words are not kept."""
        found = self.understand(talk, text)
        if not found:
            raise Unclear("form/not_a_choice")
        return found[: self.most]

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """One more or one less, or the whole list."""
        if code in {choice.code for choice in self.ways_out(talk)}:
            return code
        every = self.choices(talk, answers)
        numbers = _numbers(code[1:])
        if code[:1] not in (TURN, ENOUGH) or any(number >= len(every) for number in numbers):
            raise Stale
        if code.startswith(TURN):
            raise View(_text(numbers[-self.most :]))
        return [every[number].code for number in numbers[: self.most]]

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """The labels of what was chosen."""
        labels = {choice.code: choice.label for choice in self.choices(talk, answers)}
        return ", ".join(labels[code] for code in value if code in labels)


def _turned(number: int, choice: Choice, on: Sequence[int]) -> Choice:
    rest = [each for each in on if each != number] if number in on else [*on, number]
    return Choice(TURN + _text(rest), f"✓ {choice.label}" if number in on else choice.label)


def _numbers(view: str) -> list[int]:
    return [DIGITS.index(digit) for digit in dict.fromkeys(view) if digit in DIGITS]


def _text(numbers: Collection[int]) -> str:
    return "".join(DIGITS[number] for number in numbers)
