"""Who is speaking: loaded once per update, handed to every function."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

LONGEST_OPEN = timedelta(minutes=60)  # the most quiet minutes that can be chosen


@dataclass(frozen=True, slots=True)
class Member:
    """One membership of the person who speaks, in force today."""

    id: int
    role: str
    organisation_id: int
    organisation: str
    municipality_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Who:
    """A person with her memberships, or the clock (`SYSTEM`), or nobody we know (`STRANGER`).

    Only `members` open doors. `pending` wait for the confirmation of who invited her; `lapsed` were not used for
    90 days and wait for a colleague's re-confirmation (DESIGN §4 "People"). `stands_in_for`: (person, organisation)
    of the colleagues on leave today whose work she agreed to do. `locks_at`: from when her PIN is asked, None where she
    has none; `locks_after`: quiet minutes before that, None where nobody asks for one.
    """

    person_id: int | None
    name: str
    language: str = "nl"
    members: tuple[Member, ...] = field(default=())
    pending: tuple[Member, ...] = field(default=())
    lapsed: tuple[Member, ...] = field(default=())
    seen_at: datetime | None = None
    stands_in_for: frozenset[tuple[int, int]] = frozenset()
    locks_at: datetime | None = None
    locks_after: int | None = None

    def is_locked(self, now: datetime) -> bool:
        """Whether a PIN comes before anything of a client: the lock fell, or she has to have a PIN and has none.

        A lock that falls later than any can was set by a clock that was wrong: it fell.
        """
        if self.locks_after is None:
            return False
        return self.locks_at is None or not now < self.locks_at <= now + LONGEST_OPEN

    def has(self, *roles: str) -> bool:
        """Whether she has any of these roles anywhere."""
        return any(member.role in roles for member in self.members)

    def organisations(self, *roles: str) -> tuple[int, ...]:
        """Ids of the organisations where she has one of these roles, in a stable order, each once."""
        return tuple(dict.fromkeys(m.organisation_id for m in self.members if m.role in roles))

    def municipalities(self, *roles: str) -> frozenset[int]:
        """Ids of the municipalities she speaks for in one of these roles."""
        return frozenset().union(*(m.municipality_ids for m in self.members if m.role in roles))


SYSTEM = Who(person_id=None, name="Wegwijs")
STRANGER = Who(person_id=None, name="")
