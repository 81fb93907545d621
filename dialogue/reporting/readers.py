"""Who gets the figures by mail, for who steers: the list, and the field for an address."""

from dataclasses import dataclass
from typing import Any

from dialogue.forms.field import Answers, Asked, Field, Stale
from dialogue.screens import Button, Screen
from dialogue.steering import where
from dialogue.talk import Talk
from monitoring.subscriptions import subscribing

MAIL, ADD, STOP_MAIL = "kh", "kj", "kb"
MOST = 12
ROLE = "regisseur"


def listed(talk: Talk) -> Screen:
    """Every address of her municipalities, with a button to stop it, and one to add another."""
    names, every = where.mine(talk, ROLE), subscribing.mailed_here(talk.store, talk.who)
    stops = [Button(talk.label("report.stop_mail").format(address=one.address), STOP_MAIL, one.public_id)
             for one in every[:MOST]]  # fmt: skip
    told = [(one.address, names.get(one.municipality_id or 0, ""), one.audience) for one in every[:MOST]]
    add = Button(talk.label("report.add_mail"), ADD, "-")
    rows = tuple((button,) for button in (*stops, add))
    return Screen("subscription/mailed", {"told": told, "more": max(len(every) - MOST, 0)}, rows)


@dataclass(frozen=True, kw_only=True)
class MailField(Field):
    """A mail address."""

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """It is typed."""
        return Asked(f"{self.words}/ask_{self.name}")

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """One address, or it is refused."""
        return subscribing.address_of(text)

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """Nothing is offered."""
        raise Stale
