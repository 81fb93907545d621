"""The front of the command line: finds a command, runs it, and turns what goes wrong into one sentence.

Exit status: 0 done, 1 refused or nothing found, 2 wrong usage (INTERFACES).
"""

import os
import sys
from collections.abc import Sequence
from typing import Any, cast

from foundation.refusals import Refusal
from wegwijs.cli import console
from wegwijs.cli.lazily import Lazy

# Where each command lives: a Typer app, or a function that is one command.
COMMANDS = {
    "demo": "wegwijs.demo.command:demo",
    "run": "wegwijs.run:run",
    "setup": "wegwijs.cli.setup:setup",
    "upgrade": "wegwijs.cli.setup:upgrade",
    "doctor": "wegwijs.cli.doctor:doctor",
    "status": "wegwijs.cli.status:status",
    "organisations": "wegwijs.cli.organisations:app",
    "people": "wegwijs.cli.people:app",
    "map": "wegwijs.cli.map:app",
    "casework": "wegwijs.cli.casework:app",
    "report": "wegwijs.cli.report:app",
    "subscriptions": "wegwijs.cli.subscriptions:app",
    "printouts": "wegwijs.cli.printouts:printouts",
    "text": "wegwijs.cli.text:app",
    "backup": "wegwijs.cli.copies:backup",
    "restore": "wegwijs.cli.copies:restore",
    "copy": "wegwijs.cli.copies:copy",
}


class Front(Lazy):
    """`wegwijs`: all commands."""

    where = COMMANDS


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command line. Returns the exit status."""
    front = Front(
        name="wegwijs", help=console.help_of("wegwijs"), rich_markup_mode=None, no_args_is_help=True,
        commands=cast("Any", dict.fromkeys(COMMANDS)),  # only the names, for "did you mean"
    )  # fmt: skip
    try:
        front.main(arguments, prog_name="wegwijs")
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(left.code is not None)
    except Refusal as refusal:
        console.refuse(refusal)
        return 1
    except Exception as error:
        if os.environ.get("WEGWIJS_DEBUG") == "1":
            raise
        _unexpected(error)
        return 1
    return 0


def _unexpected(error: Exception) -> None:
    """One sentence; where it happened goes to the log, without the message, which could hold somebody's data."""
    from wegwijs import crash

    sentence = crash.sentence_for(error)
    if sentence is not None:
        console.warn(sentence)
        return
    console.warn("unexpected", kind=type(error).__name__, log=str(crash.note(error)))
    sys.stderr.flush()
