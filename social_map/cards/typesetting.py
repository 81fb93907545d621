"""Text on a picture: which characters the font has, and where a line breaks."""

from functools import cache

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.textpath import TextToPath

FAMILY = "DejaVu Sans"
DPI = 100


def drawable(text: str) -> str:
    """The text without the characters that the font lacks, such as emoji."""
    known = _characters()
    return " ".join("".join(char for char in text if ord(char) in known or char == " ").split())


def lines(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """The text cut into lines of at most `room` pixels at this size in points; a word that is too long is cut too."""
    found: list[str] = []
    line = ""
    for word in (piece for whole in drawable(text).split() for piece in _pieces(whole, room, size, bold=bold)):
        longer = f"{line} {word}".strip()
        if line and _width(longer, size, bold=bold) > room:
            found.append(line)
            line = word
        else:
            line = longer
    return [*found, line] if line else found


def _pieces(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    """A long web address goes over the end of the line."""
    if _width(word, size, bold=bold) <= room:
        return [word]
    fits = max(1, int(len(word) * room / _width(word, size, bold=bold)) - 1)
    return [word[start : start + fits] for start in range(0, len(word), fits)]


def _width(text: str, size: float, *, bold: bool) -> float:
    """In pixels."""
    looks = FontProperties(family=FAMILY, size=size, weight="bold" if bold else "normal")
    width, _, _ = TextToPath().get_text_width_height_descent(text, looks, ismath=False)
    return float(width) * DPI / 72


@cache
def _characters() -> frozenset[int]:
    return frozenset(get_font(findfont(FAMILY)).get_charmap())
