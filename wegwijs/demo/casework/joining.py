"""From a choice to what became of it: begun or not, stayed, switched, stopped, finished."""

from dataclasses import replace
from datetime import date, timedelta

from wegwijs.demo.casework.activities import VOLUNTEERING, Offer
from wegwijs.demo.casework.events import Chosen
from wegwijs.demo.casework.luck import Luck
from wegwijs.demo.casework.stories import Story

VOLUNTEERS = 0.33  # of those who choose anything (DOMAIN C07)
BEGINS = 0.84
SECOND = 0.2  # chooses a second activity beside the first


def join(story: Story, luck: Luck, offer: Offer, day: date) -> None:
    """Choose something on this day, and perhaps something beside it a few weeks later."""
    category = VOLUNTEERING if luck.has(VOLUNTEERS) else offer.category(luck, story.municipality_id)
    first = _choose(story, luck, offer, category, day)
    _live(story, luck, offer, first)
    if first.started_on and luck.has(SECOND):
        beside = _choose(story, luck, offer, offer.category(luck, story.municipality_id), luck.working_day(day, 7, 40))
        _live(story, luck, offer, beside, may_switch=False)


def _choose(story: Story, luck: Luck, offer: Offer, category: str, day: date) -> Chosen:
    activity = offer.pick(luck, story.municipality_id, category)
    planned = activity.first_time(day + timedelta(days=min(42, luck.around(11))))
    return begin(Chosen(category, day, planned, activity.listing_id, activity.name, activity.found), luck)


def begin(chosen: Chosen, luck: Luck) -> Chosen:
    """It begins as planned or a week later; or it is withdrawn, before anybody would have asked whether it began."""
    if luck.has(BEGINS):
        late = timedelta(0) if luck.has(0.75) else timedelta(days=7)
        return replace(chosen, started_on=chosen.planned_on + late)
    return replace(chosen, stopped_on=chosen.planned_on + luck.days(1, 6), stop_reason=luck.mix("not_begun"))


def _live(story: Story, luck: Luck, offer: Offer, chosen: Chosen, *, may_switch: bool = True) -> None:
    """What became of it; somebody who switches soon begins something else."""
    fate = luck.mix("fate")
    if chosen.started_on is None:
        story.choices.append(chosen)
    elif fate == "switches" and may_switch:
        stopped = chosen.started_on + luck.days(10, 70)
        story.choices.append(replace(chosen, stopped_on=stopped, stop_reason=luck.mix("stop_reason")))
        category = offer.category(luck, story.municipality_id)
        other = _choose(story, luck, offer, category, luck.working_day(stopped, 0, 8))
        _live(story, luck, offer, other, may_switch=False)
    else:
        story.choices.append(stay(chosen, luck, fate, chosen.started_on))


def stay(chosen: Chosen, luck: Luck, fate: str, began: date) -> Chosen:
    """How long somebody who began stays, by her fate, and why she stops."""
    if fate == "drops_out":
        days = timedelta(days=min(200, luck.around(55, 0.7)))
        return replace(chosen, stopped_on=began + days, stop_reason=luck.mix("stop_reason"))
    if fate == "finishes" and chosen.category != VOLUNTEERING:
        return replace(chosen, stopped_on=began + timedelta(weeks=8), stop_reason="afgerond")
    # Nobody stays for ever: half of them are gone after twenty months.
    days = timedelta(days=round(luck.chance.expovariate(1 / 800)) + 45)
    reason = luck.mix("stop_reason") if luck.has(0.6) else "zelfstandig_verder"
    return replace(chosen, stopped_on=began + days, stop_reason=reason)
