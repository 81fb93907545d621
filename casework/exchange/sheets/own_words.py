"""The words of one organisation: a table with the field, what stands there, and what it means."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from casework.exchange.sheets import columns, vocabulary
from casework.exchange.sheets.cells import Sheet
from casework.exchange.sheets.meanings import simplify, words_of
from foundation.refusals import Refusal
from foundation.words import label

COLUMNS = 3
NAMES = ("practice", "municipality")  # fields of which a name may stand for another


class WordsUnclear(Refusal):
    """A row of the file with own words that cannot be used. `row`, `text`."""


@dataclass(slots=True)
class OwnWords:
    """What an organisation says of its headers, of its words by list, and of names by field.

    `apart`: practices that resemble each other and are two.
    """

    headers: dict[str, str] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    names: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    apart: set[frozenset[str]] = field(default_factory=set)

    def said(self, name: str, value: str) -> bool:
        """Whether anything was said of this name."""
        return simplify(value) in self.names.get(name, {})

    def named(self, name: str, value: str) -> str:
        """What is meant by a name in this field: itself, unless something else was said."""
        return self.names.get(name, {}).get(simplify(value), value)


def read(sheets: Sequence[Sheet], own: OwnWords | None = None) -> OwnWords:
    """Rows such as "reden verwijzing; tobben; somber_angst" and "kolom; Kwam binnen; datum verwijzing".

    They are added to `own`. `WordsUnclear` for a row that says anything else.
    """
    own = own or OwnWords()
    for row, cells in _rows(sheets):
        add(own, cells, row=row)
    return own


def add(own: OwnWords, cells: Sequence[str], *, row: int = 0) -> None:
    """Add one such row. `WordsUnclear`."""
    what, said, means = cells
    if vocabulary.key(what) == _label("header"):
        header = columns.field_named(means)
        if header is None:
            raise WordsUnclear(row=row, text=means[:80])
        own.headers[vocabulary.key(said)] = header
    elif vocabulary.key(what) == _label("apart"):
        own.apart.add(frozenset((said, means)))
    elif (name := columns.field_named(what)) in NAMES and means:
        own.names[name or ""][simplify(said)] = means
    else:
        listed = vocabulary.LISTS.get(name or "")
        code = _code(listed, means) if listed else None
        if listed is None or code is None:
            raise WordsUnclear(row=row, text=(means if listed else what)[:80])
        own.words[listed][simplify(said)] = code


def _code(listed: str, means: str) -> str | None:
    """The code that is meant; "" where "-" says that such a cell tells nothing."""
    return "" if means == columns.NOTHING else words_of(listed).get(simplify(means))


def _label(name: str) -> str:
    return vocabulary.key(label("casework", f"sheet.{name}"))


def _rows(sheets: Sequence[Sheet]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(sheets[0].rows if sheets else (), start=1):
        cells = [cell.strip() for cell in [*row, *[""] * COLUMNS][:COLUMNS]]
        known = vocabulary.key(cells[0]) in {_label("header"), _label("apart")} or columns.field_named(cells[0])
        titled = number == 1 and not known
        if any(cells) and not titled:
            yield number, cells
