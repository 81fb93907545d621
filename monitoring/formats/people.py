"""The lower half of a coach's own picture: of each cohort one box a person. So few people make no percentages."""

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from monitoring.formats.captions import Cohort, cohorts
from monitoring.reports import Report

_INK, _EDGE = "#1a1a1a", "#5f5f5f"
_LOOKS = {"yes": "#0072b2", "unsure": "#ffffff", "gone": "#d9d9d9"}
_WIDEST = 6.0  # of a box, in hundredths of the width


def draw_people(axes: Axes, report: Report) -> None:
    """Who still takes part first, then of whom it is not known, then who does not; with the same in words."""
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 2)
    axes.axis("off")
    for y, cohort in zip((1.3, 0.3), cohorts(report), strict=True):
        axes.text(0, y + 0.32, cohort.title, size=20, weight="bold", color=_INK, va="baseline")
        axes.text(100, y + 0.32, cohort.words, size=18, color=_INK, va="baseline", ha="right")
        _boxes(axes, y, cohort)


def _boxes(axes: Axes, y: float, cohort: Cohort) -> None:
    looks = [colour for name, colour in _LOOKS.items() for _ in range(cohort.people[name])]
    width = min(_WIDEST, 100 / max(len(looks), 1))
    for place, colour in enumerate(looks):
        box = Rectangle((place * width, y - 0.13), width * 0.86, 0.3, facecolor=colour, edgecolor=_EDGE, linewidth=1)
        axes.add_patch(box)
