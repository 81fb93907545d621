"""Setting pages with typst. Data goes in as JSON that the layout reads, so a text in it can never act as markup."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

_ROOT = Path(str(files("monitoring") / "formats" / "layouts"))
_DOTS_PER_INCH = 144.0
_PAGE = re.compile(rb"/Type\s*/Page\b")


def pdf(layout: str, data: Mapping[str, Any], *, at: datetime) -> bytes:
    """A tagged PDF: the same data give the same bytes. What does not meet PDF/UA-1 is refused (`typst.TypstError`)."""
    made = _compiler().compile(
        _ROOT / layout, format="pdf", sys_inputs=_inputs(data), pdf_standards="ua-1", timestamp=int(at.timestamp())
    )
    return _one(made)


def png(layout: str, data: Mapping[str, Any], *, dots_per_inch: float = _DOTS_PER_INCH) -> bytes:
    """One picture."""
    return _one(_compiler().compile(_ROOT / layout, format="png", sys_inputs=_inputs(data), ppi=dots_per_inch))


def pages_of(document: bytes) -> int:
    """How many pages a PDF made here has; more where a title says so too."""
    return len(_PAGE.findall(document))


def _inputs(data: Mapping[str, Any]) -> dict[str, str]:
    return {"data": json.dumps(data, ensure_ascii=False)}


def _one(made: object) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("typst gave more than one document")
    return made


@cache
def _compiler() -> typst.Compiler:
    """Only the typefaces that come with typst: a page looks the same everywhere."""
    return typst.Compiler(root=_ROOT, font_paths=typst.Fonts(include_system_fonts=False))
