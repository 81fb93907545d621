"""One thing that needs a coach today."""

from dataclasses import dataclass

from dialogue.screens import Button


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do: what it is called in the list, and its buttons. `late`: it waited longer than it should."""

    kind: str
    about: str
    name: str
    buttons: tuple[Button, ...]
    days: int = 0
    what: str = ""
    late: bool = False
