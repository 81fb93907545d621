"""`wegwijs text guard | understand`: what Wegwijs reads in a text, line by line (INTERFACES, "Text").

An input line is the text itself, a JSON string, or an object with `text` (and for `understand` `said_at`). Stdout
holds one JSON object a line, flushed line by line, and nothing else. Nothing is stored.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

import typer

from casework import code_names, session_lines
from foundation.language import guard as privacy
from foundation.language.clean import tidy
from foundation.language.dates import AMSTERDAM
from foundation.words import label
from wegwijs.cli.console import new_app
from wegwijs.clock import system_clock

ROOM = "foundation.language"
app = new_app("text")


def _help(key: str) -> str:
    return label(ROOM, f"help.{key}")


Stdin = Annotated[bool, typer.Option("--stdin", help=_help("stdin"))]
Json = Annotated[bool, typer.Option("--json", help=_help("json"))]


@app.command(help=_help("guard"))
def guard(
    *,
    stdin: Stdin = False,
    as_json: Json = False,  # noqa: ARG001  the only form there is
    field: Annotated[str, typer.Option(help=_help("field"))] = "note",
) -> None:
    """Print `{"found": [{"kind", "start", "end"}]}` for every line; places count characters of the text."""
    _needs(stdin=stdin)
    if field not in privacy.FIELDS:
        raise typer.BadParameter(_help("wrong_field"), param_hint="--field")
    code_words = frozenset(code_names.words())
    for said in _lines():
        found = privacy.find(said["text"], field, code_words)
        _print({"found": [{"kind": each.kind, "start": each.start, "end": each.end} for each in found]})


@app.command(help=_help("understand"))
def understand(
    *,
    stdin: Stdin = False,
    as_json: Json = False,  # noqa: ARG001  the only form there is
    said_at: Annotated[str, typer.Option("--said-at", help=_help("said_at"))] = "",
) -> None:
    """Print what every line means as a session, or that it is none."""
    _needs(stdin=stdin)
    default = _instant(said_at) if said_at else system_clock()
    if default is None:
        raise typer.BadParameter(_help("wrong_instant"), param_hint="--said-at")
    for said in _lines():
        _print(_understood(said, default))


def _understood(said: dict[str, Any], default: datetime) -> dict[str, Any]:
    """The document of one line. An instant in the line that cannot be read leaves the day open."""
    instant = _instant(said["said_at"]) if said.get("said_at") else default
    line = session_lines.understand(tidy(said["text"]), instant or default)
    if line is None:
        return {"not_a_session": True, "client": None}
    if instant is None:
        line = replace(line, held_on=None, unsure=tuple(dict.fromkeys((*line.unsure, "held_on"))))
    return line.document()


def _instant(written: Any) -> datetime | None:
    """An ISO instant; without a zone it is Amsterdam's time. None where it is none."""
    try:
        instant = datetime.fromisoformat(str(written).strip())
    except ValueError:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=AMSTERDAM)


def _needs(*, stdin: bool) -> None:
    if not stdin:
        raise typer.BadParameter(_help("needs_stdin"), param_hint="--stdin")


def _lines() -> Iterator[dict[str, Any]]:
    """Each input line as an object with `text`; bytes that are no UTF-8 become replacement characters."""
    for raw in sys.stdin.buffer:
        written = raw.decode("utf-8", errors="replace").rstrip("\r\n")
        yield _parsed(written) or {"text": written}


def _parsed(written: str) -> dict[str, Any] | None:
    """The object of a JSON line, or None where the line is the text itself."""
    if not written.lstrip().startswith(('"', "{")):
        return None
    try:
        read = json.loads(written)
    except ValueError:
        return None
    if isinstance(read, str):
        return {"text": read}
    return read if isinstance(read, dict) and isinstance(read.get("text"), str) else None


def _print(document: dict[str, Any]) -> None:
    typer.echo(json.dumps(document, ensure_ascii=False))
    sys.stdout.flush()
