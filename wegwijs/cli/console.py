"""How the command line speaks: answers on stdout, everything else on stderr, words from `wegwijs/words/`."""

import html
import re
import select
import sys
from collections.abc import Callable
from io import BufferedReader
from typing import Any

import typer

from foundation.refusals import Refusal
from foundation.words import label, say, say_plain

_TAG = re.compile(r"</?[a-z][^>]*>")


def tell(name: str, /, **facts: Any) -> None:
    """Print the message `cli/<name>` on stdout."""
    typer.echo(say_plain("wegwijs", f"cli/{name}", **facts))


def warn(name: str, /, **facts: Any) -> None:
    """Print the message `cli/<name>` on stderr."""
    typer.echo(say_plain("wegwijs", f"cli/{name}", **facts), err=True)


def refuse(refusal: Refusal) -> None:
    """Print the words of a refusal on stderr; they lie in the room that raised it."""
    typer.echo(words_of(refusal), err=True)


def words_of(refusal: Refusal) -> str:
    """The words of a refusal as plain text."""
    room = type(refusal).__module__.partition(".")[0]
    facts: dict[str, Any] = refusal.facts
    return html.unescape(_TAG.sub("", say(room, refusal.message(), **facts)))


def somebody_answers() -> bool:
    """Whether a question can be asked: somebody sits at a terminal, or an answer was piped in.

    A script that gives nothing to read, such as one started by a clock, has nobody who answers.
    """
    if sys.stdin is None or sys.stdin.closed:
        return False
    if sys.stdin.isatty():
        return sys.stdout.isatty()
    try:
        piped = select.select([sys.stdin], [], [], 0)[0]
    except (OSError, ValueError):  # no real file, or a system that cannot tell of a pipe
        return False
    given = sys.stdin.buffer
    return bool(piped) and isinstance(given, BufferedReader) and bool(given.peek(1))


def help_of(key: str) -> str:
    """The help text under `help.<key>` of the labels."""
    return label("wegwijs", f"help.{key}")


def new_app(help_key: str) -> typer.Typer:
    """An app for the commands of one noun."""
    return typer.Typer(
        help=help_of(help_key), no_args_is_help=True, add_completion=False,
        rich_markup_mode=None, pretty_exceptions_enable=False,
    )  # fmt: skip


def as_app(function: Callable[..., Any], *, name: str, text: str) -> typer.Typer:
    """An app of one command; `text` is its help."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, help=text)(function)
    return app
