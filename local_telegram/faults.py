"""What can go wrong between a bot and Telegram, switched on by a test or from the page."""

import itertools
import random
from dataclasses import asdict, dataclass
from typing import Any

from local_telegram.errors import ApiError, too_many_requests

# Answered instead of doing it.
ANSWERS = {
    "401": ApiError(401, "Unauthorized"),
    "404": ApiError(404, "Not Found"),
    "409": ApiError(409, "Conflict: terminated by other getUpdates request; "
                         "make sure that only one bot instance is running"),
    "blocked": ApiError(403, "Forbidden: bot was blocked by the user"),
    "500": ApiError(500, "Internal Server Error"),
    "502": ApiError(502, "Bad Gateway"),
}  # fmt: skip
# Not done and never answered; not done and the connection breaks; done but the connection breaks; done, no answer.
SILENCES = ("timeout", "reset", "lost", "silent")
KINDS = ("429", *ANSWERS, *SILENCES)


@dataclass(slots=True)
class Fault:
    """One kind of trouble: for which method, how often (None: until switched off), with what chance."""

    id: int
    kind: str
    method: str = "*"
    times: int | None = None
    probability: float = 1.0
    retry_after: int = 5
    chat_id: int | None = None
    hits: int = 0

    def concerns(self, method: str, chat_id: Any) -> bool:
        """Whether this call can be struck. `*` is every method, `send*` every method that begins so."""
        if self.method.endswith("*"):
            fits = method.lower().startswith(self.method[:-1].lower())
        else:
            fits = method.lower() == self.method.lower()
        return fits and (self.chat_id is None or str(self.chat_id) == str(chat_id))

    def answer(self) -> ApiError | None:
        """What is answered instead of doing it; None for the kinds that are about silence."""
        if self.kind == "429":
            return too_many_requests(self.retry_after)
        return ANSWERS.get(self.kind)

    def as_json(self) -> dict[str, Any]:
        """For the page."""
        return asdict(self)


class Faults:
    """The switches. The same seed strikes the same calls."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - repeatable trouble, not secrets
        self._ids = itertools.count(1)
        self.active: list[Fault] = []

    def add(self, kind: str, **how: Any) -> Fault:
        """Switch a fault on. Raises `ValueError` for a kind that does not exist."""
        if kind not in KINDS:
            raise ValueError(f"no such fault: {kind}; there are {', '.join(KINDS)}")
        fault = Fault(next(self._ids), kind, **how)
        self.active.append(fault)
        return fault

    def remove(self, fault_id: int | None = None) -> None:
        """Switch one fault off, or all."""
        self.active = [f for f in self.active if fault_id is not None and f.id != fault_id]

    def strike(self, method: str, chat_id: Any) -> Fault | None:
        """The fault that hits this call, if any."""
        for fault in self.active:
            if not fault.concerns(method, chat_id):
                continue
            if fault.probability < 1 and self._chance.random() >= fault.probability:
                continue
            fault.hits += 1
            if fault.times is not None and fault.hits >= fault.times:
                self.active.remove(fault)
            return fault
        return None
