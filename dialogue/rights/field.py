"""Whose rights: one of my clients by a tap, or for who decides anybody whose coach has left, by the exact code name."""

from dataclasses import dataclass
from typing import Any

from casework import lent, rights
from casework.code_names import match
from dialogue.forms.clients import ClientField
from dialogue.forms.field import Answers, Asked, Unclear
from dialogue.talk import Talk
from foundation.refusals import NotFound


@dataclass(frozen=True, kw_only=True)
class WhoseField(ClientField):
    """A client as public id. `keeping`: an admin may name any client of hers (`rights.named`)."""

    closed_too: bool = True
    keeping: bool = False

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """A coach chooses from her own; who decides types a code name."""
        if talk.who.has("coach") and self._names(talk):
            return super().ask(talk, answers, view)
        return Asked("rights/type_code_name")

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """Her own client, or else for who decides exactly this code name: nothing is forgiven there."""
        talk.keep_private()
        decides = talk.who.has(*rights.DECIDERS)
        if talk.who.has("coach"):
            try:
                return super().read(talk, answers, text)
            except Unclear:
                if not decides:
                    raise
        found = match(text)
        if found is None or found.code_name is None or not found.exact:
            raise Unclear("rights/not_a_code_name")
        return rights.named(talk.store, talk.who, found.code_name, now=talk.now, keeping=self.keeping).public_id

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """The code name, of her own client or of one she named."""
        try:
            walk = rights.trajectory(talk.store, talk.who, value, now=talk.now, keeping=self.keeping)
        except NotFound:
            return ""
        return lent.called(talk.store, talk.who, walk)
