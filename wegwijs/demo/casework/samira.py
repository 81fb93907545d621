"""The caseload of the coach you can be: written by hand, dated from today."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from foundation.language.dates import add_months, is_working_day, working_days_after
from wegwijs.demo.casework import checking
from wegwijs.demo.casework.activities import Activity, Offer
from wegwijs.demo.casework.luck import Luck
from wegwijs.demo.casework.stories import Chosen, Ended, Referred, Story, Talk

FIRST_CLIENT = 1_000_000  # beyond the numbers of the crowd


@dataclass(frozen=True, slots=True)
class Almanac:
    """Days as `samira.toml` says them. `asking` is the last working day on which questions were asked."""

    today: date
    asking: date

    def day(self, said: int | str) -> date:
        """Working days from today, or months or days before the last day of questions."""
        if isinstance(said, str):
            count, unit = int(said[:-1]), said[-1]
            return add_months(self.asking, count) if unit == "m" else self.asking + timedelta(days=count)
        if said >= 0:
            return working_days_after(self.today, said)
        day = self.today
        for _ in range(-said):
            day -= timedelta(days=1)
            while not is_working_day(day):
                day -= timedelta(days=1)
        return day


@dataclass(frozen=True, slots=True)
class Desk:
    """Who she is and where she works: ids, and practices by name."""

    coach_id: int
    organisation_id: int
    municipality_id: int
    practices: Mapping[str, int]


def stories(desk: Desk, offer: Offer, luck: Luck, *, today: date, day_of_questions: date) -> Iterator[Story]:
    """Her trajectories. `day_of_questions`: the day whose questions may have been asked by now."""
    asking = day_of_questions
    while not is_working_day(asking):
        asking -= timedelta(days=1)
    almanac = Almanac(today, asking)
    every = tomllib.loads((files(__package__) / "samira.toml").read_text(encoding="utf-8"))["story"]
    for number, told in enumerate(every):
        choices = [_chosen(each, desk, offer, luck, almanac) for each in told.get("choices", [])]
        yield _story(told, FIRST_CLIENT + number, desk, almanac, choices)


def _story(told: dict[str, Any], client: int, desk: Desk, almanac: Almanac, choices: list[Chosen]) -> Story:
    practice_id = desk.practices.get(told.get("practice", ""))
    story = Story(
        client, desk.organisation_id, desk.municipality_id, desk.coach_id, practice_id, told["reason"],
        referrals=[Referred(almanac.day(told["referred"]), told["by"], practice_id)],
        talks=[_talk(almanac, *talk) for talk in told.get("talks", [])],
        choices=choices,
        endings=[Ended(almanac.day(day), reason) for day, reason in [told["closed"]]] if "closed" in told else [],
        appointment=almanac.day(told["appointment"]) if "appointment" in told else None,
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
