"""A coach is left in peace: beside her overview at most one unasked message a day, in her own hours, and none on leave.

A month goes by in which, every day, as much as possible happens that could be told.
"""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest

from casework import consents, feedback
from dialogue import hours, unasked
from dialogue.duty import every_duty
from dialogue.hours import Hours
from dialogue.models import Draft, Outgoing
from dialogue.outbox import Address
from dialogue.talk import Tools
from foundation.language.dates import AMSTERDAM, is_working_day, said_on
from foundation.people import leaves, people
from foundation.people.models import Account, Membership
from foundation.people.who import SYSTEM
from social_map import listings, reports
from social_map.search import Searcher
from tests.casework import builders

FIRST, DAYS = date(2026, 11, 30), 31  # with Christmas in it
BUSY = 12  # days on which everything happens: what is left then is told in the weeks after
TOOLS = Tools(searcher=Searcher(), secret=b"s" * 32)
TO = Address("telegram", 1, 1)
MOMENTS = (time(8, 30), time(13), time(15, 5), time(21))
# The rules are the same on both databases: PostgreSQL hears them in the journeys.
on_sqlite = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
TOLD = ("morning", "ask_checks", "ask_starts", "offer_drafts", "map_week", "tell_reporters", "ask_stand_ins")


def at(day, moment):
    return datetime.combine(day, moment, AMSTERDAM).astimezone(UTC)


@pytest.fixture
def town(store):
    """Samira and Karim, coaches of one organisation, with an account each."""
    place = builders.make_organisation(store)
    coaches = []
    for number, name in enumerate(("Samira", "Karim"), 1):
        coach = builders.make_coach(store, place, name=name)
        store.add(Account(channel="telegram", number=number, person_id=coach.person_id, linked_at=at(FIRST, time(7))))
        store.add(
            Membership(
                public_id=store.new_public_id(), person_id=coach.person_id, organisation_id=place.id, role="coach",
                from_on=date(2026, 1, 1), confirmed_at=at(FIRST, time(7)),
            )
        )  # fmt: skip
        coaches.append(coach)
    store.flush()
    return place, *coaches


def happens(store, town, day, number):
    """One client more, of whom something has to be asked or told; a form left; a report that was closed."""
    place, samira, _ = town
    now = at(day, time(8))
    walk = builders.make_trajectory(store, samira, place, number=100 + number, received_on=day - timedelta(days=100))
    builders.make_session(store, walk, held_on=day - timedelta(days=1))
    consents.answer(store, samira, walk.public_id, {"feedback": True}, now=now)
    started_on = day - timedelta(days=93) if number % 2 else None
    builders.make_participation(
        store, walk, started_on=started_on, chosen_on=day - timedelta(days=98), ask_start_on=day, listing_name="Soep"
    )
    if started_on is not None:
        walk.next_check_on = day
    if number % 2:
        left = now - timedelta(hours=number)
        draft = Draft(
            public_id=store.new_public_id(), channel="telegram", account=1, chat=1, person_id=samira.person_id,
            act="session", answers={}, asked=["client"], made_at=left, updated_at=left, state="parked",
        )  # fmt: skip
        store.add(draft)
    if not number % 3:
        told = listings.add(
            store, SYSTEM, {"title": f"{number}", "municipality_id": walk.municipality_id, "category": "eten"}, now=now
        )
        reports.report(store, samira, told, "wrong", now=now)
        reports.close(store, SYSTEM, told, now=now)
    store.flush()


def month(store, town, seed, days=DAYS):
    """Let the clock tick at every moment of the month."""
    chance = Random(seed)
    duties = [every_duty()[name] for name in TOLD]
    for number in range(days):
        day = FIRST + timedelta(days=number)
        if number < BUSY:
            happens(store, town, day, number)
        for moment in MOMENTS:
            now = at(day, moment)
            for account in (1, 2):
                people.seen(store, people.who(store, "telegram", account, today=day), now=now)
            for duty in chance.sample(duties, len(duties)):
                duty.do(store, TOOLS, now)
            store.flush()


def said(store, account=1):
    """(Day, time, kind) of everything unasked."""
    rows = store.query(Outgoing).filter(Outgoing.account == account, Outgoing.dedupe_key.is_not(None))
    return [(said_on(r.made_at), r.made_at.astimezone(AMSTERDAM).time(), r.kind) for r in rows]


@on_sqlite
def test_in_a_month_never_more_than_one_other_unasked_message_a_day(store, town):
    month(store, town, 1)
    heard = said(store)
    per_day = Counter(day for day, _, kind in heard if kind not in unasked.APART)
    assert max(per_day.values()) == 1
    assert max(Counter(day for day, _, kind in heard if kind == "overview").values()) == 1
    assert {kind for _, _, kind in heard} >= {"overview", "check", "start", "week", "report", "draft"}
    assert all(is_working_day(day) and time(8) <= moment < time(20) for day, moment, _ in heard)
    assert [day.day for day, _, kind in heard if kind == "week"] == [4, 11]
    assert feedback.debts(store, town[1], today=FIRST + timedelta(days=DAYS))


@on_sqlite
def test_control_without_the_limit_it_would_be_more(store, town, monkeypatch):
    monkeypatch.setattr(unasked, "has_room", lambda *_args, **_more: True)
    month(store, town, 1, days=4)
    assert max(Counter(day for day, _, kind in said(store) if kind not in unasked.APART).values()) > 1


@on_sqlite
def test_own_hours_days_off_and_leave_are_kept(store, town):
    place, samira, karim = town
    own = Hours(earliest=time(13), overview_at=time(13), latest=time(15), days_off=frozenset({"wo"}))
    hours.choose(store, samira.person_id, own)
    leave = leaves.take(
        store, samira, organisation_id=place.id, from_on=date(2026, 12, 7), until_on=date(2026, 12, 11),
        stand_in_id=karim.person_id, now=at(FIRST, time(8)),
    )  # fmt: skip
    leaves.answer(store, karim, leave.public_id, agrees=True, now=at(FIRST, time(8)))
    month(store, town, 2, days=14)
    hers, his = said(store), said(store, 2)
    assert {moment for _, moment, _ in hers} == {time(13)}
    assert all(day.weekday() != 2 for day, _, _ in hers)
    away = {date(2026, 12, day) for day in range(7, 12)}
    assert not away & {day for day, _, _ in hers}
    assert {day for day, _, kind in his if kind == "check"} <= away
    assert away >= {day for day, _, kind in his if kind in ("check", "start")} != set()
