"""Reading a file of others in a process of its own, with little memory, little time and nothing to write to.

A file may be made to harm: a zip that unpacks to a thousand times its size, a table of ten million columns. Whatever
happens to that process, this one hears either rows or one reason why not.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from typing import Any

from social_map.exchange import limits
from social_map.exchange.cells.columns import Column
from social_map.exchange.files.unusable import FileUnreadable
from social_map.exchange.reading import Row
from social_map.exchange.records import RowRefused

WAIT = 3.0  # times the processor time: on a busy machine others want their share
MOST_ANSWER = 600 * limits.MEGABYTE
_TOOK_TOO_LONG = (signal.SIGKILL, signal.SIGXCPU) if sys.platform != "win32" else ()


@dataclass
class Taken:
    """What was read."""

    rows: list[Row] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)


def read(
    path: Path, said: Mapping[str, str] | None = None, *, progress: Callable[[int], None] = lambda _rows: None
) -> Taken:
    """Everything in the file. `progress` hears how many rows there are so far. `FileUnreadable` when it is refused."""
    taken = Taken()
    for answer in answers(path, said or {}):
        if "columns" in answer:
            taken.columns = [Column(*each) for each in answer["columns"]]
        elif "row" in answer:
            taken.rows.append(_row(answer))
            progress(len(taken.rows))
        elif answer["why"]:
            raise FileUnreadable(name=path.name, why=answer["why"])
    if not taken.rows:
        raise FileUnreadable(name=path.name, why="empty")
    return taken


def _row(answer: dict[str, Any]) -> Row:
    return answer["row"], RowRefused(*answer["refused"]) if "refused" in answer else answer["facts"]


def answers(
    path: Path, said: Mapping[str, str], *, module: str = "social_map.exchange.inside"
) -> Iterator[dict[str, Any]]:
    """The lines of the process; where it was stopped, the last one says why. `module`: our own, that reads it."""
    command = [sys.executable, "-m", module, str(path.absolute()), json.dumps(dict(said))]
    with subprocess.Popen(  # noqa: S603  our own module; the name of the file is an argument, never a command
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=surroundings(), cwd=os.sep, encoding="utf-8", errors="replace",
    ) as process:  # fmt: skip
        clock = Timer(WAIT * limits.seconds_for(_size(path)), process.kill)
        clock.start()
        answer: dict[str, Any] = {}
        try:
            for answer in _lines(process.stdout or ()):
                yield answer
        finally:
            clock.cancel()
            process.kill()
    if "why" not in answer:
        yield {"why": "too_slow" if -process.returncode in _TOOK_TOO_LONG else "too_big"}


def _lines(said: Iterable[str]) -> Iterator[dict[str, Any]]:
    length = 0
    for line in said:
        length += len(line)
        if length > MOST_ANSWER or not line.endswith("\n"):
            return
        yield json.loads(line)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def surroundings() -> dict[str, str]:
    """Where Python finds our code, and nothing else: no token, no address of a database."""
    return {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
