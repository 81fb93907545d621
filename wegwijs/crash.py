"""What is kept of an unexpected error: its kind and where it happened, never its message or any value."""

import traceback
from pathlib import Path

from wegwijs.settings import data_folder


def sentence_for(error: BaseException) -> str | None:
    """The name of the sentence for a trouble that its reader can mend, or None for any other."""
    from pydantic import ValidationError
    from sqlalchemy.exc import ArgumentError, OperationalError

    from wegwijs.locks import UnreachableError

    if isinstance(error, ValidationError):
        return "settings_wrong"
    if isinstance(error, (OperationalError, ArgumentError, UnreachableError)):
        return "database_unreachable"
    return None


def note(error: BaseException) -> Path:
    """Add the error to `wegwijs.log` in the user's data folder. Returns that file."""
    log = data_folder() / "wegwijs.log"
    log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with log.open("a", encoding="utf-8") as lines:
        lines.write("\n".join(places(error)) + "\n\n")
    return log


def places(error: BaseException) -> list[str]:
    """The kind of the error and of what caused it, with file, line and function of every step."""
    lines: list[str] = []
    cause: BaseException | None = error
    while cause is not None:
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines += [f"  {f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(cause.__traceback__)]
        cause = cause.__cause__ or cause.__context__
    return lines
