"""What somebody can tell of a spreadsheet in one word: columns, words and names that can mean several things."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casework.exchange.sheets import vocabulary
from casework.exchange.sheets.columns import NOTHING
from casework.exchange.sheets.meanings import names_of
from casework.exchange.sheets.reading import shown
from casework.exchange.sheets.translating import Translation
from casework.exchange.sheets.vocabulary import LISTS
from foundation.codes import of_class
from foundation.words import label

MOST = 40  # at once; who has more of them had better write a table


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question with its answers: what each says, and the row of own words (`own_words`) that it makes."""

    question: str
    answers: tuple[tuple[str, tuple[str, str, str]], ...]


def of(found: Translation) -> list[Doubt]:
    """Columns first: without them no row is read. Then words and municipalities."""
    return [*_columns(found)][:MOST] or [*_words(found), *_municipalities(found)][:MOST]


def _columns(found: Translation) -> Iterator[Doubt]:
    unclear = dict.fromkeys((c.header, c.could_be) for table in found.tables for c in table.columns if c.could_be)
    for header, could_be in unclear:
        names = [vocabulary.names()[each] for each in could_be]
        yield _doubt(label("casework", "sheet.header"), header, names, "column", "left_out")


def _words(found: Translation) -> Iterator[Doubt]:
    """The most frequent first. Nothing in which somebody may be named is repeated: that stays refused."""
    unknown = [each for each in found.meanings.seen.most_common() if each[0][0] and each[0][2].code is None]
    listed = {(LISTS.get(field, "category"), text): meaning.near for (field, text, meaning), _ in unknown}
    for (name, text), near in listed.items():
        field = next(field for field, of_list in LISTS.items() if of_list == name)
        names = [
            each for code, each in names_of(name).items() if name != "category" or code not in of_class(name, "service")
        ]
        if shown(text) == text:
            first = [each for each in names if each == near]
            yield _doubt(vocabulary.names()[field], text, dict.fromkeys([*first, *names]), "word", "nothing")


def _municipalities(found: Translation) -> Iterator[Doubt]:
    for name, near in found.findings.misspelt.items():
        yield _doubt(vocabulary.names()["municipality"], name, [near], "municipality", "as_it_stands")


def _doubt(what: str, text: str, names: Iterable[str], question: str, other: str) -> Doubt:
    """`other`: none of these names."""
    last = text if other == "as_it_stands" else NOTHING
    answers = [(name, (what, text, name)) for name in names] + [(say(other), (what, text, last))]
    return Doubt(say(question, what=what, text=text), tuple(answers))


def say(which: str, /, **facts: object) -> str:
    """A sentence of a question."""
    return label("casework", f"sheet.doubt.{which}").format(**facts)
