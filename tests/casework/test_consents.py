"""Without consent only the act of referring stays, and it still counts (DOMAIN I1, §4.1)."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Date, DateTime, func, select

from casework import closings, consents, contacts, participations, preferences, referrals, sessions
from casework.models import BareReferral, Client, Contact, ErasedKey, Trajectory
from foundation.language.dates import said_on
from foundation.storage import Table
from monitoring.facts.referrals import referrals as counted
from monitoring.scope import Scope
from tests.casework import builders

TODAY = date(2026, 11, 20)
SECRET = b"s" * 32
KEPT = {"audit_entry", "code_name_given", "erased_key"}  # opaque ids, names that never come twice, HMACs


def everywhere(store, *wanted):
    """The tables in which any of these texts stands, in whichever column."""
    store.flush()
    found = set()
    for table in Table.metadata.sorted_tables:
        if table.name not in KEPT:
            for row in store.execute(select(table)):
                if any(str(text).lower() in str(value).lower() for text in wanted for value in row):
                    found.add(table.name)
    return found


def traces_of(got):
    name = got.client
    return name.code_name, name.public_id, got.trajectory.public_id, got.referral.public_id, name.code_word


def tell_everything(store, coach, got, now):
    """Something in every table that can hold something of a client."""
    walk = got.trajectory.public_id
    contacts.log(store, coach, walk, "spoken", now=now)
    consents.answer(store, coach, walk, {"contact": True}, now=now)
    sessions.log(store, coach, walk, held_on=TODAY, kind="intake", now=now)
    choice = participations.choose(store, coach, walk, category="ontmoeten", chosen_on=TODAY, now=now)
    builders.make_question(store, got.trajectory, kind="start", subject=choice.public_id)
    preferences.tell(store, coach, got.client.public_id, {"age_band": "61-74"}, now=now)
    referrals.describe(store, coach, got.referral.public_id, urgency="spoed", channel="mail", now=now)
    store.flush()
    return choice.public_id


def i1(store):
    facts = counted(store, Scope(), first=date(2026, 10, 1), last=date(2026, 12, 31), today=TODAY)
    return {(fact.referrer_type, fact.repeat): fact.count for fact in facts}


def test_a_no_leaves_the_referral_without_a_trace_of_the_client(store, coach, receive, now):
    stays, goes = receive(), receive(referrer_type="poh_ggz")
    receive(client=goes.client.public_id)  # a repeat: told apart from the referrals, it goes
    traces = (*traces_of(goes), tell_everything(store, coach, goes, now))
    before = i1(store)
    assert {"client", "trajectory", "question"} <= everywhere(store, *traces)  # the search finds what is there
    consents.answer(store, coach, goes.trajectory.public_id, {"registration": False}, now=now)
    gone = consents.strip_client(store, coach, goes.client.public_id, secret=SECRET, now=now)
    assert everywhere(store, *traces) == set()
    assert {goes.client.public_id, goes.trajectory.public_id} <= gone.ids
    assert gone.code_names == {traces[0]}
    left = store.scalars(select(BareReferral)).one()
    assert (left.received_on, left.referrer_type, left.practice_id) == (TODAY, "poh_ggz", stays.referral.practice_id)
    assert {c.name for c in BareReferral.__table__.c if isinstance(c.type, Date | DateTime)} == {"received_on"}
    assert before == {("huisarts", False): 1, ("huisarts", True): 1, ("poh_ggz", False): 1}
    assert i1(store) == {("huisarts", False): 1, ("poh_ggz", False): 1}
    assert store.scalar(select(func.count()).select_from(Client)) == 1
    assert store.scalar(select(func.count()).select_from(ErasedKey)) == 2  # an import of an export brings nobody back


def test_a_mistake_leaves_nothing_and_a_return_by_a_referrer_stays(store, coach, receive, now):
    wrong, back = receive(), receive(received_on=date(2026, 10, 1))
    closings.close(store, coach, wrong.trajectory.public_id, reason="fout", closed_on=TODAY, now=now)
    closings.close(store, coach, back.trajectory.public_id, reason="geen_klik", closed_on=TODAY, now=now)
    receive(client=back.client.public_id, referrer_type="wijkverpl")
    before = i1(store)
    for got in (wrong, back):
        consents.strip_client(store, coach, got.client.public_id, secret=SECRET, now=now)
    assert i1(store) == before == {("huisarts", False): 1, ("wijkverpl", False): 1}


def test_only_who_was_asked_and_did_not_answer_is_waited_for(store, coach, receive, now):
    never, asked, answered = receive(), receive(), receive()
    for got in (asked, answered):
        contacts.log(store, coach, got.trajectory.public_id, "spoken", now=now)
    contacts.log(store, coach, never.trajectory.public_id, "no_answer", now=now)
    consents.answer(store, coach, answered.trajectory.public_id, {"registration": True}, now=now)
    last = said_on(now) + consents.ANSWER_WITHIN
    assert consents.unanswered(store, today=last) == []
    assert consents.unanswered(store, today=last + timedelta(days=1)) == [asked.trajectory]
    assert consents.unanswered(store, today=last, within=timedelta(days=41)) == [asked.trajectory]
    assert consents.may(store, asked.trajectory, "feedback") is None


def test_the_last_answer_counts_and_undoing_the_call_undoes_the_question(store, coach, receive, now):
    walk = receive().trajectory
    call = contacts.log(store, coach, walk.public_id, "spoken", now=now)
    assert walk.consent_asked_on == TODAY
    contacts.undo(store, coach, call.public_id, now=now)
    assert walk.consent_asked_on is None
    assert store.scalars(select(Contact)).all() == []
    for granted in (True, True, False):
        consents.answer(store, coach, walk.public_id, {"feedback": granted}, now=now)
    assert consents.may(store, walk, "feedback") is False
    with pytest.raises(consents.UnknownPurpose):
        consents.answer(store, coach, walk.public_id, {"photos": True}, now=now)


def test_a_question_after_a_later_talk_waits_for_its_answer_too(store, coach, receive, now):
    met, unmet, imported = receive(), receive(), receive()
    imported.trajectory.imported_at = now
    for got in (met, imported):
        sessions.log(store, coach, got.trajectory.public_id, held_on=TODAY, kind="intake", now=now)
    asked = [consents.ask_after_talk(store, coach, got.trajectory.public_id, now=now) for got in (met, unmet, imported)]
    assert [walk.consent_asked_on for walk in asked] == [TODAY, None, None]
    assert list(consents.unanswered(store, today=TODAY + timedelta(days=43))) == [met.trajectory]
    later = now + timedelta(days=1)
    assert consents.not_asked(store, coach, met.trajectory.public_id, now=later).consent_asked_on == TODAY  # too late
    assert consents.not_asked(store, coach, met.trajectory.public_id, now=now).consent_asked_on is None
    contacts.log(store, coach, met.trajectory.public_id, "spoken", now=now)
    assert consents.not_asked(store, coach, met.trajectory.public_id, now=now).consent_asked_on == TODAY  # she was


def test_a_no_to_later_questions_is_a_no_to_the_checks(store, coach, receive, now):
    walk = receive(received_on=date(2026, 8, 1)).trajectory
    choice = participations.choose(store, coach, walk.public_id, category="eten", chosen_on=date(2026, 8, 3), now=now)
    participations.confirm_start(store, coach, choice.public_id, started_on=date(2026, 9, 1), now=now)
    assert walk.next_check_on == date(2026, 12, 1)
    consents.answer(store, coach, walk.public_id, {"follow_up": False}, now=now)
    assert walk.next_check_on is None


def test_what_a_colleague_walks_stays(store, coach, place, receive, now):
    got = receive()
    karim = builders.make_coach(store, place, name="Karim")
    his = builders.make_trajectory(store, karim, place, client=got.client)
    consents.strip_client(store, coach, got.client.public_id, secret=SECRET, now=now)
    assert store.scalars(select(Trajectory)).all() == [his]
    assert store.scalars(select(Client)).all() == [got.client]


def test_three_calls_in_vain_are_counted_until_she_is_spoken():
    assert contacts.calls(["no_answer", "voicemail", "letter", "no_answer"]) == contacts.ENOUGH
    assert contacts.calls(["no_answer", "spoken", "voicemail"]) == 1
