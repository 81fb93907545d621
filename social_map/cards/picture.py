"""The card of a listing as one picture for a phone or a notice board, 1080 pixels wide, made of its public side."""

import io
from collections.abc import Iterator
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from foundation.words import label
from social_map.cards.sharing import Shared, shorten
from social_map.cards.typesetting import drawable, lines

INK, SOFT, PAPER = "#1a1a1a", "#5f5f5f", "#ffffff"
COLOURS = ("#00589c", "#8a3b00", "#00614a", "#6b2f7a", "#7a2436", "#37474f")  # white stands on each with 7 to 1
WIDE, LOWEST, DPI = 1080, 640, 100
LEFT, ROOM = 70, 900  # pixels
TITLES = ((40, 2), (32, 2), (27, 3))  # points, and how many lines of them
VALUE, NAME, TEXT = 22, 15, 19  # points
MOST_LINES, MOST_TEXT = 2, 14
STANDINGS = ("vol", "wachtlijst", "paused", "stopped")


class _Page:
    """Words at their places, in pixels from the top; as high as they need."""

    def __init__(self) -> None:
        self.words: list[tuple[str, float, float, dict[str, Any]]] = []
        self.at = 0.0

    def put(self, text: str, **looks: Any) -> None:
        """A line of text below the last; `gap` leaves room above it."""
        self.at += looks.pop("gap", 0) + looks["size"] * DPI / 72 * 1.3
        self.words.append((text, LEFT, self.at, looks))

    def beside(self, text: str, x: float, **looks: Any) -> None:
        """Text on the same line."""
        self.words.append((text, x, self.at, looks))


def picture(shared: Shared) -> bytes:
    """The picture as PNG."""
    page = _Page()
    _head(page, shared)
    band = page.at + 40
    page.at = band + 8
    for name, value in _facts(shared):
        page.put(label("social_map", f"card.{name}"), size=NAME, color=SOFT, gap=22)
        for line in _at_most(value, MOST_LINES, VALUE, bold=True):
            page.put(line, size=VALUE, weight="bold")
    for number, line in enumerate(_at_most(shared.description, MOST_TEXT, TEXT)):
        page.put(line, size=TEXT, gap=0 if number else 30)
    page.at = max(page.at + 30, LOWEST - 80)
    page.put(shared.fresh, size=NAME, color=SOFT, gap=30)
    page.beside(label("social_map", "card.from_map"), WIDE - LEFT, size=NAME, color=SOFT, ha="right")
    return _drawn(page, band, COLOURS[sum(shared.category.encode()) % len(COLOURS)])


def _head(page: _Page, shared: Shared) -> None:
    """What it is and whose, on a band in the colour of its kind."""
    page.at = 28
    page.put(shared.category, size=NAME + 2, color=PAPER)
    size, most = next(each for each in TITLES if _fits(shared.title, *each) or each == TITLES[-1])
    for number, line in enumerate(_at_most(shared.title, most, size, bold=True)):
        page.put(line, size=size, weight="bold", color=PAPER, gap=0 if number else 6)
    for line in _at_most(shared.organisation, 1, VALUE):
        page.put(line, size=VALUE, color=PAPER, gap=14)


def _facts(shared: Shared) -> Iterator[tuple[str, str]]:
    """Whether there is room, when, where, what it costs, how to join."""
    standing = label("social_map", f"card.standing.{shared.standing}") if shared.standing in STANDINGS else ""
    found = (
        ("standing_now", standing), ("when", shared.when), ("where", shared.place), ("price", shared.price),
        ("registration", shared.registration), ("contact", " · ".join(shared.contacts)),
    )  # fmt: skip
    return ((name, value[:1].upper() + value[1:]) for name, value in found if value)


def _fits(text: str, size: int, most: int) -> bool:
    return len(lines(text, ROOM, size, bold=True)) <= most


def _at_most(text: str, most: int, size: float, *, bold: bool = False) -> list[str]:
    """The first lines; the last one says that there is more."""
    whole = lines(text, ROOM, size, bold=bold)
    if len(whole) <= most:
        return whole
    return [*whole[: most - 1], shorten(f"{whole[most - 1]} {whole[most]}", len(whole[most - 1]))]


def _drawn(page: _Page, band: float, colour: str) -> bytes:
    high = page.at + 44
    canvas = Figure(figsize=(WIDE / DPI, high / DPI), dpi=DPI, facecolor=PAPER)
    FigureCanvasAgg(canvas)
    canvas.add_artist(Rectangle((0, 1 - band / high), 1, band / high, color=colour, transform=canvas.transFigure))
    for text, x, y, looks in page.words:  # dollars are money, never formulas
        canvas.text(
            x / WIDE, 1 - y / high, drawable(text), parse_math=False, **{"color": INK, "va": "baseline"} | looks
        )
    target = io.BytesIO()
    canvas.savefig(target, format="png", metadata={"Software": None})
    return target.getvalue()
