"""Where the map is full and where it is empty, as one picture for a phone. 1080 × 1620 pixels.

Every cell carries its own number. One colour from light to dark (it reads the same for colour-blind eyes and in grey),
and what is missing stands out by a ring, not by a colour alone.
"""

import io
from datetime import date
from textwrap import fill, shorten
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from foundation.words import label
from foundation.words.filters import long_day
from monitoring.map_faces.grid import Grid

MOST_PLACES = 9
_INK, _SOFT, _PAPER = "#1a1a1a", "#5f5f5f", "#ffffff"
_SCALE = LinearSegmentedColormap.from_list("map", ("#e4eef7", "#9ec9e2", "#3c93c2", "#0c5a92", "#003a63"))
_DARK, _FULL = 0.5, 12  # from here the number is white; from so many the colour is at its darkest
_NAME = 22  # letters on one line
_SIZE, _DPI = (10.8, 16.2), 100
_PLAIN: dict[str, Any] = {"color": _INK, "parse_math": False}  # names come from lists of others: never a formula


def as_png(table: Grid, place: str, today: date) -> bytes:
    """The heat map of this place."""
    canvas = Figure(figsize=_SIZE, dpi=_DPI, facecolor=_PAPER)
    FigureCanvasAgg(canvas)
    subtitle = label("monitoring", "map.subtitle").format(day=long_day(today))
    canvas.text(0.04, 0.957, label("monitoring", "map.title").format(place=place), size=31, weight="bold", **_PLAIN)
    canvas.text(0.04, 0.931, subtitle, size=19, color=_SOFT)
    canvas.text(0.04, 0.018, label("monitoring", "map.legend"), size=17, color=_SOFT)
    canvas.text(0.96, 0.018, label("monitoring", "map.more_kinds"), size=17, color=_SOFT, ha="right")
    _draw(canvas.add_axes((0.37, 0.05, 0.58, 0.755)), table)
    target = io.BytesIO()
    canvas.savefig(target, format="png", metadata={"Software": None})
    return target.getvalue()


def _draw(axes: Axes, table: Grid) -> None:
    rows, columns = len(table.categories), len(table.places)
    axes.set_xlim(0, columns + 1)
    axes.set_ylim(rows, 0)
    axes.axis("off")
    for y, (category, counts, total) in enumerate(zip(table.categories, table.counts, table.by_category, strict=True)):
        _row_name(axes, y, fill(category, _NAME), _INK, "normal" if total else "bold")
        for x, count in enumerate(counts):
            _cell(axes, x, y, count)
        _sum(axes, columns, y, total)
    for x, place in enumerate(table.places):
        _column_name(axes, x, shorten(place, _NAME, placeholder="…") or place[:_NAME], _INK)
    _column_name(axes, columns, label("monitoring", "total"), _SOFT)


def _row_name(axes: Axes, y: int, name: str, colour: str, weight: str) -> None:
    axes.text(
        -0.15, y + 0.5, name, size=17, ha="right", va="center", color=colour, weight=weight, linespacing=0.95
    )  # fmt: skip


def _column_name(axes: Axes, x: int, name: str, colour: str) -> None:
    axes.text(
        x + 0.35, -0.2, name, size=17, rotation=50, ha="left", va="bottom", rotation_mode="anchor",
        **_PLAIN | {"color": colour},
    )  # fmt: skip


def _sum(axes: Axes, x: int, y: int, total: int) -> None:
    axes.text(x + 0.5, y + 0.5, str(total), size=18, weight="bold", ha="center", va="center", color=_INK)


def _cell(axes: Axes, x: int, y: int, count: int) -> None:
    if not count:
        ring: dict[str, Any] = {"fill": False, "edgecolor": "#dd8a5c", "linewidth": 1.2, "linestyle": (0, (3, 3))}
        axes.add_patch(Rectangle((x + 0.08, y + 0.1), 0.84, 0.8, **ring))
        axes.text(x + 0.5, y + 0.5, "0", size=16, ha="center", va="center", color="#9a4400")
        return
    shade = min(count, _FULL) / _FULL
    axes.add_patch(Rectangle((x + 0.03, y + 0.04), 0.94, 0.92, facecolor=_SCALE(shade), edgecolor="none"))
    colour = _PAPER if shade >= _DARK else _INK
    axes.text(x + 0.5, y + 0.5, str(count), size=18, weight="bold", ha="center", va="center", color=colour)
