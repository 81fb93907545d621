"""The report as a booklet of A4 pages that an alderman can read, and that a screen reader can (PDF/UA-1)."""

from collections.abc import Mapping, Sequence
from typing import Any

from foundation.words import label, say_plain
from foundation.words.filters import capital
from monitoring.formats.beside import NOTHING, Beside
from monitoring.formats.booklet import answer, blocks, chapters, numbers
from monitoring.formats.booklet.fitting import MOST_PAGES, fitted
from monitoring.formats.reading import reading
from monitoring.formats.speaking import period_name, place_name
from monitoring.formats.typeset import pages_of, pdf
from monitoring.formats.wording import audience, facts_of
from monitoring.reports import Report

_LAYOUT = "booklet.typ"


def as_pdf(reports: Sequence[Report], beside: Beside = NOTHING) -> bytes:
    """The booklet of the last report; the ones before it give the course. `typst.TypstError` if it would be unfit.

    What stands beside the figures is cut to eight pages.
    """
    made = b""
    for fits, bars in fitted(beside):
        made = pdf(_LAYOUT, contents(reports, fits, bars), at=reports[-1].as_of)
        if pages_of(made) <= MOST_PAGES:
            break
    return made


def sentences(reports: Sequence[Report], beside: Beside = NOTHING) -> list[str]:
    """The period in five sentences; fewer where some of it is left out."""
    return blocks.lines("answer", facts_of(reading(reports[-1], beside.left_out)))


def contents(reports: Sequence[Report], beside: Beside = NOTHING, bars: int = blocks.MOST_BARS) -> dict[str, Any]:
    """Everything that stands in it, as plain values for the layout: texts and numbers, no markup."""
    report = reports[-1]
    facts = facts_of(report)
    place, period = place_name(report.scope), period_name(report.period)
    name, about = label("monitoring", "picture.title"), f"{place} – {period}"
    return {
        "name": name,
        "title": f"{name} – {about}",
        "place": place,
        "period": period,
        "author": name,
        "description": label("monitoring", "picture.count_not_effect"),
        "warning": label("monitoring", "invented") if report.scope.invented else "",
        "status": say_plain("monitoring", "booklet/status", **facts),
        "footer": f"{name} – {about} – {label('monitoring', f'status.{report.status}')}",
        "audience": capital(audience(report)),
        "page": label("monitoring", "booklet.page"),
        "answer": answer.answer(facts, beside),
        "reading": _reading(facts, beside),
        "tiles": answer.tiles(reports),
        "chapters": chapters.chapters(reports, facts, beside, bars),
        "figures": numbers.numbers(report, bars),
    }


def _reading(facts: Mapping[str, Any], beside: Beside) -> list[dict[str, Any]]:
    """How to read it, and what is not known: each a title with its lines."""
    parts = {"reading": blocks.lines("reading", facts), "complete": blocks.lines("complete", facts)}
    parts["complete"] = [each for each in (beside.missing, *parts["complete"]) if each]
    return [{"title": label("monitoring", f"booklet.{name}"), "lines": said} for name, said in parts.items() if said]
