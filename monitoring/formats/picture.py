"""The report as one picture for a phone: the flow over the periods, and who still takes part. 1080 × 1350 pixels.

Lines carry their own names and numbers, so there is no legend to match; the colours (Okabe and Ito) differ for
colour-blind eyes too, and so do the markers.
"""

import io
from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from foundation.words import label
from monitoring.formats.captions import Stay, how_to_read, stays, subtitle, title
from monitoring.formats.people import draw_people
from monitoring.formats.speaking import figure, short_period_name
from monitoring.reports import Report
from monitoring.suppression import HIDDEN

_INK, _SOFT, _PAPER = "#1a1a1a", "#5f5f5f", "#ffffff"
_LINES = (
    ("referrals", "total", "referrals", "#0072b2", "o"),
    ("supported_clients", "clients", "clients", "#d55e00", "s"),
    ("participants", "active", "participants", "#007a5a", "^"),
)
_LEAST_GAP = 0.075  # between two names, as a part of the height of the panel
_SIZE, _DPI = (10.8, 13.5), 100


def as_png(reports: Sequence[Report]) -> bytes:
    """The picture of the last report, with the ones before it for the flow."""
    canvas = Figure(figsize=_SIZE, dpi=_DPI, facecolor=_PAPER)
    FigureCanvasAgg(canvas)
    _title(canvas, reports[-1])
    _flow(canvas.add_axes((0.09, 0.525, 0.60, 0.29)), reports)
    lower_half = draw_people if reports[-1].scope.coach_id else _staying
    lower_half(canvas.add_axes((0.06, 0.1, 0.88, 0.265)), reports[-1])
    _words(canvas, 0.06, 0.035, label("monitoring", "picture.count_not_effect"), size=17, color=_SOFT)
    if reports[-1].rule:
        _words(canvas, 0.94, 0.035, label("monitoring", "picture.legend"), size=17, color=_SOFT, ha="right")
    target = io.BytesIO()
    canvas.savefig(target, format="png", metadata={"Software": None})
    return target.getvalue()


def _words(canvas: Figure, x: float, y: float, text: str, **looks: Any) -> None:
    canvas.text(x, y, text, parse_math=False, **({"color": _INK, "va": "baseline"} | looks))


def _title(canvas: Figure, report: Report) -> None:
    _words(canvas, 0.06, 0.945, title(report), size=32, weight="bold")
    _words(canvas, 0.06, 0.912, subtitle(report), size=20, color=_SOFT)
    if report.scope.invented:
        box = {"facecolor": "#fff3c4", "edgecolor": "#8a6d00", "boxstyle": "round,pad=0.4"}
        _words(
            canvas, 0.94, 0.947, label("monitoring", "invented"), size=17, ha="right", color="#5c4800", bbox=box
        )  # fmt: skip
    _words(canvas, 0.06, 0.855, label("monitoring", "picture.flow"), size=23, weight="bold")
    _words(canvas, 0.06, 0.415, label("monitoring", "picture.staying"), size=23, weight="bold")
    _words(canvas, 0.06, 0.388, how_to_read(report), size=16, color=_SOFT)


def _flow(axes: Axes, reports: Sequence[Report]) -> None:
    """Three lines with their names and last numbers at the end. A number that is not shown leaves a gap."""
    ends = []
    for key, field, name, colour, marker in _LINES:
        values = [report.shown[key][field] for report in reports]
        drawn = [float("nan") if value in (HIDDEN, None) else value for value in values]
        axes.plot(range(len(reports)), drawn, color=colour, marker=marker, linewidth=3.5, markersize=10, clip_on=False)
        known = [value for value in drawn if value == value]  # noqa: PLR0124  not a number is not itself
        ends.append(
            (known[-1] if known else 0, f"{figure(values[-1])} {label('monitoring', f'picture.{name}')}", colour)
        )
    top = max([axes.get_ylim()[1], 1]) * 1.05
    axes.set_ylim(0, top)
    axes.set_xlim(-0.15, len(reports) - 0.85)
    for y, text, colour in _apart(ends, top):
        axes.annotate(
            text, (len(reports) - 1, y), xytext=(22, 0), textcoords="offset points",
            va="center", color=colour, size=20, weight="bold", annotation_clip=False,
        )  # fmt: skip
    names = [short_period_name(report.period, beside=reports[-1].period) for report in reports]
    axes.set_xticks(range(len(reports)), [name.replace(" ", "\n") for name in names], size=18, color=_INK)
    axes.tick_params(axis="y", labelsize=16, labelcolor=_SOFT, length=0)
    axes.tick_params(axis="x", length=0, pad=8)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.grid(axis="y", color="#e3e3e3", linewidth=1.2)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color("#9a9a9a")


def _apart(ends: list[tuple[float, str, str]], top: float) -> list[tuple[float, str, str]]:
    """The names at the ends of the lines, pushed apart so that none covers another."""
    placed: list[tuple[float, str, str]] = []
    for y, text, colour in sorted(ends):
        lowest = placed[-1][0] + _LEAST_GAP * top if placed else 0.0
        placed.append((max(y, lowest), text, colour))
    return placed


def _staying(axes: Axes, report: Report) -> None:
    """For each milestone a scale from 0 to 100 per cent: a dot for what is known, a band for what may be."""
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 2)
    axes.axis("off")
    for y, stay in zip((1.3, 0.3), stays(report), strict=True):
        axes.text(0, y + 0.32, stay.title, size=20, weight="bold", color=_INK, va="baseline")
        axes.text(100, y + 0.32, stay.words, size=18, color=_INK, va="baseline", ha="right")
        _scale(axes, y, stay)


def _scale(axes: Axes, y: float, stay: Stay) -> None:
    axes.barh(y, 100, height=0.26, color="#eeeeee")
    if stay.retention.known is None and stay.retention.lowest is not None:
        axes.barh(y, stay.retention.lowest, height=0.26, color="#56b4e9", alpha=0.75)
        least = label("monitoring", "picture.least").format(percent=stay.retention.lowest)
        axes.text(stay.retention.lowest + 1, y, least, size=18, weight="bold", color="#00466e", ha="left", va="center")
        return
    if stay.retention.percent is None and not stay.retention.careful:
        return
    lowest, highest = stay.retention.lowest or 0, stay.retention.highest or 0
    axes.barh(y, highest - lowest, left=lowest, height=0.26, color="#56b4e9", alpha=0.75)
    if stay.retention.percent is not None:
        axes.plot([stay.retention.percent], [y], "o", color="#00466e", markersize=17)
        axes.text(
            stay.retention.percent, y - 0.38, f"{stay.retention.percent} %",
            size=18, weight="bold", color="#00466e", ha="center", va="baseline",
        )  # fmt: skip
    if stay.retention.careful:
        for x, side in ((lowest, "right"), (highest, "left")):
            beside = x - 1 if side == "right" else x + 1
            axes.text(beside, y, f"{x} %", size=15, color=_SOFT, ha=side, va="center")
