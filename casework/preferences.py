"""What a client looks for in an activity: optional codes, asked once, each of which may be skipped for ever.

They belong to the trajectory: a colleague who knows the same client does not see them, and who takes over does.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from casework import access
from casework.models import Preference, Trajectory
from casework.models.preferences import AGE_BANDS, GROUP_SIZES, MOBILITIES
from casework.queries import preferences
from foundation import audit
from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store

FIELDS = ("interests", "neighbourhood", "age_band", "mobility", "free_days", "budget_cents", "language", "group_size")
LISTS = frozenset({"interests", "free_days"})
MOST_INTERESTS = 5  # DOMAIN B07
DAYS = frozenset({"ma", "di", "wo", "do", "vr", "za", "zo"})
LONGEST_NAME, LONGEST_CODE = 120, 5


class UnknownPreference(Refusal):
    """An answer that its question does not have: an old or forged button."""


def of(store: Store, who: Who, client: str, *, now: datetime) -> Preference | None:
    """What a client of hers looks for now; None before the first answer. NotFound for anybody else's."""
    return preferences.of(store, _walk(store, who, client, now))


def tell(
    store: Store, who: Who, client: str, answers: Mapping[str, Any], *, now: datetime, asked: Collection[str] = FIELDS
) -> Preference:
    """Keep these answers; None empties one. `asked` are the questions that need not be asked again.

    `UnknownPreference` for a field or a value that does not exist.
    """
    walk = _walk(store, who, client, now)
    kept = preferences.of(store, walk) or _begin(store, walk)
    for field, value in answers.items():
        if field not in FIELDS or (value is not None and not _RULES[field](value)):
            raise UnknownPreference(field=field)
        setattr(kept, field, ([] if value is None else list(value)) if field in LISTS else value)
    kept.asked = [field for field in FIELDS if field in {*kept.asked, *asked, *answers}]
    kept.changed_at, kept.changed_by = now, who.person_id
    store.flush()
    about = access.client_of(store, walk)
    audit.record(store, who, "client.preferences", about.public_id, now=now, organisation_id=walk.organisation_id)
    return kept


def begin_with_earlier(store: Store, walk: Trajectory) -> None:
    """A later trajectory of the same coach begins with what she knows: nothing is asked twice."""
    known = preferences.earlier(store, walk)
    if known is not None:
        _fill(preferences.of(store, walk) or _begin(store, walk), known)
        store.flush()


def join(store: Store, walk: Trajectory, into: Trajectory) -> None:
    """Two trajectories turn out to be one: what was asked in either is known; of two answers that of `into` stays."""
    known = preferences.of(store, walk)
    if known is not None:
        _fill(preferences.of(store, into) or _begin(store, into), known)
        store.delete(known)
        store.flush()


def missing(kept: Preference | None) -> list[str]:
    """The questions that were never asked, in order."""
    return [field for field in FIELDS if kept is None or field not in kept.asked]


def _walk(store: Store, who: Who, client: str, now: datetime) -> Trajectory:
    access.client_for(store, who, client, now=now)
    return access.current_for(store, who, client, now=now)


def _begin(store: Store, walk: Trajectory) -> Preference:
    kept = Preference(
        trajectory_id=walk.id, organisation_id=walk.organisation_id, interests=[], free_days=[], asked=[]
    )  # fmt: skip
    store.add(kept)
    return kept


def _fill(kept: Preference, known: Preference) -> None:
    for field in missing(kept):
        setattr(kept, field, getattr(known, field))
    kept.asked = [field for field in FIELDS if field in {*kept.asked, *known.asked}]
    kept.changed_at, kept.changed_by = known.changed_at, known.changed_by


def _short_codes(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= MOST_INTERESTS and all(isinstance(each, str) for each in value)


def _short(longest: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and 0 < len(value) <= longest


_RULES: Mapping[str, Callable[[Any], bool]] = {
    "interests": _short_codes,
    "neighbourhood": _short(LONGEST_NAME),
    "age_band": lambda value: value in AGE_BANDS,
    "mobility": lambda value: value in MOBILITIES,
    "free_days": lambda value: isinstance(value, list) and set(value) <= DAYS,
    "budget_cents": lambda value: isinstance(value, int) and value >= 0,
    "language": _short(LONGEST_CODE),
    "group_size": lambda value: value in GROUP_SIZES,
}
