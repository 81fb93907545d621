"""What is agreed and set: bands, agreements, meetings, print-outs, and who gets the figures by themselves."""

from collections.abc import Iterator, Mapping
from typing import Any

from casework.models import PracticeMeeting
from foundation.storage import Table
from monitoring.steering_models import Agreement, CareUse, Norm, Printout
from monitoring.subscriptions.models import ReportSubscription
from wegwijs.demo.beside.stage import Stage
from wegwijs.demo.cast import script as cast_script

Script = Mapping[str, Any]


def rows(stage: Stage, script: Script) -> Iterator[Table]:
    """Every row."""
    for facts in script["norm"]:
        yield from _norms(stage, facts)
    yield from (_agreement(stage, facts) for facts in script["agreement"])
    yield from (_met(stage, *each) for each in script["met"].items())
    yield from (_printout(stage, script["printout"], *each) for each in script["printout"]["numbers"].items())
    yield _care_use(stage, script["care_use"])
    yield from _subscriptions(stage, script["subscription"])


def _norms(stage: Stage, facts: Script) -> Iterator[Norm]:
    where = [(_town(stage, name), stage.practice(name), band) for name, band in facts.get("practices", {}).items()]
    where += [(stage.cast.places[name], None, band) for name, band in facts.get("towns", {}).items()]
    for place, practice, band in where:
        low, high = band if isinstance(band, list) else (band, band)
        yield Norm(
            public_id=stage.store.new_public_id(), municipality_id=place, practice_id=practice, key=facts["key"],
            low=low, high=high, from_on=stage.first, set_by=stage.cast.people["Noor"], set_at=stage.now,
        )  # fmt: skip


def _agreement(stage: Stage, facts: Script) -> Agreement:
    return Agreement(
        public_id=stage.store.new_public_id(), municipality_id=stage.cast.places[facts["place"]],
        organisation_id=stage.practice(facts.get("with")), text=facts["text"],
        owner_id=stage.cast.people[facts["owner"]], due_on=stage.from_today(facts["due"]),
        done_on=stage.before(facts["done"]) if "done" in facts else None, made_by=stage.cast.people["Noor"],
        made_at=stage.at_noon(facts["before"]),
    )  # fmt: skip


def _met(stage: Stage, practice: str, days: int) -> PracticeMeeting:
    coach = stage.coaches(_town_name(practice))[0]
    return PracticeMeeting(
        public_id=stage.store.new_public_id(), organisation_id=stage.works(coach)["organisation_id"],
        practice_id=stage.practice(practice), person_id=stage.cast.people[coach], met_on=stage.from_today(-days),
        logged_at=stage.now,
    )  # fmt: skip


def _printout(stage: Stage, facts: Script, practice: str, number: int) -> Printout:
    return Printout(
        public_id=stage.store.new_public_id(), municipality_id=_town(stage, practice),
        practice_id=stage.practice(practice), counted_on=stage.today, from_on=stage.quarter.first,
        until_on=stage.quarter.last, rule=facts["rule"], number=number, source=facts["source"],
        made_by=stage.cast.people["Noor"], made_at=stage.now,
    )  # fmt: skip


def _care_use(stage: Stage, facts: Script) -> CareUse:
    """Of those who were referred so long ago that the year after it is over."""
    return CareUse(
        public_id=stage.store.new_public_id(), municipality_id=_town(stage, facts["practice"]),
        practice_id=stage.practice(facts["practice"]), year=stage.today.year - 2, people=facts["people"],
        contacts_before=facts["before"], contacts_after=facts["after"], made_by=stage.cast.people["Noor"],
        made_at=stage.now,
    )  # fmt: skip


def _subscriptions(stage: Stage, facts: Script) -> Iterator[ReportSubscription]:
    for audience, reader in (
        ("internal", {"person_id": stage.cast.people[facts["chat"]]}),
        ("public", {"address": facts["mail"]}),
    ):
        yield ReportSubscription(
            public_id=stage.store.new_public_id(), municipality_id=stage.cast.places[facts["place"]],
            made_at=stage.now, audience=audience, **reader,
        )  # fmt: skip


def _town(stage: Stage, practice: str) -> int:
    return stage.cast.places[_town_name(practice)]


def _town_name(practice: str) -> str:
    return str(next(each["place"] for each in cast_script()["practice"] if each["name"] == practice))
