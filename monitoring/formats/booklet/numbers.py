"""Every number with what it means: the list at the end."""

from collections.abc import Mapping
from typing import Any

from foundation.words import label, say_plain
from monitoring.definitions import definitions
from monitoring.formats.speaking import code_name, field_name, figure
from monitoring.reports import Report


def numbers(report: Report) -> dict[str, Any]:
    """By theme, in the order of the report: of each indicator its numbers, a line a breakdown, and its definition."""
    themes: dict[str, list[dict[str, Any]]] = {}
    for key, each in definitions(version=report.definitions).items():
        if key in report.shown:
            said = list(_said(key, report.shown[key]))
            themes.setdefault(each.theme, []).append({"title": each.title, "figures": said, "text": each.text})
    return {
        "title": label("monitoring", "booklet.chapter.numbers"),
        "lead": say_plain("monitoring", "booklet/numbers", definitions=report.definitions),
        "themes": [{"title": label("monitoring", f"theme.{theme}"), "rows": rows} for theme, rows in themes.items()],
    }


def _said(key: str, indicator: Mapping[str, Any]) -> list[str]:
    single = [f"{field_name(key, name)}: {figure(n)}" for name, n in indicator.items() if not isinstance(n, dict)]
    parts = [
        f"{field_name(key, name)}: " + ", ".join(f"{code_name(f'{key}.{name}', code)} {figure(n)}" for code, n in each)
        for name, codes in indicator.items()
        if isinstance(codes, dict) and (each := codes.items())
    ]
    return [line for line in ("; ".join(single), *parts) if line]
