"""Which letter is owed to whom, what stands in it, and that nothing goes out without consent."""

from datetime import UTC, date, datetime, timedelta

import pytest

from casework import closings, feedback
from casework.feedback import practices
from casework.feedback.moments import TOO_LONG_AGO, Owed, Told, offered, owed
from casework.models import Consent, Contact, FollowUp
from casework.queries import feedback as queries
from foundation.refusals import NotFound
from tests.casework import builders

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
TALKED = date(2026, 11, 4)


def agrees(store, walk, granted=True):
    store.add(
        Consent(
            organisation_id=walk.organisation_id, trajectory_id=walk.id, purpose="feedback", granted=granted,
            answered_on=TALKED, logged_at=NOW,
        )
    )  # fmt: skip
    store.flush()


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        (Told("huisarts", True), []),
        (Told("huisarts", True, first_held=TALKED), ["intake"]),
        (Told("huisarts", None, first_held=TALKED), []),  # nobody asked
        (Told("huisarts", False, first_held=TALKED), []),
        (Told("zelf", True, first_held=TALKED), []),
        (Told("onbekend", True, first_held=TALKED), []),
        (Told("huisarts", True, first_held=TODAY - TOO_LONG_AGO - timedelta(days=1)), []),
        (Told("huisarts", True, first_held=TALKED, sent=frozenset({("intake", date(2026, 11, 3))})), []),
        (Told("huisarts", True, first_held=TALKED, checked_on=TODAY), ["intake", "three_months"]),
        (Told("huisarts", True, first_held=TALKED, closed_on=TODAY, closing_reason="kosten"), ["closing"]),
        (Told("huisarts", True, first_held=TALKED, closed_on=TODAY, closing_reason="fout"), []),
        (Told("huisarts", True, first_held=TALKED, closed_on=TODAY, closing_reason="overleden"), []),
        (Told("huisarts", None, closed_on=TODAY, closing_reason="geen_contact"), ["closing"]),
        (Told("huisarts", False, closed_on=TODAY, closing_reason="geen_contact"), []),
        (
            Told(
                "huisarts",
                None,
                closed_on=TODAY,
                closing_reason="geen_contact",
                sent=frozenset({("not_reached", TALKED)}),
            ),
            [],
        ),
    ],
)
def test_a_letter_is_owed_after_the_first_talk_after_three_months_and_at_the_end(told, kinds):
    assert [letter.kind for letter in owed(told, TODAY)] == kinds


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (Told("huisarts"), "waiting"), (Told("huisarts", tries=2, last_try=TALKED), "waiting"),
        (Told("huisarts", tries=3, last_try=TALKED), "not_reached"), (Told("zelf"), None),
        (Told("huisarts", sent=frozenset({("waiting", TODAY)})), None),
    ],
)  # fmt: skip
def test_before_the_first_talk_a_letter_can_say_how_it_stands(told, kind):
    assert [letter.kind for letter in offered(told, TODAY)] == ([kind] if kind else [])


def test_what_was_logged_is_what_it_says(store, coach, place):
    walk = builders.make_trajectory(
        store, coach, place, received_on=date(2026, 11, 2), main_reason="eenzaamheid",
        practice_id=builders.make_practice(store).id,
    )  # fmt: skip
    builders.make_session(store, walk, held_on=TALKED)
    builders.make_participation(store, walk, chosen_on=TALKED, listing_name="Wandelgroep", started_on=date(2026, 11, 9))
    for day, outcome in ((2, "no_answer"), (3, "voicemail"), (3, "letter"), (4, "spoken")):
        contact = Contact(
            public_id=store.new_public_id(), organisation_id=walk.organisation_id, trajectory_id=walk.id,
            made_on=date(2026, 11, day), outcome=outcome, logged_at=NOW,
        )  # fmt: skip
        store.add(contact)
    agrees(store, walk)
    (debt,) = feedback.debts(store, coach, today=TODAY)
    assert (debt.code_name, debt.practice, debt.letter.kind, debt.late) == ("Kievit-27", "De Brink", "intake", True)
    letter = feedback.compose(store, coach, walk.public_id, debt.letter, now=NOW)
    assert (letter.about_on, letter.received_on, letter.reason) == (TALKED, date(2026, 11, 2), "eenzaamheid")
    assert (letter.calls, letter.posts, letter.activity, letter.patient) == (2, 1, "Wandelgroep", True)
    assert (letter.referrer_type, letter.next_on) == ("huisarts", date(2027, 2, 9))
    assert "Kievit" not in str(letter)


