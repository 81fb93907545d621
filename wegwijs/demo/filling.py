"""Filling an empty database with the demo: map, people, two years of casework. One transaction, seconds."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from casework import due
from foundation.people.who import Who
from foundation.storage import Store
from wegwijs.demo import beside, going_on, missing
from wegwijs.demo import map as demo_map
from wegwijs.demo.accounts import link_accounts
from wegwijs.demo.casework import crowd, samira
from wegwijs.demo.casework.arrivals import beginning
from wegwijs.demo.casework.luck import Luck
from wegwijs.demo.casework.writing import write
from wegwijs.demo.cast import enter
from wegwijs.demo.places import desk_of, offer_of, region, workplace
from wegwijs.demo.safety import only_invented

__all__ = ["Filled", "fill", "link_accounts", "only_invented"]

COACH, PROVIDER, REGISSEUR, EDITOR = "Samira", "Henk", "Noor", "Ilse"


@dataclass(frozen=True, slots=True)
class Filled:
    """Person ids of the four people you can be, and how much there is."""

    coach: int
    provider: int
    regisseur: int
    editor: int
    listings: int
    trajectories: int


def fill(store: Store, *, chance: Random, today: date, now: datetime) -> Filled:
    """Fill an empty database with invented rows that end today. The same chance and day give the same story."""
    loaded = demo_map.load(store, today=today, now=now)
    cast = enter(store, first=beginning(today), now=now)
    owner = Who(person_id=cast.people[PROVIDER], name=PROVIDER)
    demo_map.hand_over(store, workplace(cast, PROVIDER), owner, today=today, now=now)
    luck, offer = Luck(chance), offer_of(store)
    stories = [*crowd.walks(region(cast), luck, offer, today)]
    stories += samira.stories(desk_of(cast, COACH), offer, luck, today=today, day_of_questions=due.day_of(now))
    trajectories = write(store, stories, chance=chance, now=now)
    missing.write(store, cast, organisation_id=workplace(cast, COACH), coach=cast.people[COACH], today=today)
    beside.write(store, cast, first=beginning(today), today=today, now=now)
    going_on.note(store, today - timedelta(days=1))
    return Filled(
        coach=cast.people[COACH], provider=cast.people[PROVIDER], regisseur=cast.people[REGISSEUR],
        editor=cast.people[EDITOR], listings=loaded.added, trajectories=len(trajectories),
    )  # fmt: skip
