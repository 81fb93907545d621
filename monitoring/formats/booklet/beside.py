"""The chapters of what is not counted: how each practice does, and what people told."""

from collections.abc import Sequence

from foundation.language.dates import said_on
from foundation.words import label
from foundation.words.filters import long_day
from monitoring.formats.beside import Answered, Beside, PracticeLine
from monitoring.formats.booklet.blocks import Block, bars, chart, items, lines, quotes, row, shortened, table
from monitoring.formats.booklet.evaluated import evaluated
from monitoring.formats.booklet.side_by_side import tables
from monitoring.reports import Report

UNKNOWN = "onbekend"
_COLUMNS = ("name", "referrals", "expected", "met", "agreements")
_OF_TOWNS = ("name", "referrals", "inhabitants", "rate")


def practices(report: Report, beside: Beside) -> list[Block]:
    """The figures by practice and by organisation where there are several, and how each practice stands today.

    Of several municipalities only their referrals: their tables are never added up.
    """
    whence, there = report.shown.get("from_where", {}), {one.by for one in beside.tables if one.rows}
    known = [by for by in ("practice", "organisation") if len(whence.get(f"by_{by}", {}).keys() - {UNKNOWN}) > 1]
    return [
        *(block for by in known if by not in there for block in bars(report, "from_where", f"by_{by}")),
        *tables(beside, "practice", "organisation"),
        *_standing(beside.practices, long_day(said_on(report.as_of))),
    ]


def _standing(rows: Sequence[PracticeLine], day: str) -> list[Block]:
    title = label("monitoring", "booklet.practice.title").format(day=day)
    names = [label("monitoring", f"booklet.practice.{each}") for each in _COLUMNS]
    cells = [[shortened(getattr(one, each)) for each in _COLUMNS] for one in rows]
    return table(title, names, cells, words=(0, 3), note=label("monitoring", "booklet.practice.note"))


def towns(beside: Beside) -> list[Block]:
    """The municipalities of a region beside each other, per 10,000 inhabitants."""
    names = [label("monitoring", f"booklet.towns.{each}") for each in _OF_TOWNS]
    cells = [[shortened(getattr(one, each)) for each in _OF_TOWNS] for one in beside.towns]
    title, note = (label("monitoring", f"booklet.towns.{each}") for each in ("title", "note"))
    return [block | {"totalled": True} for block in table(title, names, cells, note=note)]


def told(beside: Beside) -> list[Block]:
    """Stories, what goes well and badly, what coaches think of the process, and explanations."""
    return [
        *quotes([{"text": each.text, "by": each.by} for each in beside.stories], _title("stories")),
        *items(lines("withdrawn", {"count": beside.withdrawn}) + lines("unprinted", {"count": beside.unprinted})),
        *items(beside.successes, _title("successes")),
        *items(beside.bottlenecks, _title("bottlenecks")),
        *(block for each in beside.answers for block in _answered(each)),
        *evaluated(beside.evaluated),
        *items(beside.thoughts, label("monitoring", "booklet.process.thoughts")),
        *items(beside.notes, _title("notes")),
    ]


def _answered(one: Answered) -> list[Block]:
    return [chart("flow", one.title, [row(*each) for each in one.counts])]


def _title(name: str) -> str:
    return label("monitoring", f"booklet.told.{name}")
