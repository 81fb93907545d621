"""How the map stands, and what is missing on it: the numbers behind every face of the status (DOMAIN I22, G07, G14)."""

from collections.abc import Collection
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from foundation.codes import codes
from foundation.people import municipalities
from foundation.storage import Store
from foundation.words import labels
from social_map import kinds, searches
from social_map.queries import status
from social_map.search.lexicon import lexicon
from social_map.wishes import counting as wishes

MONTHS = 3  # how far back what is missing is looked for
ENOUGH = 5  # wishes of fewer are not shown


def of(store: Store, today: date, municipality_ids: Collection[int] | None = None) -> dict[str, Any]:
    """The numbers as JSON: `status.counts`, the share informal, what was searched in vain and wished for."""
    counts = status.counts(store, today, municipality_ids, kinds.of)
    since = (today - relativedelta(months=MONTHS - 1)).replace(day=1)
    vain = searches.in_vain(store, municipality_ids, since)
    return {
        **counts,
        "informal_percent": _share(counts["provider"]),
        "missing_since": since.isoformat(),
        "searched_in_vain": [
            {"concept": one.concept, "label": one.label, "without_hit": one.without_hit, "searches": one.searches}
            for one in vain
        ],
        "wished": _wished(store, since, today, municipality_ids),
    }


def in_words(counts: dict[str, Any]) -> dict[str, dict[str, int]]:
    """The numbers by status, capacity, freshness, category and provider, with words for the codes."""
    known = labels("social_map")["counted_as"]
    kinds = {code: each.nl for code, each in codes("category").items()}
    words = {**known, "category": kinds}
    return {
        name: {words[name].get(code, code): number for code, number in counts[name].items()}
        for name in ("status", "capacity", "freshness", "category", "provider")
    }


def _share(provider: dict[str, int]) -> int | None:
    """Of those of whom we know, half up."""
    informal, known = provider.get("informal", 0), provider.get("informal", 0) + provider.get("formal", 0)
    return (200 * informal + known) // (2 * known) if known else None


def _wished(store: Store, since: date, today: date, municipality_ids: Collection[int] | None) -> list[dict[str, Any]]:
    names = {m.id: m.name for m in municipalities.list_all(store)}
    return [
        {
            "subject": one.subject, "label": spoken(one.subject), "municipality": names[one.municipality_id],
            "wishes": one.count,
        }
        for one in wishes.unanswered(store, since, today, municipality_ids)
        if one.count >= ENOUGH
    ]  # fmt: skip


def spoken(subject: str) -> str:
    """A concept or a category in words."""
    known = lexicon().concepts.get(subject)
    return known.label if known else codes("category")[subject].nl
