"""The privacy guard: what in a text may identify a person (DESIGN 4, DOMAIN 4.2, INTERFACES "text guard").

Fields: a *story* and a *note* (wish, bottleneck, explanation, session line) hold nothing that may identify. In a
*search* only what identifies for certain is found: names are looked up on the map first. In a *listing* public
contact data is wanted, and the name of a contact person may be public too, so there only bsn, iban, birth date and
number plate are found. Nothing found is repeated, kept or logged by anyone who calls this.
"""

from typing import Literal, get_args

from foundation.language.guard import addresses, births, contacts, figures, names, plates
from foundation.language.guard.crisis import crisis
from foundation.language.guard.view import Finding, Kind, View, look

__all__ = ["FIELDS", "Field", "Finding", "Kind", "crisis", "find"]

Field = Literal["story", "note", "search", "listing"]
FIELDS: tuple[Field, ...] = get_args(Field)

_SOUGHT: dict[Field, frozenset[Kind]] = {
    "story": frozenset(get_args(Kind)),
    "note": frozenset(get_args(Kind)),
    "search": frozenset({"bsn", "phone", "email", "iban", "birth_date"}),
    "listing": frozenset({"bsn", "iban", "birth_date", "plate"}),
}


def find(text: str, field: Field = "note", code_words: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """What may identify a person in `text`, in order of place, never overlapping.

    `code_words`: the folded words of code names; such a word with its number is no name and no street. A word tied
    to its number by a hyphen (`Kievit-27`) never is.
    """
    view = look(text)
    sought = _SOUGHT[field]
    taken: list[Finding] = []
    for finding in _all(view, field, code_words):
        if finding.kind in sought and all(finding.end <= other.start or finding.start >= other.end for other in taken):
            taken.append(finding)
    return tuple(view.original(finding) for finding in sorted(taken, key=lambda each: each.start))


def _all(view: View, field: Field, code_words: frozenset[str]) -> list[Finding]:
    """Findings of all kinds, the more certain kinds first."""
    shown = view.text
    certain = [
        *contacts.emails(shown),
        *contacts.urls(shown),
        *figures.ibans(shown),
        *births.find(shown, full_only=field == "search"),
        *figures.phones(shown),
        *figures.bsns(shown),
    ]
    if field in {"search", "listing"}:
        return [*certain, *plates.find(shown)]
    return [
        *certain,
        *addresses.find(shown, code_words),
        *plates.find(shown),
        *contacts.handles(shown),
        *names.find(shown, code_words),
    ]
