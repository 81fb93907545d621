"""What coaches of the demo looked for and did not find: wishes and counts of searches."""

import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

from dateutil.relativedelta import relativedelta

from foundation.storage import Store
from social_map import sequence
from social_map.models import SearchCount
from social_map.wishes.models import Wish
from wegwijs.demo.cast import Cast


def write(store: Store, cast: Cast, *, organisation_id: int, coach: int, today: date) -> int:
    """Wishes and searches of the last months, in these ids. Returns how many wishes."""
    script = tomllib.loads((files("wegwijs") / "demo" / "missing.toml").read_text(encoding="utf-8"))
    month = today.replace(day=1)
    newest = sequence.newest(store)
    wishes = [
        _wish(store, facts, cast, month - relativedelta(months=ago), newest, organisation_id, coach)
        for facts in script["wish"]
        for ago in facts["months"]
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


def _wish(  # noqa: PLR0917  one row
    store: Store, facts: dict[str, Any], cast: Cast, month: date, seq: int, organisation_id: int, coach: int
) -> Wish:
    return Wish(
        public_id=store.new_public_id(), concept=facts["concept"], category=facts["category"], month=month,
        municipality_id=cast.places[facts["place"]], neighbourhood=facts.get("neighbourhood"), part=facts.get("part"),
        organisation_id=organisation_id, person_id=coach if facts.get("hers") else None, seq=seq, known=[],
    )  # fmt: skip
