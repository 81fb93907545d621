"""A form as a value: its fields, and what happens when they are all there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dialogue.forms.field import ASK, Answers, Field
from dialogue.screens import Screen
from dialogue.talk import Talk


@dataclass(frozen=True, kw_only=True)
class Form:
    """`finish` is called with every answer, and with the draft's public id, which makes it safe to call twice.

    `read_line` gives the answers that one typed line holds; without it the first field reads it.
    `private`: its screens speak of a client.
    """

    fields: Sequence[Field]
    finish: Callable[[Talk, Answers, str], Screen]
    read_line: Callable[[Talk, str], Mapping[str, Any]] | None = None
    private: bool = True

    def field(self, name: str) -> Field:
        """The field with this name. KeyError when the form has none."""
        return {f.name: f for f in self.fields}[name]

    def heard(self, talk: Talk, line: str) -> Mapping[str, Any]:
        """The answers in what was typed behind the command."""
        return self.read_line(talk, line) if self.read_line is not None else self.fields[0].heard(talk, line)

    def missing(self, talk: Talk, answers: Mapping[str, Any]) -> Field | None:
        """The first field that has to be asked, or None when everything is there."""
        for f in self.fields:
            if f.name not in answers and f.when(talk, answers) and f.assume(talk, answers) is ASK:
                return f
        return None

    def complete(self, talk: Talk, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The answers with what could be assumed; None for what does not apply."""
        full = dict(answers)
        for f in self.fields:
            if f.name not in full:
                full[f.name] = f.assume(talk, full) if f.when(talk, full) else None
        return full

    def echo(self, talk: Talk, answers: Mapping[str, Any]) -> str:
        """What is known so far, in words: `Kievit-27 · gisteren`."""
        said = (f.echo(talk, answers[f.name], answers) for f in self.fields if answers.get(f.name) is not None)
        return " · ".join(part for part in said if part)
