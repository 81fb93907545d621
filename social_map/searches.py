"""What people look for, counted as concepts per month: never a sentence, never a person (DESIGN §4)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Update, func, select, update

from foundation.people import municipalities
from foundation.storage import Store, insert_new, prepared
from social_map.days import day_of
from social_map.models import SearchCount
from social_map.search.lexicon import lexicon
from social_map.search.searcher import Found

ENOUGH = 5  # so often a thing has to be looked for in vain before anybody sees it
MOST = 10
TELLING = frozenset({"activities", "services", "needs", "situations"})


@dataclass(frozen=True, slots=True)
class InVain:
    """A concept that was searched without a good hit, so many times, of so many searches."""

    concept: str
    label: str
    without_hit: int
    searches: int


def note(store: Store, found: Found, near: Collection[int], *, helped: bool, now: datetime) -> None:
    """Count a search for the municipality that it named, or else for those in which the searcher works.

    Of words that may mean several things the likeliest counts.
    """
    names = {place["place"]["municipality"] for place in found.wanted.get("where", ())} - {None}
    named = [m.id for m in municipalities.list_all(store) if m.name in names] if names else []
    meant = [slot["concepts"][0] for slot in found.wanted.get("slots", ()) if slot["concepts"]]
    for place in sorted(named or near):
        count(store, meant, place, helped=helped, now=now)


def count(store: Store, concepts: Iterable[str], municipality_id: int, *, helped: bool, now: datetime) -> None:
    """Add one search for these concepts; `helped` when it had a good hit."""
    month = day_of(now).replace(day=1)
    keys = [
        {"month": month, "concept": code, "municipality_id": municipality_id}
        for code in sorted(dict.fromkeys(concepts))
    ]  # in one order, so that two who count at once wait for each other and never in a circle
    if not keys:
        return
    insert_new(store, SearchCount, [{**key, "searches": 0, "without_hit": 0} for key in keys])
    for key in keys:
        store.connection().execute(
            *_one_more(in_month=key["month"], of=key["concept"], at=key["municipality_id"], in_vain=0 if helped else 1)
        )


@prepared
def _one_more(in_month: date, of: str, at: int, in_vain: int) -> Update:
    return (
        update(SearchCount)
        .where(SearchCount.month == in_month, SearchCount.concept == of, SearchCount.municipality_id == at)
        .values(searches=SearchCount.searches + 1, without_hit=SearchCount.without_hit + in_vain)
    )


def to_propose(store: Store, municipality_ids: Collection[int], since: date) -> Sequence[InVain]:
    """Of what was searched in vain in these municipalities since this month: what no editor was told of yet."""
    told = select(SearchCount.concept).where(
        SearchCount.municipality_id.in_(municipality_ids), SearchCount.month >= since.replace(day=1),
        SearchCount.proposed_on.is_not(None),
    )  # fmt: skip
    before = set(store.scalars(told))
    return [one for one in in_vain(store, municipality_ids, since) if one.concept not in before]


def proposed(store: Store, municipality_ids: Collection[int], concepts: Collection[str], on: date) -> None:
    """The editor was told of these."""
    these = SearchCount.municipality_id.in_(municipality_ids) & SearchCount.concept.in_(concepts)
    told = update(SearchCount).where(these, SearchCount.proposed_on.is_(None)).values(proposed_on=on)
    store.execute(told.execution_options(synchronize_session=False))


def in_vain(
    store: Store, municipality_ids: Collection[int] | None, since: date, *, limit: int = MOST
) -> Sequence[InVain]:
    """What was searched in vain five times or more in one of these municipalities since this month, most first.

    Who works in several municipalities is counted in each, so these counts are never added up.
    """
    missed, asked = func.sum(SearchCount.without_hit), func.sum(SearchCount.searches)
    query = (
        select(SearchCount.concept, missed, asked)
        .where(SearchCount.month >= since.replace(day=1))
        .group_by(SearchCount.concept, SearchCount.municipality_id)
        .having(missed >= ENOUGH)
        .order_by(missed.desc(), SearchCount.concept)
    )
    if municipality_ids is not None:
        query = query.where(SearchCount.municipality_id.in_(municipality_ids))
    known, found = lexicon().concepts, dict[str, InVain]()
    for code, without_hit, total in store.execute(query):
        if code in known and known[code].kind in TELLING:
            found.setdefault(code, InVain(code, known[code].label, int(without_hit), int(total)))
    return list(found.values())[:limit]
