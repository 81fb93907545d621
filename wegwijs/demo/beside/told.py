"""What people told: stories, what goes badly and well, explanations, and what coaches think of their work together."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

from foundation.storage import Table
from monitoring.evaluation.models import ELEMENTS, EvaluationScore
from monitoring.evaluation.scoring import MONTH
from monitoring.process.models import ProcessAnswer
from monitoring.remarks.models import Remark
from monitoring.scope import Scope
from monitoring.stories.models import Story, StoryChoice
from monitoring.versions.models import Explanation
from wegwijs.demo.beside.stage import Stage

Script = Mapping[str, Any]
_LATER = 3  # days between telling and reading
_LEANINGS = (0, 0, 1, 0, -1)  # how one coach scores beside another
_LOWEST, _HIGHEST = 1, 4


def rows(stage: Stage, script: Script) -> Iterator[Table]:
    """Every row."""
    for facts in script["story"]:
        yield from _story(stage, facts)
    yield from (_remark(stage, facts) for facts in script["remark"])
    yield from (_explanation(stage, facts) for facts in script["explanation"])
    yield from _process(stage, script["process"])
    yield from _evaluation(stage, script["evaluation"])


def _story(stage: Stage, facts: Script) -> Iterator[Table]:
    """Approved, and in the report of the quarter if it was chosen."""
    who, place = facts["by"], stage.cast.places[facts["place"]]
    organisation, mark = stage.works(who)["organisation_id"], stage.store.new_public_id()
    reader = next(name for name in stage.coaches(facts["place"]) if name != who)
    read_at = stage.at_noon(facts["before"] - _LATER)
    yield Story(
        public_id=stage.store.new_public_id(), shelf_mark=mark, organisation_id=organisation, municipality_id=place,
        voice=facts["voice"], text=facts["text"], consent_for=facts["use"], consent_on=stage.before(facts["before"]),
        state="approved", told_by=stage.cast.people[who], told_at=stage.at_noon(facts["before"]),
        read_by=stage.cast.people[reader], read_at=read_at, heard_at=read_at,
    )  # fmt: skip
    if facts.get("chosen"):
        yield StoryChoice(
            shelf_mark=mark, period=str(stage.quarter), organisation_id=organisation, municipality_id=place,
            chosen_by=stage.cast.people["Noor"], chosen_at=stage.now,
        )  # fmt: skip


def _remark(stage: Stage, facts: Script) -> Remark:
    closed = facts.get("closed")
    return Remark(
        public_id=stage.store.new_public_id(), kind=facts["kind"], text=facts["text"], theme=facts["theme"],
        organisation_id=stage.works(facts["by"])["organisation_id"], municipality_id=stage.cast.places[facts["place"]],
        practice_id=stage.practice(facts.get("practice")), told_by=stage.cast.people[facts["by"]],
        told_on=stage.before(facts["before"]), owner=facts.get("owner"),
        due_on=stage.from_today(facts["due"]) if "due" in facts else None,
        closed_on=None if closed is None else stage.before(closed),
        closed_by=None if closed is None else stage.cast.people["Noor"], outcome=facts.get("outcome", ""),
        heard_at=None if closed is None else stage.at_noon(closed),
    )  # fmt: skip


def _explanation(stage: Stage, facts: Script) -> Explanation:
    place = Scope(frozenset({stage.cast.places[facts["place"]]}), invented=True)
    return Explanation(
        public_id=stage.store.new_public_id(), scope=place.key, period=str(stage.quarter), version=1,
        text=facts["text"], written_by=stage.cast.people["Noor"], written_at=stage.now,
    )  # fmt: skip


def _process(stage: Stage, facts: Script) -> Iterator[ProcessAnswer]:
    """The half-year is over, so whose answer was whose is forgotten."""
    for name, text in zip_longest(stage.coaches(facts["place"]), facts["texts"], fillvalue=""):
        yield ProcessAnswer(
            half=str(stage.half), **stage.works(name), referring=facts["referring"], reporting=facts["reporting"],
            text=text, answered_on=stage.half.last,
        )  # fmt: skip


def _evaluation(stage: Stage, facts: Script) -> Iterator[EvaluationScore]:
    """Of the last two Septembers, each coach a little otherwise."""
    newest = stage.today.year if stage.today.month > MONTH else stage.today.year - 1
    for (place, name), year in (
        (each, year) for each in enumerate(stage.coaches(facts["place"])) for year in (newest, newest - 1)
    ):
        respondent = stage.store.new_public_id()
        for element in ELEMENTS:
            for number, score in enumerate(facts[element][newest - year], start=1):
                leaning = score + _LEANINGS[(place + number) % len(_LEANINGS)]
                yield EvaluationScore(
                    year=year, respondent=respondent, **stage.works(name), element=element,
                    item=f"{element}.{number}", score=min(max(leaning, _LOWEST), _HIGHEST),
                )  # fmt: skip
