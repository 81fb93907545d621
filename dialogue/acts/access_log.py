"""Who opened, changed or exported what is kept of a client: for her coach, the admin and the officer (DOMAIN §4.5)."""

from dataclasses import dataclass
from typing import Any

from casework import access_log
from casework.code_names import match
from dialogue.act import Act
from dialogue.forms.clients import ClientField
from dialogue.forms.field import Answers, Asked, Unclear
from dialogue.forms.form import Form
from dialogue.rights.file import done
from dialogue.screens import Screen
from dialogue.talk import Talk

SHOWN = 15


@dataclass(frozen=True, kw_only=True)
class LoggedField(ClientField):
    """A client of her own by a tap; for admin and officer anybody of the organisation, by the exact code name."""

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """A coach chooses from her own; the others type a code name."""
        if talk.who.has("coach") and self._names(talk):
            return super().ask(talk, answers, view)
        return Asked("rights/type_code_name")

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """Nothing is forgiven: it may be anybody's client."""
        if talk.who.has("coach") and not talk.who.has(*access_log.READERS):
            return super().read(talk, answers, text)
        talk.keep_private()
        found = match(text)
        if found is None or found.code_name is None or not found.exact:
            raise Unclear("rights/not_a_code_name")
        return access_log.named(talk.store, talk.who, found.code_name, now=talk.now).public_id

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """Nothing: the screen says it."""
        return ""


def finish(talk: Talk, answers: Answers, _draft: str) -> Screen:
    """The newest lines, the last one first."""
    client, lines = access_log.read(talk.store, talk.who, answers["client"], now=talk.now)
    shown = [(line.at, line.by, done(line.verb, line.outcome)) for line in reversed(lines[-SHOWN:])]
    hers = talk.who.has("coach")  # who keeps watch learns no names
    facts = {"code_name": client.code_name if hers else "", "lines": shown, "more": len(lines) > SHOWN}
    return Screen("access_log/lines", facts, private=True)


ACT = Act(
    name="access_log", roles=frozenset({"coach", *access_log.READERS}), about_clients=True,
    form=Form(fields=(LoggedField(name="client", words="access_log", closed_too=True),), finish=finish),
)  # fmt: skip
