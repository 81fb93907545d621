"""Where the people of the cast work, in the ids that their casework needs."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select

from foundation.storage import Store
from social_map.models import Listing
from wegwijs.demo.casework import samira
from wegwijs.demo.casework.activities import Offer
from wegwijs.demo.casework.region import Desk, Region
from wegwijs.demo.cast import Cast, script


def workplace(cast: Cast, name: str) -> int:
    """The organisation of one of the four people you can be."""
    facts = next(each for each in script()["main"] if each["name"] == name)
    return cast.organisations[facts["kind"], facts["organisation"]]


def region(cast: Cast) -> Region:
    """Who works where, with how many referrals and how much waiting."""
    practices: dict[int, list[int]] = defaultdict(list)
    for facts in script()["practice"]:
        practices[cast.places[facts["place"]]].append(cast.organisations["practice", facts["name"]])
    weights: dict[int, float] = {}
    waiting: dict[int, tuple[float, float]] = {}
    for facts in script()["welfare"]:
        before, today = facts["waiting"]
        waiting[cast.organisations["welfare", facts["name"]]] = (before, today)
        weights |= {cast.places[place]: weight for place, weight in facts["places"].items()}
    return Region(_desks(cast), weights, practices, waiting)


def _desks(cast: Cast) -> Sequence[Desk]:
    return [
        Desk(
            cast.organisations["welfare", facts["organisation"]], cast.places[place], cast.people[facts["name"]],
            facts["since"], facts["share"],
        )
        for facts in script()["coach"]
        for place in facts["places"]
    ]  # fmt: skip


def desk_of(cast: Cast, name: str) -> samira.Desk:
    """Where the coach works whose caseload is written by hand."""
    facts = next(each for each in script()["main"] if each["name"] == name)
    practices = {name: number for (kind, name), number in cast.organisations.items() if kind == "practice"}
    return samira.Desk(cast.people[name], workplace(cast, name), cast.places[facts["places"][0]], practices)


def offer_of(store: Store) -> Offer:
    """What people can join, as the map is now."""
    return Offer(store.scalars(select(Listing).order_by(Listing.source_id)))
