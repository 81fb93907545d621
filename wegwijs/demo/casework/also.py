"""What the invented people came with beside their main reason, as far as it came up: at their first talk."""

from collections.abc import Iterator
from itertools import product

from casework.circumstances import MOST_REASONS
from casework.models import Circumstance
from casework.models.circumstances import REASONS
from wegwijs.demo.casework.luck import Luck, mixes
from wegwijs.demo.casework.rows import Pen, Row
from wegwijs.demo.casework.stories import Story

ANOTHER = 0.3  # for each that there may be: so many tell of none, few of three


def also(pen: Pen, story: Story, walk: int, luck: Luck) -> Iterator[tuple[type, Row]]:
    """The rows of the other reasons; nothing of who had no talk yet."""
    weights = {name: weight for name, weight in mixes()["main_reason"].items() if name in {*REASONS} - {story.reason}}
    for day, _ in product(story.held()[:1], range(MOST_REASONS)):
        if luck.has(ANOTHER):
            what = luck.pick(weights)
            del weights[what]
            yield Circumstance, {
                "organisation_id": story.organisation_id, "trajectory_id": walk, "what": what, "noted_on": day,
                "logged_by": story.coach_id, "logged_at": pen.at(day),
            }  # fmt: skip
