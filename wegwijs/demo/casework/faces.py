"""Who the invented people are: an age band, a neighbourhood, a gender, as far as they were asked at the intake."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from casework.models import Portrait, Preference
from foundation.storage import Store
from social_map.models import Listing
from wegwijs.demo.casework.luck import Luck, mixes
from wegwijs.demo.casework.rows import Pen, Row
from wegwijs.demo.casework.stories import Story

KNOWN = 0.85  # each question may be skipped
NEIGHBOURHOODS = 6  # in each municipality: those where most is going on

Homes = Mapping[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Face:
    """What is noted of somebody; None where it was skipped."""

    age_band: str | None
    neighbourhood: str | None
    gender: str | None


def homes(store: Store) -> Homes:
    """The neighbourhoods of each municipality, by its id."""
    found: dict[int, list[str]] = {}
    counted = (
        select(Listing.municipality_id, Listing.neighbourhood)
        .where(~Listing.neighbourhood.contains("("), Listing.online.is_(False))
        .group_by(Listing.municipality_id, Listing.neighbourhood)
        .order_by(func.count().desc(), Listing.neighbourhood)
    )
    for place, name in store.execute(counted):
        if place is not None and name is not None and not name.startswith("heel "):
            found.setdefault(place, []).append(name)
    return {place: names[:NEIGHBOURHOODS] for place, names in found.items()}


def drawn(pen: Pen, story: Story, walk: int, luck: Luck, places: Homes) -> Iterator[tuple[type, Row]]:
    """The rows of what was asked at her first talk; nothing of who had none yet."""
    if story.held():
        face = _face(luck, places.get(story.municipality_id, ()))
        yield from _rows(pen, story, walk, face, story.held()[0])


def _face(luck: Luck, names: Sequence[str]) -> Face:
    weights = {name: len(names) - place for place, name in enumerate(names)}
    return Face(
        luck.mix("age_band") if luck.has(KNOWN) else None,
        luck.pick(weights) if weights and luck.has(KNOWN) else None,
        luck.pick(mixes()["gender"]) if luck.has(KNOWN) else None,
    )


def _rows(pen: Pen, story: Story, walk: int, face: Face, day: date) -> Iterator[tuple[type, Row]]:
    yield Preference, {
        "organisation_id": story.organisation_id, "trajectory_id": walk, "age_band": face.age_band,
        "neighbourhood": face.neighbourhood, "asked": ["neighbourhood", "age_band"], "changed_at": pen.at(day),
        "changed_by": story.coach_id,
    }  # fmt: skip
    yield Portrait, {
        "organisation_id": story.organisation_id, "trajectory_id": walk, "gender": face.gender, "asked_on": day,
        "logged_by": story.coach_id, "logged_at": pen.at(day),
    }  # fmt: skip
