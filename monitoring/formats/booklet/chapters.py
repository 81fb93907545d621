"""The chapters: how people come in, are helped and go on; who stays; who waits; and what people tell."""

from collections.abc import Mapping, Sequence
from typing import Any

from foundation.words import label
from monitoring.formats.beside import Beside
from monitoring.formats.booklet.beside import UNKNOWN, practices, told, towns
from monitoring.formats.booklet.blocks import Block, bands, bars, course, cut, flow, lines, texts
from monitoring.formats.booklet.halves import halves
from monitoring.formats.booklet.side_by_side import tables
from monitoring.reports import Report

Facts = Mapping[str, Any]


def chapters(reports: Sequence[Report], facts: Facts, beside: Beside, bars_each: int) -> list[dict[str, Any]]:
    """In the order of the report, with so many bars a chart. A chapter without anything to say is left out."""
    made = [
        ("halves", halves(reports[-1])),
        ("inflow", _inflow(reports, facts, beside)),
        ("support", _support(reports, facts)),
        ("outflow", _outflow(reports, facts)),
        ("staying", _staying(reports, facts)),
        ("reach", _reach(reports[-1], beside)),
        ("practices", practices(reports[-1], beside)),
        ("told", told(beside)),
    ]
    return [_chapter(name, [cut(each, bars_each) for each in blocks]) for name, blocks in made if blocks]


def _chapter(name: str, blocks: list[Block]) -> dict[str, Any]:
    return {"title": label("monitoring", f"booklet.chapter.{name}"), "blocks": blocks}


def _inflow(reports: Sequence[Report], facts: Facts, beside: Beside) -> list[Block]:
    return [
        *texts(lines("inflow", facts)),
        *course(reports, "referrals", "total"),
        *bars(reports[-1], "referrals", "by_type"),
        *bars(reports[-1], "reasons", "by_reason"),
        *bars(reports[-1], "icpc", "by_group"),
        *(tables(beside, "variant") or bars(reports[-1], "variants", "by_variant")),
        *towns(beside),
        *texts(lines("waiting", facts), label("monitoring", "booklet.waiting")),
    ]


def _support(reports: Sequence[Report], facts: Facts) -> list[Block]:
    return [
        *texts(lines("support", facts)),
        *course(reports, "supported_clients", "clients"),
        *flow(reports[-1], "balance"),
        *bars(reports[-1], "closed", "by_reason"),
    ]


def _outflow(reports: Sequence[Report], facts: Facts) -> list[Block]:
    return [
        *texts(lines("outflow", facts)),
        *course(reports, "participants", "active"),
        *bars(reports[-1], "chosen", "by_category"),
        *bars(reports[-1], "wishes", "by_category"),
    ]


def _staying(reports: Sequence[Report], facts: Facts) -> list[Block]:
    return [
        *bands(reports[-1]),
        *texts(lines("staying", facts)),
        *bars(reports[-1], "dropped_out", "by_reason"),
    ]


def _reach(report: Report, beside: Beside) -> list[Block]:
    """By age, gender, neighbourhood and referrer; and who came or gave up, by how long they had waited."""
    where = tables(beside, "neighbourhood")
    reach = report.told.get("reach", {}).items()
    told = [name for name, codes in reach if _is_told(codes) and not (where and name == "by_neighbourhood")]
    return [
        *(block for name in told for block in bars(report, "reach", name, in_order=name == "by_age")),
        *where,
        *bars(report, "waited", "came", in_order=True),
        *bars(report, "waited", "lost", in_order=True),
    ]


def _is_told(codes: Any) -> bool:
    """Whether anything is known but that it is not known."""
    return isinstance(codes, dict) and bool(codes.keys() - {UNKNOWN})
