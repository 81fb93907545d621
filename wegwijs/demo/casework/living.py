"""One trajectory from referral to closing, as chance would have it."""

from datetime import date, timedelta
from math import exp

from foundation.codes import of_class
from foundation.language.dates import next_working_day
from wegwijs.demo.casework import checking
from wegwijs.demo.casework.activities import Offer
from wegwijs.demo.casework.ending import end, leave
from wegwijs.demo.casework.events import Ended, Referred
from wegwijs.demo.casework.joining import join
from wegwijs.demo.casework.luck import Luck
from wegwijs.demo.casework.region import Walk
from wegwijs.demo.casework.stories import Story
from wegwijs.demo.casework.talking import talk

USUAL_WAIT = 12  # days from referral to the first talk, the median
PATIENCE = 200  # days after which two of three would have given up
TWICE_BY_MISTAKE = 0.005
ASKED_AGAIN = 0.03  # referred once more while the trajectory is open
CHOOSES = 0.82  # of those with two talks or more; a third of the others


def live(walk: Walk, luck: Luck, offer: Offer, received: date, by: str | None = None) -> Story:
    """A whole trajectory, also what is still to come; `Story.by` tells what has happened by a day."""
    story = _begin(walk, luck, received, by or luck.mix("referrer_type"))
    if luck.has(TWICE_BY_MISTAKE):
        story.endings.append(Ended(luck.working_day(received, 1, 6), "dubbel", may_ask_later=False))
        return story
    waited = wait(luck, walk.waiting)
    if luck.has(ASKED_AGAIN):
        again = luck.working_day(received, 1, waited + 30)
        story.referrals.append(Referred(again, "huisarts", story.practice_id, repeat=True))
    meet(story, luck, offer, received, waited)
    checking.ask(story, luck)
    closed = story.endings[0].on
    story.referrals = [each for each in story.referrals if not each.repeat or each.on < closed]
    return story


def wait(luck: Luck, waiting: float) -> int:
    """Days from referral to the first talk, where one waits so many times as long as usual."""
    return max(2, round(luck.around(USUAL_WAIT) * waiting))


def meet(story: Story, luck: Luck, offer: Offer, since: date, waits: int) -> None:
    """The first talk, so many days after `since`, and all that follows; or she gave up before it."""
    if luck.has(1 - exp(-waits / PATIENCE)):
        leave(story, luck, since, waits)
    else:
        _support(story, luck, offer, next_working_day(since + timedelta(days=waits)))


def _begin(walk: Walk, luck: Luck, received: date, by: str) -> Story:
    practice_id = walk.practice_id if by in of_class("referrer_type", "primary_care") else None
    return Story(
        walk.client, walk.organisation_id, walk.municipality_id, walk.coach_id, practice_id,
        luck.mix("main_reason"), referrals=[Referred(received, by, practice_id)],
    )  # fmt: skip


def _support(story: Story, luck: Luck, offer: Offer, first: date) -> None:
    count = int(luck.mix("talks"))
    last = talk(story, luck, first, count)
    held = story.held()
    if luck.has(CHOOSES if count > 1 else CHOOSES / 3):
        join(story, luck, offer, held[min(luck.chance.randint(1, 2), len(held) - 1)])
    end(story, luck, last)
