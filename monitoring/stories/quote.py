"""A sentence of a story as a picture for a phone or a slide. 1080 × 1080 pixels, set with typst.

The words go in as data: what stands in them is never read as a command of the layout.
"""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import typst

LONGEST = 240  # letters on one picture
_END = re.compile(r"(?<=[.!?…])[\"”’']?\s+")
_FOLDER = Path(str(files("monitoring") / "stories"))


def sentences(text: str) -> list[str]:
    """What fits on a picture: the sentences of a story, the long ones cut off at a word; at most eight."""
    found = [" ".join(each.split()) for each in _END.split(text.strip()) if each.strip()]
    return [each if len(each) <= LONGEST else each[:LONGEST].rsplit(" ", 1)[0] + " …" for each in found][:8]


def as_png(said: str, voice: str, foot: str) -> bytes:
    """The picture: the sentence, who tells it, and for whom it is."""
    made = _compiler().compile(
        _FOLDER / "quote.typ", format="png", ppi=144, sys_inputs={"said": said, "voice": voice, "foot": foot}
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave more than one picture")
    return made


@cache
def _compiler() -> typst.Compiler:
    """Only the typefaces that come with typst, so that it looks the same everywhere."""
    return typst.Compiler(root=_FOLDER, font_paths=typst.Fonts(include_system_fonts=False))