def test_sent_it_is_owed_no_more_until_it_is_taken_back(store, coach, place):
    walk = builders.make_trajectory(store, coach, place)
    builders.make_session(store, walk, held_on=TALKED)
    agrees(store, walk)
    letter = Owed("intake", TALKED)
    sent = feedback.register(store, coach, walk.public_id, letter, channel="zorgdomein", now=NOW)
    again = feedback.register(store, coach, walk.public_id, letter, channel="mail", now=NOW)
    assert (sent.public_id, again.channel, again.sent_on) == (again.public_id, "mail", TODAY)
    assert len(queries.of(store, walk)) == 1
    assert feedback.debts(store, coach, today=TODAY) == []
    colleague = builders.make_coach(store, place, name="Truus")
    with pytest.raises(NotFound):
        feedback.undo(store, colleague, sent.public_id, now=NOW)
    feedback.undo(store, coach, sent.public_id, now=NOW)
    assert len(feedback.debts(store, coach, today=TODAY)) == 1
    feedback.register(store, coach, walk.public_id, letter, channel="geen", now=NOW)
    assert feedback.debts(store, coach, today=TODAY) == []
    with pytest.raises(NotFound):
        feedback.register(store, coach, walk.public_id, letter, channel="duif", now=NOW)


def test_without_consent_or_a_referrer_there_is_no_letter(store, coach, place):
    walk = builders.make_trajectory(store, coach, place)
    builders.make_session(store, walk, held_on=TALKED)
    letter = Owed("intake", TALKED)
    for granted in (None, False):
        if granted is not None:
            agrees(store, walk, granted)
        with pytest.raises(feedback.NoConsentForFeedback):
            feedback.compose(store, coach, walk.public_id, letter, now=NOW)
        with pytest.raises(feedback.NoConsentForFeedback):
            feedback.register(store, coach, walk.public_id, letter, channel="mail", now=NOW)
    agrees(store, walk)
    assert feedback.compose(store, coach, walk.public_id, letter, now=NOW).held == 1
    with pytest.raises(feedback.NothingToTell):
        feedback.compose(store, coach, walk.public_id, Owed("closing", TODAY), now=NOW)
    builders.make_referral(store, walk, referrer_type="zelf", received_on=TODAY)
    with pytest.raises(feedback.NobodyToTell):
        feedback.compose(store, coach, walk.public_id, letter, now=NOW)


def test_who_referred_last_is_who_reads_it(store, coach, place):
    walk = builders.make_trajectory(store, coach, place, received_on=date(2026, 3, 1))
    builders.make_session(store, walk, held_on=date(2026, 3, 8))
    closings.close(store, coach, walk.public_id, reason="kosten", closed_on=date(2026, 10, 1), now=NOW)
    closings.reopen(store, coach, walk.public_id, reopened_on=date(2026, 11, 1), by="wijkverpl", now=NOW)
    store.add(
        FollowUp(
            organisation_id=walk.organisation_id, trajectory_id=walk.id, months=3, outcome="same", answered_on=TALKED,
            logged_at=NOW,
        )
    )  # fmt: skip
    agrees(store, walk)
    assert [(d.referrer_type, d.letter.kind) for d in feedback.debts(store, coach, today=TODAY)] == [
        ("wijkverpl", "three_months")
    ]


def test_a_practice_is_met_every_six_to_eight_weeks(store, coach, place):
    brink = builders.make_practice(store)
    walk = builders.make_trajectory(store, coach, place, practice_id=brink.id, received_on=date(2026, 10, 9))
    builders.make_trajectory(store, coach, place, number=31, received_on=date(2026, 1, 5))
    (here,) = practices.mine(store, coach, today=TODAY)
    assert (here.name, here.clients, here.weeks(TODAY), here.met) == ("De Brink", 1, 6, False)
    assert (here.waits(TODAY), here.late(TODAY), here.late(TODAY + timedelta(days=15))) == (True, False, True)
    practices.meet(store, coach, here.id, on=date(2026, 12, 4), today=TODAY, now=NOW)
    practices.meet(store, coach, here.id, on=date(2026, 11, 27), today=TODAY, now=NOW)  # another day after all
    (planned,) = practices.mine(store, coach, today=TODAY)
    assert (planned.planned_on, planned.waits(TODAY)) == (date(2026, 11, 27), False)
    (after,) = practices.mine(store, coach, today=date(2026, 12, 1))
    assert (after.since, after.met, after.planned_on) == (date(2026, 11, 27), True, None)
    closings.close(store, coach, walk.public_id, reason="kosten", closed_on=TODAY, now=NOW)
    builders.make_trajectory(store, coach, place, number=32, practice_id=brink.id, received_on=TODAY)
    coffee = practices.coffee(store, coach, here.id, today=TODAY, now=NOW)
    assert ([line.number for line in coffee.going], [line.number for line in coffee.closed]) == ([32], [27])
    assert (coffee.new, coffee.waiting, coffee.letters) == (1, 1, 1)
    other = builders.make_coach(store, place, name="Truus")
    with pytest.raises(NotFound):
        practices.coffee(store, other, here.id, today=TODAY, now=NOW)
