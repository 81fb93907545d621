from datetime import date, timedelta

import pytest

from casework import participations
from casework.entries import InTheFuture, TooLateToUndo, UnknownCode
from casework.models import Participation
from foundation.refusals import NotFound

TODAY = date(2026, 11, 20)


@pytest.fixture
def choice(store, coach, walk, now):
    return participations.choose(
        store, coach, walk.public_id, category="eten", chosen_on=date(2026, 8, 1), listing_name="Kookclub", now=now
    )


def test_an_activity_that_is_not_on_the_map_is_chosen_by_its_name(choice):
    assert (choice.listing_id, choice.listing_name, choice.started_on) == (None, "Kookclub", None)


def test_a_choice_with_a_planned_start_is_asked_about_a_week_later_on_a_working_day(store, coach, walk, now):
    planned = participations.choose(
        store, coach, walk.public_id, category="eten", chosen_on=TODAY, planned_on=date(2026, 12, 18), now=now
    )
    assert planned.ask_start_on == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"category": "geld_schuld"}, participations.ServiceNotActivity),
        ({"category": "koffie"}, UnknownCode),
        ({"chosen_on": date(2026, 11, 21)}, InTheFuture),
        ({"found": "gedroomd"}, UnknownCode),
        ({"listing": "nosuchlisting"}, NotFound),
    ],
)
def test_a_choice_that_cannot_be_is_refused(store, coach, walk, facts, refusal):
    from tests.conftest import NOW

    with pytest.raises(refusal):
        participations.choose(
            store, coach, walk.public_id, now=NOW, **{"category": "eten", "chosen_on": TODAY, **facts}
        )


def test_the_same_draft_is_one_choice(store, coach, walk, now):
    def choose():
        return participations.choose(
            store, coach, walk.public_id, category="eten", chosen_on=TODAY, draft="d1", now=now
        )

    assert choose() is choose()


def test_start_and_stop_keep_the_order_of_days(store, coach, choice, now):
    with pytest.raises(participations.StartBeforeChoice):
        participations.confirm_start(store, coach, choice.public_id, started_on=date(2026, 7, 31), now=now)
    with pytest.raises(participations.StartInTheFuture):
        participations.confirm_start(store, coach, choice.public_id, started_on=date(2026, 11, 21), now=now)
    with pytest.raises(participations.NotStarted):
        participations.stop(store, coach, choice.public_id, stopped_on=TODAY, reason="kosten", now=now)
    participations.confirm_start(store, coach, choice.public_id, started_on=date(2026, 8, 8), now=now)
    with pytest.raises(participations.StopBeforeStart):
        participations.stop(store, coach, choice.public_id, stopped_on=date(2026, 8, 7), reason="kosten", now=now)
    participations.stop(store, coach, choice.public_id, stopped_on=date(2026, 9, 1), reason="kosten", now=now)
    assert (choice.started_on, choice.stopped_on, choice.stop_reason) == (
        date(2026, 8, 8), date(2026, 9, 1), "kosten",
    )  # fmt: skip


def test_who_never_started_withdraws_and_stays_a_choice(store, coach, choice, now):
    participations.withdraw(store, coach, choice.public_id, stopped_on=TODAY, reason="drempel", now=now)
    assert (choice.started_on, choice.stopped_on, choice.ask_start_on) == (None, TODAY, None)
    participations.undo_stop(store, coach, choice.public_id, now=now)
    assert choice.stopped_on is None
    assert choice.ask_start_on is not None


def test_a_start_that_was_not_is_corrected(store, coach, choice, walk, now):
    participations.confirm_start(store, coach, choice.public_id, started_on=date(2026, 8, 8), now=now)
    assert walk.next_check_on == date(2026, 11, 9)
    participations.undo_start(store, coach, choice.public_id, now=now)
    assert (choice.started_on, walk.next_check_on) == (None, None)
    assert choice.ask_start_on is not None


def test_undo_is_for_ten_minutes_and_not_for_what_started(store, coach, choice, now):
    with pytest.raises(TooLateToUndo):
        participations.undo(store, coach, choice.public_id, now=now + timedelta(minutes=11))
    participations.confirm_start(store, coach, choice.public_id, started_on=date(2026, 8, 8), now=now)
    with pytest.raises(participations.AlreadyStarted):
        participations.undo(store, coach, choice.public_id, now=now)
    participations.undo_start(store, coach, choice.public_id, now=now)
    participations.undo(store, coach, choice.public_id, now=now)
    assert store.get(Participation, choice.id) is None
