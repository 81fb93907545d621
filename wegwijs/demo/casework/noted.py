"""What is noted of the invented people beside what happened: of a referral, of a yes after six months."""

from typing import Any

from wegwijs.demo.casework.events import Asked, Referred
from wegwijs.demo.casework.luck import Luck
from wegwijs.demo.casework.stories import Story

STATED = 0.6  # of what a practice sends has a code
ASKED, TOLD = 0.85, 0.9  # who was asked whether it belonged here, or after six months; each of two answers
MEETS_PEOPLE = 0.7
LATER = 6  # months
YES = frozenset({"same", "other"})

Row = dict[str, Any]


def of_referral(referral: Referred, luck: Luck) -> Row:
    """Whether it belonged here, and for which variant it was; what nobody told is None."""
    return {
        "fits": luck.mix("fits") if luck.has(ASKED) else None,
        "variant": luck.mix("variant") if luck.has(ASKED) and not referral.repeat else None,
    }


def icpc(story: Story, luck: Luck) -> str | None:
    """The code of the practice that sends her, as far as it gives one."""
    return luck.mix("icpc", story.reason) if story.referrals[0].practice_id and luck.has(STATED) else None


def enjoyed(asked: Asked, luck: Luck) -> Row:
    """What she says beside a yes after six months; empty where nobody asked."""
    if asked.months != LATER or asked.outcome not in YES or not luck.has(ASKED):
        return {}
    return {
        "joy": luck.mix("joy") if luck.has(TOLD) else None,
        "new_contacts": luck.has(MEETS_PEOPLE) if luck.has(TOLD) else None,
    }
