"""What a typed line means."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.code_names import CodeName


@dataclass(frozen=True)
class SessionLine:
    """A session as far as it was said: None is not said.

    `kind` and `status` are codes of codes.csv; `minutes` 1 to 480; `unsure` names the fields to ask about.
    """

    client: CodeName | None
    held_on: date | None
    minutes: int | None = None
    kind: str | None = None
    status: str = "held"
    rest: str = ""
    unsure: tuple[str, ...] = ()

    def document(self) -> dict[str, Any]:
        """The line as `text understand --json` prints it."""
        return {
            "client": str(self.client) if self.client else None,
            "held_on": self.held_on.isoformat() if self.held_on else None,
            "minutes": self.minutes,
            "kind": self.kind,
            "status": self.status,
            "rest": self.rest,
            "unsure": list(self.unsure),
        }
