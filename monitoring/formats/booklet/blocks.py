"""The parts a page is made of: charts that carry their own numbers and the same in words, and plain texts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from foundation.words import label, say_plain
from monitoring.formats.captions import stays
from monitoring.formats.parts import towns_in
from monitoring.formats.speaking import code_name, field_name, figure, short_period_name
from monitoring.reports import Report
from monitoring.summing import MISSING, Sum, mark
from monitoring.suppression import HIDDEN

Block = dict[str, Any]
MOST_BARS, LONGEST_NAME = 12, 48


def course(reports: Sequence[Report], key: str, field: str) -> list[Block]:
    """One number over the periods. Nothing of a single one, or where it was nought or unknown in all of them."""
    values = [report.told.get(key, {}).get(field) for report in reports]
    if len(values) == 1 or not any(values):
        return []
    names = [short_period_name(report.period) for report in reports]
    rows = [point(name, value) for name, value in zip(names, values, strict=True)]
    if 2 * sum(row["value"] is not None for row in rows) < len(rows):
        rows = [row | {"value": None} for row in rows]  # one bar among numbers would look like the largest
    starred = any(mark(value) == MISSING for value in values)
    note = label("monitoring", "booklet.not_drawn") if starred else ""
    return [_block("course", rows, f"course.{key}.{field}", note=note)]


def bars(report: Report, key: str, field: str, *, in_order: bool = False) -> list[Block]:
    """A breakdown, the largest first or (ages, waits) `in_order`. What is not shown is named in a sentence below."""
    counts: Mapping[str, Any] = report.told.get(key, {}).get(field, {})
    named = {code_name(f"{key}.{field}", code): count for code, count in counts.items()}
    seen = {name: count for name, count in named.items() if count not in (HIDDEN, None, 0)}
    hidden = [name for name, count in named.items() if count == HIDDEN]
    if not seen and not hidden:
        return []
    ordered = list(seen.items()) if in_order else sorted(seen.items(), key=lambda each: (-each[1], each[0]))
    rows = [row(shortened(name), count) for name, count in ordered]
    names = [shortened(name) for name in (hidden if in_order else sorted(hidden))]
    return [cut(_block("bars", [], f"bars.{key}.{field}") | {"every": rows, "hidden": names}, MOST_BARS)]


def cut(block: Block, most: int) -> Block:
    """A chart of so many bars at most. Below it in words: the others, as many again, and what is not shown."""
    if "every" not in block:
        return block
    if block["kind"] == "table":
        return _cut_table(block, most)
    rows = block["every"]
    rest = [(each["name"], each["shown"]) for each in rows[most : 2 * most]]
    below = say_plain(
        "monitoring", "booklet/below_bars", rest=rest, more=max(len(rows) - 2 * most, 0), hidden=block["hidden"][:most],
        more_hidden=max(len(block["hidden"]) - most, 0),
    )  # fmt: skip
    if not rows:
        return block | {"kind": "texts", "rows": [below], "alt": ""}
    return block | chart("bars", block["title"], rows[:most], note=below)


def _cut_table(block: Block, most: int) -> Block:
    """The first rows and the last, and how many are not there."""
    left = len(block["every"]) - most
    more = block["more"].format(n=left) if left > 0 else ""
    note = " ".join(each for each in (block["below"], more) if each)
    return block | {"rows": [*block["every"][:most], block["last"]], "note": note, "totalled": True}


def bands(report: Report) -> list[Block]:
    """Who still takes part after three and six months: the share of what is known, and how low or high it may be."""
    rows: list[dict[str, Any]] = []
    for stay in stays(report):
        after = stay.retention
        shown = f"{after.percent} %" if after.percent is not None else ""
        if after.percent is None and after.lowest is not None:
            shown = label("monitoring", "picture.least").format(percent=after.lowest)
        rows.append(
            {"name": stay.title, "words": stay.words, "percent": after.percent, "lowest": after.lowest,
             "highest": after.highest, "shown": shown, "value": None}
        )  # fmt: skip
    if not rows:
        return []
    block = _block("bands", rows, "bands", lead=label("monitoring", "picture.how_to_read"))
    return [block | {"alt": " ".join(f"{row['name']}: {row['words']} {row['shown']}." for row in rows)}]


def flow(report: Report, key: str) -> list[Block]:
    """Numbers of one indicator that follow from each other, of the same towns. Nothing where all are nought."""
    numbers = report.told.get(key, {})
    if not any(numbers.values()):
        return []
    of = towns_in(report, f"{key}.{next(iter(numbers))}")
    told = {name: value for name, value in numbers.items() if not of or value != HIDDEN}
    rows = [row(field_name(key, name), value) for name, value in told.items()]
    return [_block("flow", rows, f"flow.{key}", lead=label("monitoring", "booklet.flow_of").format(**of) if of else "")]


def texts(said: Iterable[str], title: str = "") -> list[Block]:
    """Paragraphs. Nothing where there is none."""
    rows = list(said)
    return [_plain("texts", rows, title)] if rows else []


def items(said: Iterable[str], title: str = "") -> list[Block]:
    """Sentences that each stand by themselves. Nothing where there is none."""
    rows = list(said)
    return [_plain("items", rows, title)] if rows else []


def table(
    title: str, names: Sequence[str], cells: Sequence[Sequence[str]], *, words: Sequence[int] = (0,), note: str = ""
) -> list[Block]:
    """Rows with names above their columns; `words`: the columns that hold no number. Nothing where there is no row."""
    about = {"names": list(names), "words": list(words), "note": note, "totalled": False}
    return [_plain("table", list(cells), title) | about] if cells else []


def lines(name: str, facts: Mapping[str, Any]) -> list[str]:
    """The sentences of a message, one a line."""
    return [line.strip() for line in say_plain("monitoring", f"booklet/{name}", **facts).splitlines() if line.strip()]


def quotes(rows: Sequence[dict[str, str]], title: str) -> list[Block]:
    """What people told, each with who they are. Nothing where nobody did."""
    return [_plain("quotes", list(rows), title)] if rows else []


def shortened(name: str) -> str:
    """A name that would take more than two lines beside a bar ends in dots."""
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"


def row(name: str, value: Any) -> dict[str, Any]:
    """A number with its name: `value` to draw (None: not shown), `shown` to read."""
    return {"name": name, "value": None if value == HIDDEN else value, "shown": figure(value)}


def point(name: str, value: Any) -> dict[str, Any]:
    """The same in a course over time. What towns are missing in is told and not drawn: it would look like fewer."""
    return row(name, value) | ({"value": None} if isinstance(value, Sum) and value.missing else {})


def _block(kind: str, rows: list[dict[str, Any]], key: str, *, lead: str = "", note: str = "") -> Block:
    return chart(kind, label("monitoring", f"booklet.{key}"), rows, lead=lead, note=note)


def chart(kind: str, title: str, rows: list[dict[str, Any]], *, lead: str = "", note: str = "") -> Block:
    """A chart with the same in words, for who does not see it."""
    alt = f"{title}: " + ", ".join(f"{row['name']} {row['shown']}" for row in rows) + "."
    return {"kind": kind, "title": title, "alt": alt, "rows": rows, "lead": lead, "note": note}


def _plain(kind: str, rows: list[Any], title: str) -> Block:
    return {"kind": kind, "title": title, "alt": "", "rows": rows, "lead": "", "note": ""}
