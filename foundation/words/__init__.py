"""Finding and rendering what people read: `<room>/words/<language>/<name>.html.j2` and `labels.toml`.

One file per message. HTML messages use the few tags that every channel can show (b, i, code, a) and escape every
fact by default; a fact that is missing is an error, not an empty place.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, TemplateNotFound, select_autoescape

from foundation.words.filters import FILTERS


def say(room: str, name: str, /, language: str = "nl", **facts: Any) -> str:
    """Render a message as HTML. `LookupError` when a room has no such message."""
    return _render(room, f"{name}.html.j2", language, facts)


def say_plain(room: str, name: str, /, language: str = "nl", **facts: Any) -> str:
    """Render a message for a terminal or a plain mail: nothing is escaped."""
    return _render(room, f"{name}.txt.j2", language, facts)


def label(room: str, key: str, language: str = "nl") -> str:
    """The short text under a dotted key of `labels.toml`: a button, a word. `LookupError` when there is none."""
    found: Any = labels(room, language)
    for part in key.split("."):
        found = found[part]
    return str(found)


@cache
def labels(room: str, language: str = "nl") -> dict[str, Any]:
    """Everything in a room's `labels.toml`."""
    return tomllib.loads((files(room) / "words" / language / "labels.toml").read_text(encoding="utf-8"))


def has(room: str, name: str, language: str = "nl") -> bool:
    """Whether a room has this HTML message."""
    return (files(room) / "words" / language / f"{name}.html.j2").is_file()


def _render(room: str, file: str, language: str, facts: dict[str, Any]) -> str:
    try:
        template = _environment(room, language).get_template(file)
    except TemplateNotFound as missing:
        raise LookupError(f"{room} has no words for {file} in {language}") from missing
    return template.render(**facts).strip()


@cache
def _environment(room: str, language: str) -> Environment:
    environment = Environment(
        loader=PackageLoader(room, f"words/{language}"),
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(FILTERS)
    environment.globals["label"] = lambda key: label(room, key, language)
    return environment
