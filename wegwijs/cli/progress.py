"""A bar on stderr for what takes long; nothing where nobody watches, and nothing for what is quick."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

LONG = 500  # rows; fewer are done before one has read what it says
EVERY = 50
Tell = Callable[[int, int | None], None]


@contextmanager
def bar(words: str, *, rows: int | None = None) -> Iterator[Tell]:
    """What is told how many are done, of how many (None: not known). The bar is gone when it is done.

    `rows`: how much there is to do where the steps that are told are few, or none.
    """
    if not sys.stderr.isatty() or (rows is not None and rows <= LONG):
        yield lambda _done, _all: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    shown = Progress(*columns, console=Console(stderr=True), transient=True)
    task = shown.add_task(words, total=None)

    def tell(done: int, total: int | None) -> None:
        if rows is not None or ((total or done) > LONG and (done % EVERY == 0 or done == total)):
            shown.start()
            shown.update(task, completed=done, total=total)

    try:
        yield tell
    finally:
        shown.stop()
