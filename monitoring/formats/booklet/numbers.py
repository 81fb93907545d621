"""Every number with what it means: the list at the end."""

from collections.abc import Mapping
from typing import Any

from foundation.words import label, say_plain
from monitoring.definitions import definitions
from monitoring.formats.booklet.blocks import shortened
from monitoring.formats.speaking import code_name, field_name, figure
from monitoring.reports import Report
from monitoring.suppression import HIDDEN


def numbers(report: Report, kinds: int) -> dict[str, Any]:
    """By theme: of each indicator its numbers, a line a breakdown (the largest so many kinds), and its definition.

    Below them what the definitions rest on.
    """
    themes: dict[str, list[dict[str, Any]]] = {}
    sources: dict[str, None] = {}
    for key, each in definitions(version=report.definitions).items():
        if key in report.told:
            said = list(_said(key, report.told[key], kinds))
            sources |= dict.fromkeys(each.source.split("; "))
            themes.setdefault(each.theme, []).append({"title": each.title, "figures": said, "text": each.text})
    return {
        "title": label("monitoring", "booklet.chapter.numbers"),
        "lead": say_plain("monitoring", "booklet/numbers", definitions=report.definitions),
        "themes": [{"title": label("monitoring", f"theme.{theme}"), "rows": rows} for theme, rows in themes.items()],
        "sources": {"title": label("monitoring", "booklet.sources"), "rows": sorted(sources)},
    }


def _said(key: str, indicator: Mapping[str, Any], kinds: int) -> list[str]:
    single = [f"{field_name(key, name)}: {figure(n)}" for name, n in indicator.items() if not isinstance(n, dict)]
    parts = [
        f"{field_name(key, name)}: {_parts(f'{key}.{name}', codes, kinds)}"
        for name, codes in indicator.items()
        if isinstance(codes, dict) and codes
    ]
    return [line for line in ("; ".join(single), *parts) if line]


def _parts(field: str, codes: Mapping[str, Any], kinds: int) -> str:
    """The kinds with their numbers, and of how many kinds it is not shown: the charts name them."""
    shown = {code: count for code, count in codes.items() if count != HIDDEN}
    largest = sorted(shown, key=lambda code: -(shown[code] or 0))[: 2 * kinds]
    said = [f"{shortened(code_name(field, code))} {figure(shown[code])}" for code in shown if code in largest]
    if more := len(shown) - len(said):
        said.append(label("monitoring", "booklet.more").format(n=more))
    if hidden := len(codes) - len(shown):
        said.append(label("monitoring", "booklet.hidden_one" if hidden == 1 else "booklet.hidden").format(n=hidden))
    return ", ".join(said)
