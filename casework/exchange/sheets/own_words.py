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


class WordsUnclear(Refusal):
    """A row of the file with own words that cannot be used. `row`, `text`."""


@dataclass(slots=True)
class OwnWords:
    """What an organisation says of its headers, and of its words by list."""

    headers: dict[str, str] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))


def read(sheets: Sequence[Sheet]) -> OwnWords:
    """Rows such as "reden verwijzing; tobben; somber_angst" and "kolom; Kwam binnen; datum verwijzing".

    `WordsUnclear` for a row that says anything else.
    """
    own = OwnWords()
    header = vocabulary.key(label("casework", "sheet.header"))
    for row, cells in _rows(sheets):
        what, said, means = cells
        if vocabulary.key(what) == header:
            found = columns.field_named(means)
            if found is None:
                raise WordsUnclear(row=row, text=means[:80])
            own.headers[vocabulary.key(said)] = found
            continue
        listed = vocabulary.LISTS.get(columns.field_named(what) or "")
        code = _code(listed, means) if listed else None
        if listed is None or code is None:
            raise WordsUnclear(row=row, text=(means if listed else what)[:80])
        own.words[listed][simplify(said)] = code
    return own


def _code(listed: str, means: str) -> str | None:
    """The code that is meant; "" where "-" says that such a cell tells nothing."""
    return "" if means == columns.NOTHING else words_of(listed).get(simplify(means))


def _rows(sheets: Sequence[Sheet]) -> Iterator[tuple[int, list[str]]]:
    header = vocabulary.key(label("casework", "sheet.header"))
    for number, row in enumerate(sheets[0].rows if sheets else (), start=1):
        cells = [cell.strip() for cell in [*row, *[""] * COLUMNS][:COLUMNS]]
        known = vocabulary.key(cells[0]) == header or columns.field_named(cells[0])
        titled = number == 1 and not known
        if any(cells) and not titled:
            yield number, cells
