"""What lies on the table at a meeting, as a sheet of paper: a page, or two with a long story."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from foundation.words import label
from foundation.words.filters import capital, short_day
from monitoring.agreements import Agreed
from monitoring.formats.booklet import answer, blocks
from monitoring.formats.booklet.blocks import Block, items, quotes
from monitoring.formats.speaking import period_name, place_name
from monitoring.formats.typeset import pdf
from monitoring.formats.wording import audience
from monitoring.meetings import Pack


def as_pdf(pack: Pack, *, today: date) -> bytes:
    """The sheet. `typst.TypstError` if a screen reader could not read it."""
    return pdf("handout.typ", contents(pack, today=today), at=pack.report.as_of)


def contents(pack: Pack, *, today: date) -> dict[str, Any]:
    """Everything that stands on it, as plain values for the layout."""
    report = pack.report
    name, about = label("monitoring", "handout.title"), f"{place_name(report.scope)} – {period_name(report.period)}"
    counted = label("monitoring", "picture.count_not_effect")
    return {
        "name": name,
        "title": f"{name} – {about}",
        "about": about,
        "author": label("monitoring", "picture.title"),
        "description": counted,
        "warning": label("monitoring", "invented") if report.scope.invented else "",
        "footer": f"{capital(audience(report))}. {counted}",
        "tiles": answer.tiles([pack.before, report]),
        "blocks": [*blocks.bands(report), *_beside(pack, today)],
    }


def _beside(pack: Pack, today: date) -> Iterator[Block]:
    found = [f"{each.text} ({'; '.join(filter(None, (each.norm, each.source)))})" for each in pack.signals]
    yield from items(found or [label("monitoring", "handout.nothing")], label("monitoring", "handout.signals"))
    yield from items([*(_line(each, today) for each in pack.agreements), *pack.bottlenecks], _title("to_do"))
    if pack.story is not None:
        yield from quotes([{"text": pack.story.text, "by": pack.story.by}], _title("story"))


def _line(one: Agreed, today: date) -> str:
    late = f", {label('monitoring', 'handout.late')}" if one.late(today) else ""
    who = ", ".join(each for each in (one.organisation, one.owner, short_day(one.due_on)) if each)
    return f"{one.text} ({who}{late})"


def _title(name: str) -> str:
    return label("monitoring", f"handout.{name}")
