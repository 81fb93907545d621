"""Going on with a trajectory of which only the past is known: by the same chances as one that is lived at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from wegwijs.demo.casework import checking
from wegwijs.demo.casework.activities import Offer
from wegwijs.demo.casework.ending import FAREWELL, close, end
from wegwijs.demo.casework.events import Chosen
from wegwijs.demo.casework.joining import begin, join, stay
from wegwijs.demo.casework.living import CHOOSES, meet, wait
from wegwijs.demo.casework.luck import Luck, mixes
from wegwijs.demo.casework.stories import Story
from wegwijs.demo.casework.talking import GAP, talk


def resume(told: Story, luck: Luck, offer: Offer, since: date, waiting: float) -> Story:
    """The story with all that follows after `since`. What was told stays; what was open still goes on.

    `waiting`: the wait there, as a multiple of the usual.
    """
    story = replace(
        told, referrals=[*told.referrals], talks=[*told.talks], asked=[*told.asked], endings=[*told.endings],
        choices=[_onward(choice, luck, since) for choice in told.choices],
        appointment=told.appointment if told.appointment and told.appointment > since else None,
    )  # fmt: skip
    if not any(ending.stands(since) for ending in story.endings):
        _walk_on(story, luck, offer, since, waiting)
    checking.ask(story, luck, after=since)
    return story


def _walk_on(story: Story, luck: Luck, offer: Offer, since: date, waiting: float) -> None:
    met, agreed = story.held(), story.appointment
    story.appointment = None
    if not met and not agreed:
        waited = (since - story.referrals[0].on).days
        meet(story, luck, offer, since, max(luck.chance.randint(2, 12), wait(luck, waiting) - waited))
    elif _said_goodbye(story):
        close(story, luck, max(met), after=since)
    elif (more := _talks(luck, len(met))) or not met or (agreed and not _begun(story)):
        _talk_on(story, luck, offer, agreed or luck.later(luck.working_day(max(met), *GAP), since), more)
    else:
        end(story, luck, max(met), after=since, agreed=agreed)


def _said_goodbye(story: Story) -> bool:
    held = [talk for talk in story.talks if talk.status == "held"]
    return bool(held) and max(held, key=lambda talk: talk.on).kind == FAREWELL


def _begun(story: Story) -> bool:
    return any(choice.started_on for choice in story.choices)


def _talk_on(story: Story, luck: Luck, offer: Offer, first: date, count: int) -> None:
    """The next talks, the first of them on this day, perhaps a choice, and the end."""
    met = len(story.held())
    last = talk(story, luck, first, max(1, count))
    held = story.held()
    when = min(luck.chance.randint(1, 2), len(held) - 1)  # as `living` has it: at the second talk or the third
    if not story.choices and when >= met and luck.has(CHOOSES):
        join(story, luck, offer, held[when])
    end(story, luck, last)


def _talks(luck: Luck, held: int) -> int:
    """How many talks are still to come of somebody who had so many."""
    weights = {count: weight for count, weight in mixes()["talks"].items() if int(count) >= held}
    return int(luck.pick(weights)) - held if weights else 0


def _onward(choice: Chosen, luck: Luck, since: date) -> Chosen:
    """What becomes of a choice that was still open."""
    if choice.stopped_on:
        return choice
    if choice.started_on is None:
        due = replace(choice, planned_on=max(choice.planned_on, since - timedelta(days=6)))
        begun = _drawn(lambda: begin(due, luck), lambda drawn: (drawn.started_on or drawn.stopped_on or since) > since)
        choice = replace(begun, planned_on=choice.planned_on)
    began = choice.started_on
    if began is None:
        return choice
    return _drawn(
        lambda: stay(choice, luck, luck.mix("fate"), began), lambda drawn: (drawn.stopped_on or since) > since
    )


def _drawn(draw: Callable[[], Chosen], fits: Callable[[Chosen], bool]) -> Chosen:
    """Draw until it agrees with what is known: that is how chance goes on."""
    while not fits(drawn := draw()):
        pass
    return drawn
