"""What a client looks for in an activity: optional codes, asked once, each of which may be skipped for ever."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from casework import access
from casework.models import Preference
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
    """What a client of hers looks for; None before the first answer. NotFound for anybody else's."""
    return preferences.of(store, access.client_for(store, who, client, now=now))


def tell(
    store: Store, who: Who, client: str, answers: Mapping[str, Any], *, now: datetime, asked: Collection[str] = FIELDS
) -> Preference:
    """Keep these answers; None empties one. `asked` are the questions that need not be asked again.

    `UnknownPreference` for a field or a value that does not exist.
    """
    known = access.client_for(store, who, client, now=now)
    kept = preferences.of(store, known)
    if kept is None:
        kept = Preference(
            client_id=known.id, organisation_id=known.organisation_id, interests=[], free_days=[], asked=[]
        )
        store.add(kept)
    for field, value in answers.items():
        if field not in FIELDS or (value is not None and not _RULES[field](value)):
            raise UnknownPreference(field=field)
        setattr(kept, field, ([] if value is None else list(value)) if field in LISTS else value)
    kept.asked = [field for field in FIELDS if field in {*kept.asked, *asked, *answers}]
    kept.changed_at, kept.changed_by = now, who.person_id
    store.flush()
    audit.record(store, who, "client.preferences", known.public_id, now=now, organisation_id=known.organisation_id)
    return kept


def missing(kept: Preference | None) -> list[str]:
    """The questions that were never asked, in order."""
    return [field for field in FIELDS if kept is None or field not in kept.asked]


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
