"""Logging: one line of JSON an event on stderr, with ids and never texts, and without the bot's token anywhere."""

import logging
import re
import sys
from typing import TextIO

import structlog

TOKEN = re.compile(r"(bot)?\d{3,}:[\w-]{30,}")
HIDDEN = "[token]"
_TALKATIVE = ("httpx", "httpcore", "apscheduler", "telegram")


class Redacting(structlog.stdlib.ProcessorFormatter):
    """Formats a whole record, exception and all, and then takes out what looks like a token, or is the known one."""

    def __init__(self, known: str = "") -> None:
        super().__init__(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, structlog.stdlib.add_log_level],
            processors=[*_STEPS, structlog.processors.JSONRenderer(default=_kind)],
        )
        self._known = known

    def format(self, record: logging.LogRecord) -> str:
        """The line for one record."""
        line = TOKEN.sub(HIDDEN, super().format(record))
        return line.replace(self._known, HIDDEN) if self._known else line


def configure(*, token: str = "", level: int = logging.INFO, stream: TextIO | None = None) -> logging.Handler:
    """Send every record of this process, ours and of libraries, to stderr. Returns the handler.

    Libraries that log addresses (with the token in them) only speak from WARNING up, and are redacted then.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Redacting(token))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.add_log_level,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    return handler


def _kind(value: object) -> str:
    """A value that is not plain is logged as its kind: its text could hold anything."""
    return f"<{type(value).__name__}>"


_STEPS: tuple[structlog.typing.Processor, ...] = (
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
)
