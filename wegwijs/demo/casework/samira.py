"""The caseload of the coach you can be: written by hand, dated from today."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from wegwijs.demo.casework import checking
from wegwijs.demo.casework.activities import Activity, Offer
from wegwijs.demo.casework.almanac import Almanac, last_working_day
from wegwijs.demo.casework.events import Chosen, Ended, Referred, Talk
from wegwijs.demo.casework.luck import Luck
from wegwijs.demo.casework.stories import Story

FIRST_CLIENT = 1_000_000  # beyond the numbers of the crowd


@dataclass(frozen=True, slots=True)
class Desk:
    """Who she is and where she works: ids, and practices by name."""

    coach_id: int
    organisation_id: int
    municipality_id: int
    practices: Mapping[str, int]


def stories(desk: Desk, offer: Offer, luck: Luck, *, today: date, day_of_questions: date) -> Iterator[Story]:
    """Her trajectories. `day_of_questions`: the day whose questions may have been asked by now."""
    almanac = Almanac(today, last_working_day(day_of_questions))
    every = tomllib.loads((files(__package__) / "samira.toml").read_text(encoding="utf-8"))["story"]
    for number, told in enumerate(every):
        choices = [_chosen(each, desk, offer, luck, almanac) for each in told.get("choices", [])]
        yield _story(told, FIRST_CLIENT + number, desk, almanac, choices)


def _story(told: dict[str, Any], client: int, desk: Desk, almanac: Almanac, choices: list[Chosen]) -> Story:
    practice_id = desk.practices.get(told.get("practice", ""))
    talks = [_talk(almanac, *talk) for talk in told.get("talks", [])]
    story = Story(
        client, desk.organisation_id, desk.municipality_id, desk.coach_id, practice_id, told["reason"],
        referrals=[Referred(almanac.day(told["referred"]), told["by"], practice_id)],
        talks=talks,
        choices=choices,
        endings=[Ended(almanac.day(day), reason) for day, reason in [told["closed"]]] if "closed" in told else [],
        appointment=almanac.day(told["appointment"]) if "appointment" in told else None,
        spoken=min((talk.on for talk in talks if talk.status == "held"), default=None),
        may_rest=False,
    )  # fmt: skip
    checking.answer(story, {int(months): outcome or None for months, outcome in told.get("answers", {}).items()})
    return story


def _talk(almanac: Almanac, day: int, kind: str, minutes: int) -> Talk:
    return Talk(almanac.day(day), kind, minutes or None, "held" if minutes else "no_show")


def _chosen(told: dict[str, Any], desk: Desk, offer: Offer, luck: Luck, almanac: Almanac) -> Chosen:
    activity = _activity(told, desk, offer, luck)
    days = {name: almanac.day(told[said]) if said in told else None
            for name, said in (("started_on", "started"), ("stopped_on", "stopped"))}  # fmt: skip
    return Chosen(
        activity.category, almanac.day(told["chosen"]), almanac.day(told["planned"]), activity.listing_id,
        activity.name, activity.found, **days, stop_reason=told.get("why"),
    )  # fmt: skip


def _activity(told: dict[str, Any], desk: Desk, offer: Offer, luck: Luck) -> Activity:
    if "listing" in told:
        return offer.called(told["listing"])
    return offer.near(luck, desk.municipality_id, told["category"])
