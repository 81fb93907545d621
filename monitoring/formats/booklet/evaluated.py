"""The self-evaluation of a year as a table, beside the year before."""

from foundation.words import label
from monitoring.formats.beside import Evaluated
from monitoring.formats.booklet.blocks import Block, table


def evaluated(one: Evaluated | None) -> list[Block]:
    """The year before only where it says something."""
    if one is None:
        return []
    before = any(was != label("monitoring", "nothing") for _, _, was in one.rows)
    years = [one.year, one.year - 1] if before else [one.year]
    names = [label("monitoring", "booklet.evaluation.element"), *map(str, years)]
    note = label("monitoring", "booklet.evaluation.note").format(people=one.people)
    rows = [each[: len(names)] for each in one.rows]
    return table(label("monitoring", "booklet.evaluation.title").format(year=one.year), names, rows, note=note)
