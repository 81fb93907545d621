"""What every act declares. The table of acts feeds /help, the command menus, the tests and the docs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dialogue.delivery import Maker
from dialogue.forms.form import Form
from dialogue.models import Draft
from dialogue.screens import Screen
from dialogue.talk import Talk

EVERYONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pointed:
    """What a button points at. Forged or not: the act loads it through access rules."""

    about: str
    version: int
    choice: str


Verb = Callable[[Talk, Pointed], Screen | None]


@dataclass(frozen=True, kw_only=True)
class Act:
    """One thing a person can do.

    `name` is also the key of its command, aliases and help line in `words/<language>/acts.toml`. `roles` may use it;
    an empty set is everybody who was invited. With a `form`, the command starts it; otherwise `start` answers it,
    with the text that was typed behind the command. `verbs` answer its buttons. `makers` make, from a read-only view,
    what takes longer than a moment (`Talk.errand`). `edited` offers to mend what a line did that was changed later.
    `instead` tells who may not use it whose it is, and what she has.
    """

    name: str
    roles: frozenset[str] = EVERYONE
    form: Form | None = None
    start: Callable[[Talk, str], Screen | None] | None = None
    verbs: Mapping[str, Verb] = field(default_factory=dict)
    makers: Mapping[str, Maker] = field(default_factory=dict)
    instead: Callable[[Talk], Screen] | None = None
    edited: Callable[[Talk, Draft, str], Screen | None] = lambda _talk, _draft, _text: None
    about_clients: bool = False  # only channels that may carry client data import these
    guarded: bool = False  # of no client, and still nothing for who holds a phone that is not hers
    in_menu: bool = True
    takes_more: bool = False  # its word may open a typed line: "kwartaal 3"

    @property
    def behind_pin(self) -> bool:
        """Whether a PIN comes first, for who has one."""
        return self.about_clients or self.guarded

    def open_to(self, talk: Talk) -> bool:
        """Whether the person who speaks may use it."""
        return talk.who.person_id is not None and (not self.roles or talk.who.has(*self.roles))
