"""What members see of a referral that waits: code name, practice, day and reason, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casework.code_names import CodeName
from casework.queries import queue
from foundation.people.models import Person
from foundation.people.queries import colleagues
from foundation.people.who import Who
from foundation.storage import Store

ROLES = ("coach", "coordinator")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One referral in the queue; `trajectory` is a public id."""

    trajectory: str
    code_name: str
    practice: str | None
    received_on: date
    reason: str | None
    urgent: bool


def waiting(store: Store, who: Who, *, start: int = 0, at_most: int = 8) -> list[Waiting]:
    """Some of the queue of her organisations, who came in first on top."""
    rows = queue.page(store, who.organisations(*ROLES), start=start, at_most=at_most)
    return [
        Waiting(
            row.public_id, str(CodeName(row.code_word, row.code_number)), row.practice, row.received_on,
            row.main_reason, bool(row.urgent),
        )
        for row in rows
    ]  # fmt: skip


def count(store: Store, who: Who, *, imported: bool = True) -> int:
    """How many wait in her organisations."""
    mine = who.organisations(*ROLES)
    return queue.count(store, mine, imported=imported) if mine else 0


def coaches(store: Store, organisation_id: int, *, today: date) -> Sequence[Person]:
    """Who coaches in this organisation today."""
    return colleagues.of(store, (organisation_id,), "coach", today=today)
