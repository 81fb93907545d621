"""Everything that Wegwijs logs at DEBUG, as `wegwijs run` filters and formats it."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from wegwijs import logs

NAMES = (*logs._TALKATIVE, "sqlalchemy", "uvicorn", "asyncio", "psycopg")


@contextmanager
def everything_logged(token: str = "") -> Iterator[io.StringIO]:
    """Gives the text so far; afterwards logging is as it was."""
    root, stream = logging.getLogger(), io.StringIO()
    handlers, levels = root.handlers[:], {name: logging.getLogger(name).level for name in ("", *NAMES)}
    logs.configure(token=token, level=logging.DEBUG, stream=stream)
    try:
        yield stream
    finally:
        root.handlers[:] = handlers
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)
