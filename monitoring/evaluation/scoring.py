"""Scoring the list: every item from 1 to 4, in one month of the year, by coaches and coordinators."""

from datetime import date, datetime

from sqlalchemy import select, update

from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store
from monitoring.evaluation.items import Item, listed
from monitoring.evaluation.models import EvaluationScore

TEAM = ("coach", "coordinator")
MONTH = 9  # September: far from the ends of half-years, when other questions are asked
SCORES = (1, 2, 3, 4)


class NotEvaluatedNow(Refusal):
    """The list is open in September only. `from_on`: when it is next."""


def is_open(day: date) -> bool:
    """Whether the list can be filled in on this day."""
    return day.month == MONTH


def mine(store: Store, who: Who, language: str = "nl") -> list[Item]:
    """The list as it is for her."""
    return listed(store, who.municipalities(*TEAM), language)


def given(store: Store, who: Who, year: int) -> dict[str, int]:
    """What she scored this year, by the key of the item."""
    hers = EvaluationScore.year == year, EvaluationScore.person_id == who.person_id
    return {row.item: row.score for row in store.scalars(select(EvaluationScore).where(*hers))}


def score(store: Store, who: Who, key: str, value: int, *, now: datetime) -> None:
    """Keep a score, instead of an earlier one. NotFound for an item that is not on her list."""
    today = said_on(now)
    if not is_open(today):
        raise NotEvaluatedNow(from_on=date(today.year + (today.month > MONTH), MONTH, 1))
    item = next((each for each in mine(store, who) if each.key == key), None)
    if item is None or value not in SCORES or who.person_id is None or not who.has(*TEAM):
        raise NotFound
    hers = EvaluationScore.year == today.year, EvaluationScore.person_id == who.person_id
    known = store.scalars(select(EvaluationScore).where(*hers)).all()
    same = next((each for each in known if each.item == key), None)
    if same is not None:
        same.score = value
    else:
        store.add(
            EvaluationScore(
                year=today.year, respondent=known[0].respondent if known else store.new_public_id(),
                person_id=who.person_id, organisation_id=who.organisations(*TEAM)[0], element=item.element, item=key,
                municipality_ids=sorted(who.municipalities(*TEAM)), score=value,
            )
        )  # fmt: skip
    store.flush()


def let_go(store: Store, *, today: date) -> int:
    """Once the month is over, whose scores were whose is forgotten. Returns of how many scores."""
    over = today.year + 1 if today.month > MONTH else today.year
    named = EvaluationScore.year < over, EvaluationScore.person_id.is_not(None)
    return store.connection().execute(update(EvaluationScore).where(*named).values(person_id=None)).rowcount
