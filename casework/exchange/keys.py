"""The file that says, once, which code name belongs to which key of the source."""

import csv
import os
from collections.abc import Iterable
from pathlib import Path

from foundation.refusals import Refusal


class AlreadyThere(Refusal):
    """A file that would be written is there already. `path`."""


def write(file: Path, names: Iterable[tuple[str, str]]) -> None:
    """Write source key → code name, readable by the owner only. AlreadyThere: it is written once."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as there:
        raise AlreadyThere(path=str(file)) from there
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines)
        table.writerow(("client", "code_name"))
        table.writerows(names)
