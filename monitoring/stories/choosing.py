"""Which stories stand in the reports of a period: the regisseur chooses among those that were approved."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from foundation import audit
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store
from monitoring.periods import Period
from monitoring.scope import Scope
from monitoring.stories import queries
from monitoring.stories.models import Story, StoryChoice

KEPT = timedelta(days=3 * 365)  # DOMAIN §4.4: until withdrawn, three years at most


@dataclass(frozen=True, slots=True)
class Told:
    """A story as a report shows it. `voice`: coach, client, participant or practice; `public`: may be shared."""

    text: str
    voice: str
    public: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """The stories of a report, in the order of choosing; and how many that were chosen are withdrawn since."""

    told: tuple[Told, ...] = ()
    withdrawn: int = 0


def for_report(store: Store, scope: Scope, period: Period, *, now: datetime, public: bool = False) -> Shelf:
    """What stands in a report of this scope and period that is made now; also in one of which the figures are frozen.

    A half-year and a year have the stories of their quarters too. A `public` report has only what was given for that.
    """
    chosen = queries.choices(store, scope, within(period), now=now)
    there = {story.shelf_mark: story for story in queries.approved(store, scope)}
    marks = dict.fromkeys(each.shelf_mark for each in chosen)
    found = [there[mark] for mark in marks if mark in there]
    shown = [story for story in found if story.consent_for == "public" or not public]
    told = tuple(Told(story.text, story.voice, story.consent_for == "public") for story in shown)
    return Shelf(told, 0 if public else len(marks) - len(found))


def within(period: Period) -> Collection[str]:
    """The period and the shorter ones of which it is made, as they are written."""
    quarters = [Period(period.year, "Q", number) for number in range(1, 5)]
    halves = [Period(period.year, "H", number) for number in (1, 2)]
    return {
        str(each) for each in (period, *quarters, *halves) if period.first <= each.first and each.last <= period.last
    }


def offered(store: Store, scope: Scope) -> Sequence[Story]:
    """Everything that may be chosen in this scope, newest first."""
    return queries.approved(store, scope)


def one(store: Store, who: Who, story: str) -> Story:
    """An approved story of one of her municipalities. NotFound for any other."""
    found = queries.called(store, story)
    if found is None or found.state != "approved" or found.municipality_id not in who.municipalities("regisseur"):
        raise NotFound
    return found


def is_chosen(store: Store, story: Story, period: Period) -> bool:
    """Whether it stands in the reports of this period."""
    return queries.choice(store, story, str(period)) is not None


def turn(store: Store, who: Who, story: str, period: Period, *, now: datetime) -> bool:
    """Put it in the reports of this period, or take it out again. Returns whether it is in now."""
    known = one(store, who, story)
    chosen = queries.choice(store, known, str(period))
    if chosen is not None:
        store.delete(chosen)
    else:
        store.add(
            StoryChoice(
                shelf_mark=known.shelf_mark, period=str(period), organisation_id=known.organisation_id,
                municipality_id=known.municipality_id, chosen_by=who.person_id, chosen_at=now,
            )
        )  # fmt: skip
    store.flush()
    audit.note(store, who, "story.choose" if chosen is None else "story.unchoose", known, now=now)
    return chosen is None


def end_over(store: Store, *, now: datetime) -> list[str]:
    """What the clock does: stories of three years ago go, and those of clients who said no. Returns their drafts."""
    gone = queries.over(store, before=now - KEPT)
    drafts = [story.draft for story in gone if story.draft]
    for story in gone:
        store.delete(story)
    store.flush()
    return drafts
