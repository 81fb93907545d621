"""What is looked for, and what was tried before: codes of the map and of the lists, nothing of a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tried:
    """Something that was chosen before and stopped. `listing` is a public id; `reason` a code of list `stop_reason`."""

    category: str
    reason: str
    called: str
    listing: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything is optional. `interests` are concepts of the lexicon, `main_reason` a code of that list.

    `budget_cents` is the most for one time, `free_days` are weekday codes, `linked` the public ids of what goes on.
    """

    interests: tuple[str, ...] = ()
    main_reason: str | None = None
    neighbourhood: str | None = None
    municipality: str | None = None
    age_band: str | None = None
    language: str | None = None
    budget_cents: int | None = None
    free_days: tuple[str, ...] = ()
    mobility: str | None = None
    group_size: str | None = None
    tried: tuple[Tried, ...] = ()
    linked: frozenset[str] = frozenset()
