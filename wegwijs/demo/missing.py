"""What coaches of the demo looked for and did not find: wishes and counts of searches."""

import tomllib
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from itertools import cycle, repeat
from typing import Any

from dateutil.relativedelta import relativedelta

from foundation.storage import Store
from social_map import sequence
from social_map.models import SearchCount
from social_map.wishes.models import Wish
from wegwijs.demo.cast import Cast
from wegwijs.demo.cast import script as people

WISHING = 6  # coaches in turn: from five on providers are asked


def write(store: Store, cast: Cast, *, organisation_id: int, coach: int, today: date) -> int:
    """Wishes and searches of the last months, in these ids. Returns how many wishes."""
    script = tomllib.loads((files("wegwijs") / "demo" / "missing.toml").read_text(encoding="utf-8"))
    month = today.replace(day=1)
    newest = sequence.newest(store)
    wishes = [
        _wish(store, facts, cast, month - relativedelta(months=ago), newest, *who)
        for facts in script["wish"]
        for ago, who in zip(facts["months"], _wishing(cast, facts, organisation_id, coach), strict=False)
    ]
    store.add_all(wishes)
    store.add_all(
        SearchCount(
            month=month, concept=facts["concept"], municipality_id=cast.places[facts["place"]],
            searches=facts["searches"], without_hit=facts["in_vain"],
        )
        for facts in script["search"]
    )  # fmt: skip
    store.flush()
    return len(wishes)


def _wishing(cast: Cast, facts: dict[str, Any], organisation_id: int, coach: int) -> Iterator[tuple[int, int]]:
    """Who wishes it, in turn: organisation and person. Those who work in the place first."""
    if facts.get("hers"):
        return repeat((organisation_id, coach))
    nearest = sorted(people()["coach"], key=lambda each: facts["place"] not in each["places"])[:WISHING]
    return cycle((cast.organisations["welfare", each["organisation"]], cast.people[each["name"]]) for each in nearest)


def _wish(  # noqa: PLR0917  one row
    store: Store, facts: dict[str, Any], cast: Cast, month: date, seq: int, organisation_id: int, person_id: int
) -> Wish:
    return Wish(
        public_id=store.new_public_id(), concept=facts["concept"], category=facts["category"], month=month,
        municipality_id=cast.places[facts["place"]], neighbourhood=facts.get("neighbourhood"), part=facts.get("part"),
        organisation_id=organisation_id, person_id=person_id, seq=seq, known=[],
    )  # fmt: skip
