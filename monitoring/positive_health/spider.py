"""Six marks as a spider picture with before and after, for one client or for the mean of many. 1080 × 1080 pixels.

Both lines carry their own names and every spoke its own numbers; before is dashed and open, after whole and filled, so
that nobody has to tell colours apart.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from math import pi
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.projections.polar import PolarAxes

HIGHEST = 10
_INK, _SOFT, _GRID = "#1a1a1a", "#5f5f5f", "#d9d9d9"
_BEFORE, _AFTER = "#5f5f5f", "#d55e00"
_SIZE, _DPI = (10.8, 10.8), 100


@dataclass(frozen=True, slots=True)
class Line:
    """The marks of one moment, one for each spoke; None where there is none."""

    name: str
    marks: Sequence[float | None]


def as_png(title: str, spokes: Sequence[str], before: Line, after: Line | None, *, note: str = "") -> bytes:
    """The picture. Without `after` there is one line."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # drawing loads slowly; a start does not wait for it
    from matplotlib.figure import Figure
    from matplotlib.projections.polar import PolarAxes

    canvas = Figure(figsize=_SIZE, dpi=_DPI, facecolor="#ffffff")
    FigureCanvasAgg(canvas)
    lines = [before] if after is None else [before, after]
    canvas.text(0.06, 0.93, title, size=30, weight="bold", color=_INK, parse_math=False)
    for place, line in enumerate(lines):
        mark, colour = _look(line is after)
        canvas.text(0.06, 0.885 - place * 0.038, f"{mark} {line.name}", size=21, color=colour, weight="bold")
    canvas.text(0.94, 0.03, note, size=16, color=_SOFT, ha="right", parse_math=False)
    axes = canvas.add_axes((0.2, 0.13, 0.6, 0.6), projection="polar")
    if isinstance(axes, PolarAxes):
        _web(axes, [_spoke(name, [line.marks[at] for line in lines]) for at, name in enumerate(spokes)])
        for line in lines:
            _draw(axes, line, whole=line is after)
    target = io.BytesIO()
    canvas.savefig(target, format="png", metadata={"Software": None})
    return target.getvalue()


def said(mark: float | None) -> str:
    """A mark as people write it: `7`, `6,4`; a dash where there is none."""
    return "–" if mark is None else f"{mark:g}".replace(".", ",")


def _spoke(name: str, marks: Sequence[float | None]) -> str:
    return f"{name}\n{' → '.join(said(mark) for mark in marks)}"


def _look(after: bool) -> tuple[str, str]:
    return ("●", _AFTER) if after else ("○", _BEFORE)


def _angles(count: int) -> list[float]:
    return [2 * pi * at / count for at in range(count)]


def _web(axes: "PolarAxes", names: Sequence[str]) -> None:
    """Straight threads instead of circles: a mark is read along its spoke."""
    angles = _angles(len(names))
    axes.set_theta_offset(pi / 2)
    axes.set_theta_direction(-1)
    axes.set_ylim(0, HIGHEST)
    axes.grid(visible=False)
    axes.spines["polar"].set_visible(False)
    axes.set_yticks([])
    axes.set_xticks([])
    for ring in (2, 4, 6, 8, 10):
        axes.plot([*angles, angles[0]], [ring] * (len(angles) + 1), color=_GRID, linewidth=1.4, zorder=1)
        axes.text(0.06, ring, str(ring), size=13, color=_SOFT, ha="left", va="top", zorder=1)
    for angle, name in zip(angles, names, strict=True):
        axes.plot([angle, angle], [0, HIGHEST], color=_GRID, linewidth=1.4, zorder=1)
        side = "center" if abs(angle % pi) < 0.01 else "left" if angle < pi else "right"  # noqa: PLR2004  top and bottom
        axes.text(
            angle,
            HIGHEST * (1.14 if side == "center" else 1.06),
            name,
            size=20,
            color=_INK,
            ha=side,
            va="center",
            linespacing=1.3,
            clip_on=False,
        )


def _draw(axes: "PolarAxes", line: Line, *, whole: bool) -> None:
    """Where a mark is missing the line is open; the others keep their dots."""
    angles = _angles(len(line.marks))
    marks = [float("nan") if mark is None else mark for mark in line.marks]
    colour = _look(whole)[1]
    face = colour if whole else "#ffffff"
    axes.plot(
        [*angles, angles[0]], [*marks, marks[0]], color=colour, linewidth=4, linestyle="-" if whole else (0, (4, 2)),
        marker="o", markersize=12, markerfacecolor=face, markeredgewidth=3, clip_on=False, zorder=3 if whole else 2,
    )  # fmt: skip
    if None not in line.marks and whole:
        axes.fill(angles, marks, color=colour, alpha=0.15, zorder=2)
