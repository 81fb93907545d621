"""Names by their shape: initials with a surname, a first name with its letters apart."""

import re
from collections.abc import Iterator

from foundation.language.guard import lexicon
from foundation.language.guard.view import Finding

_INITIALS = re.compile(
    r"(?<![A-Za-z.])(?P<initials>(?:[A-Z](?:h|j)?\. ?){1,5})"
    r"(?P<particles>(?:(?:van|von|de|der|den|el|al|ter|ten|te|'t|v\.?d\.?) ){0,3})"
    r"(?P<surname>[A-Z][a-z'-]{2,}(?:-[A-Z][a-z]+)?)(?![A-Za-z]|\s?-?\s?\d{2,4}(?!\d))"
)
_TITLED = re.compile(
    r"\b(?i:mevrouw|mevr|mw|mvr|meneer|mijnheer|dhr|hr|de heer|juf|fam|familie)\.?\s"
    r"(?P<letter>(?:(?:van|de|der|den|ter|ten|v\.?d\.?|v\.)\s){0,3}(?:[A-Z]\.)+)(?![A-Za-z])"
)
_ABBREVIATIONS = frozenset({"p.s.", "n.b.", "a.d.", "b.v.", "n.v.", "p.c.", "g.g.", "d.d."})
_SPACED = re.compile(r"(?<![A-Za-z])(?:[A-Za-z][\s.*_-]{1,2}){2,14}[A-Za-z](?![A-Za-z])")
_STREET = re.compile(r"(?:straat|laan|plein|weg|singel|hof|dreef|kade|school|park|stichting)$")


def with_surname(text: str) -> Iterator[Finding]:
    """`J. de Vries`, `A.B. Jansen`; an enumeration (`A. Wandelen`) is none."""
    for found in _INITIALS.finditer(text):
        surname = found["surname"].lower()
        if found["initials"].lower().replace(" ", "") in _ABBREVIATIONS or _STREET.search(surname):
            continue
        if found["particles"] or surname in lexicon.surnames() or not lexicon.is_ordinary(surname):
            yield Finding("name", found.start(), found.end())


def behind_title(text: str) -> Iterator[Finding]:
    """A letter for a name behind a title: `mw. de V.`, `dhr. B.`."""
    for found in _TITLED.finditer(text):
        yield Finding("name", found.start("letter"), found.end("letter"))


def letters_apart(text: str) -> Iterator[Finding]:
    """A first name with its letters apart: `T r u u s`."""
    for found in _SPACED.finditer(text):
        if re.sub(r"[^a-z]", "", found[0].lower()) in lexicon.any_first_name():
            yield Finding("name", found.start(), found.end())
