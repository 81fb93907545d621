"""Why trajectories end: by what was reached."""

from datetime import date

from foundation.codes import of_class
from wegwijs.demo.casework.events import Chosen
from wegwijs.demo.casework.luck import Luck
from wegwijs.demo.casework.stories import Story

VOLUNTARY = "doel_bereikt_vrijwilliger"


def reason(story: Story, luck: Luck, day: date, but_for: str | None = None) -> str:
    """A closing reason that fits what goes on, was finished, or came to nothing by this day."""
    found = luck.mix("closed", _standing(story, day))
    while found == but_for:
        found = luck.mix("closed", _standing(story, day))
    if found == "doel_bereikt_activiteit" and _going(story, day)[-1:] == ["vrijwilliger"]:
        return VOLUNTARY
    return found


def _standing(story: Story, day: date) -> str:
    if _going(story, day):
        return "going"
    finished = [choice for choice in story.choices if choice.started_on and choice.stop_reason in _positive()]
    return "finished" if any(choice.stopped_on and choice.stopped_on <= day for choice in finished) else "nothing"


def _going(story: Story, day: date) -> list[str]:
    return [choice.category for choice in story.choices if _goes_on(choice, day)]


def _goes_on(choice: Chosen, day: date) -> bool:
    begun = choice.started_on is not None and choice.started_on <= day
    return begun and (choice.stopped_on is None or choice.stopped_on > day)


def _positive() -> frozenset[str]:
    return of_class("stop_reason", "positive")
