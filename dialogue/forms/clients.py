"""Choosing one of my clients: by a tap on a recent one, from the whole list, or by typing the code name."""

from dataclasses import dataclass
from typing import Any

from casework import caseload
from casework.code_names import CodeName, match
from dialogue.forms.field import MORE, Answers, Asked, Choice, Field, Stale, Unclear, View
from dialogue.talk import Talk

RECENT = 6


@dataclass(frozen=True, kw_only=True)
class ClientField(Field):
    """A client of the coach who speaks, kept as the client's public id. Only her own caseload is ever matched."""

    closed_too: bool = False

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """The six clients of the last days, or all of them."""
        people = self._people(talk)
        if not people:
            return Asked("clients/nobody")
        alike = [p for p in people if p.client in answers.get("alike", ())]
        shown = people if view == MORE else alike or people[:RECENT]
        choices = [Choice(p.client, p.code_name) for p in shown]
        if len(shown) < len(people):
            choices.append(Choice(MORE, talk.label("buttons.more_choices")))
        words = "clients/not_yours" if answers.get("not_hers") else f"{self.words}/ask_{self.name}"
        return Asked(words, choices=choices, columns=2 if view != MORE else 3)

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """The client with this code name. A doubt is asked, never guessed."""
        talk.keep_private()
        found = match(text, own_names(talk))
        if found is not None:
            alike = [p for p in self._names(talk) if p.word == found.word]
            sure = [p for p in alike if p.number == found.number]
            if len(sure) == 1 and found.exact:
                return sure[0].client
            if alike:
                choices = [Choice(p.client, p.code_name) for p in sure or alike]
                raise Unclear("clients/which", choices=[*choices, Choice(MORE, talk.label("buttons.more_choices"))])
        raise Unclear("clients/not_yours")

    def heard(self, talk: Talk, line: str) -> Answers:
        """The client of whom the line is only the code name; any other is asked, as a doubt is."""
        found = match(line, own_names(talk))
        if found is None or found.number is None:
            return {}
        try:
            return {self.name: self.read(talk, {}, line)}
        except Unclear as doubt:
            return {"not_hers": doubt.words == "clients/not_yours"}

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """The tapped client, if she is still hers."""
        if code == MORE:
            raise View(MORE)
        if code not in {p.client for p in self._names(talk)}:
            raise Stale
        return code

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """The code name, with the organisation where the coach works in more than one."""
        person = next((p for p in self._names(talk) if p.client == value), None)
        if person is None:
            return ""
        several = len(talk.who.organisations("coach")) > 1
        return f"{person.code_name} ({person.organisation})" if several else person.code_name

    def _names(self, talk: Talk) -> list[caseload.Name]:
        return talk.once(f"names:{self.closed_too}", lambda: self._known(talk))

    def _known(self, talk: Talk) -> list[caseload.Name]:
        found = caseload.names(talk.store, talk.who)
        if self.closed_too:
            found += caseload.names(talk.store, talk.who, closed=True)
        return list({name.client: name for name in found}.values())  # who walks twice is one client

    def _people(self, talk: Talk) -> list[caseload.Line]:
        return talk.once(f"caseload:{self.closed_too}", lambda: self._load(talk))

    def _load(self, talk: Talk) -> list[caseload.Line]:
        """Whom she most likely means first: today's appointments, then whom she last met or was given."""
        found = sorted(caseload.lines(talk.store, talk.who, today=talk.today), key=lambda line: _likely(line, talk))
        if self.closed_too:
            found += caseload.lines(talk.store, talk.who, today=talk.today, closed=True)
        return list({line.client: line for line in found}.values())


def own_names(talk: Talk) -> frozenset[CodeName]:
    """The code names of her own clients: only among these is a name forgiven that is spelt as an ordinary word."""
    mine = talk.once("names:False", lambda: caseload.names(talk.store, talk.who)) if talk.who.has("coach") else []
    return frozenset(CodeName(name.word, name.number) for name in mine)


def _likely(line: caseload.Line, talk: Talk) -> tuple[bool, int, str]:
    today = line.appointment is not None and line.appointment.planned_on == talk.today
    latest = max(line.received_on, line.last_contact or line.received_on)
    return not today, -latest.toordinal(), line.code_name
