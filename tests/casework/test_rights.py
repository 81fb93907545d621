"""Two people erase, records that must be kept stay, and a file holds everything (DOMAIN §4.4, §4.5)."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from casework import access, consents, rights
from casework.belonging import belonging_to
from casework.code_names import CodeName
from casework.erasing import HeldByLaw
from casework.models import BareReferral, Client, Erasure, InsightLink, LegalHold, Trajectory
from casework.rights import holds, links, refusals
from casework.rights.insights import LEFT_OUT
from dialogue.models import Draft
from dialogue.rights import traces
from dialogue.rights.file import UNREAD
from foundation.audit import AuditEntry
from foundation.people.models import Membership, Organisation
from foundation.people.who import Member, Who
from foundation.refusals import NotFound
from foundation.storage import Table
from foundation.words import labels
from tests.casework import builders
from tests.casework.test_consents import SECRET, TODAY, everywhere, tell_everything, traces_of


@pytest.fixture
def member(store, place, now):
    """Somebody with a role here, also in the database: who decides is looked up there."""

    def made(role, name, here=place):
        person = builders.make_person(store, name)
        builders._add(
            store,
            Membership(
                public_id=store.new_public_id(), person_id=person.id, organisation_id=here.id, role=role,
                from_on=date(2026, 1, 1), confirmed_at=now,
            ),
        )  # fmt: skip
        return Who(person_id=person.id, name=name, members=(Member(1, role, here.id, here.name),))

    return made


@pytest.fixture
def carla(member):
    return member("coordinator", "Carla")


@pytest.fixture
def left(store, coach, place):
    """A trajectory of a coach who does not work here any more: she has no membership in the database."""
    return builders.make_trajectory(store, coach, place)


def _place(store, who):
    return store.get_one(Organisation, who.members[0].organisation_id)


def test_two_people_erase_and_no_trace_is_left(store, member, carla, receive, now):
    samira, karim = member("coach", "Samira"), member("coach", "Karim")
    stays, goes = receive(samira), receive(samira)
    his = builders.make_trajectory(store, karim, _place(store, carla), client=goes.client)
    traces = (*traces_of(goes), his.public_id, tell_everything(store, samira, goes, now))
    asked = rights.ask(store, samira, goes.client.public_id, "erase", now=now)
    assert rights.ask(store, samira, goes.client.public_id, "erase", now=now) is asked
    assert {"client", "trajectory", "question"} <= everywhere(store, *traces)
    for who in (karim, member("coordinator", "Anders", builders.make_organisation(store, "Elders"))):
        with pytest.raises(NotFound):
            rights.answer(store, who, asked.public_id, agrees=True, secret=SECRET, now=now)
    assert [row for row, _ in rights.waiting(store, carla, now=now)] == [asked]
    about = asked.public_id
    done = rights.answer(store, carla, about, agrees=True, secret=SECRET, now=now)
    assert everywhere(store, *traces) == set()
    assert (done.code_name, done.gone.code_names, done.colleagues) == (traces[0], {traces[0]}, ("Karim",))
    assert {samira.person_id, karim.person_id, carla.person_id} <= done.gone.coaches
    left = store.scalars(select(Erasure)).one()
    assert (left.asked_by, left.confirmed_by, left.trajectories) == (samira.person_id, carla.person_id, 2)
    assert store.scalars(select(Client)).all() == [stays.client]
    assert store.scalar(select(func.count()).select_from(BareReferral)) == 0
    with pytest.raises(NotFound):
        rights.answer(store, carla, about, agrees=True, secret=SECRET, now=now)


def test_nobody_decides_on_her_own_request_and_an_old_one_is_over(store, left, member, carla, now):
    walk = left
    client = rights.named(store, carla, CodeName("kievit", 27), now=now).public_id
    asked = rights.ask(store, carla, client, "erase", now=now)
    with pytest.raises(refusals.NotByYourself):
        rights.answer(store, carla, asked.public_id, agrees=True, secret=SECRET, now=now)
    ada = member("admin", "Ada")
    with pytest.raises(refusals.RequestOver):
        rights.answer(store, ada, asked.public_id, agrees=True, secret=SECRET, now=now + timedelta(days=15))
    assert not rights.answer(store, ada, asked.public_id, agrees=False, secret=SECRET, now=now).agreed
    assert store.scalars(select(Trajectory)).all() == [walk]


def test_whom_a_coach_walks_with_is_the_coachs_to_ask(store, member, carla, receive, now):
    got = receive(member("coach", "Samira"))
    name = CodeName(got.client.code_word, got.client.code_number)
    with pytest.raises(refusals.CoachIsThere):
        rights.named(store, carla, name, now=now)
    with pytest.raises(NotFound):
        rights.ask(store, carla, got.client.public_id, "insight", now=now)
    ada = member("admin", "Ada")
    with pytest.raises(NotFound):
        rights.ask(store, ada, got.client.public_id, "insight", now=now)
    assert rights.named(store, ada, name, now=now, keeping=True) == got.client


def test_what_must_be_kept_is_erased_by_nobody(store, member, carla, receive, now):
    coach = member("coach", "Samira")
    got = receive(coach)
    client, walk = got.client.public_id, got.trajectory
    walk_id, walk.consent_asked_on = walk.id, TODAY - timedelta(days=60)
    before = rights.ask(store, coach, client, "erase", now=now)
    asked = rights.ask(store, coach, client, "hold", reason="klacht", now=now)
    assert consents.unanswered(store, today=TODAY) == [walk]
    rights.answer(store, carla, asked.public_id, agrees=True, secret=SECRET, now=now)
    assert consents.unanswered(store, today=TODAY) == []
    with pytest.raises(HeldByLaw), store.attempt(before, undone_by=HeldByLaw):
        rights.answer(store, carla, before.public_id, agrees=True, secret=SECRET, now=now)
    assert before.answer is None  # what was asked before it waits still
    with pytest.raises(HeldByLaw):
        rights.ask(store, coach, client, "erase", now=now)
    with pytest.raises(HeldByLaw):
        consents.strip_client(store, coach, client, secret=SECRET, now=now)
    assert store.scalars(select(Trajectory.id)).all() == [walk_id]
    released = rights.ask(store, member("admin", "Ada"), client, "release", now=now)
    assert released.answer == "confirmed"
    hold = store.scalars(select(LegalHold)).one()
    assert (hold.reason, hold.lifted_at) == ("klacht", now)
    rights.answer(
        store, carla, rights.ask(store, coach, client, "erase", now=now).public_id, agrees=True, secret=SECRET, now=now
    )
    assert store.scalars(select(Trajectory)).all() == []


def test_a_yes_to_an_end_of_keeping_ends_no_keeping_that_began_later(store, member, receive, now):
    coach, carla, ada = member("coach", "Samira"), member("coordinator", "Carla"), member("admin", "Ada")
    walk = receive(coach).trajectory
    rights.ask(store, ada, (client := access.client_of(store, walk).public_id), "hold", reason="klacht", now=now)
    asked = rights.ask(store, coach, client, "release", now=now)
    holds.lift(store, ada, walk, now=now)
    again = holds.place(store, ada, walk, "rechtszaak", asked_by=ada.person_id, now=now + timedelta(days=1))
    with pytest.raises(refusals.RequestOver):
        rights.answer(store, carla, asked.public_id, agrees=True, secret=SECRET, now=now + timedelta(days=2))
    assert again.lifted_at is None


def test_an_admin_keeps_at_once_what_a_coach_asked_to_keep(store, member, receive, now):
    coach, ada = member("coach", "Samira"), member("admin", "Ada")
    client = receive(coach).client.public_id
    waits = rights.ask(store, coach, client, "hold", reason="klacht", now=now)
    assert rights.ask(store, coach, client, "hold", reason="wmo", now=now).answer is None
    done = rights.ask(store, ada, client, "hold", reason="klacht", now=now)
    assert (done.id, done.answer, done.answered_by) == (waits.id, "confirmed", ada.person_id)
    with pytest.raises(HeldByLaw):
        rights.ask(store, coach, client, "erase", now=now)


def test_a_file_holds_every_table_of_hers_and_is_fetched_once(store, member, receive, now):
    samira = member("coach", "Samira")
    got = receive(samira)
    tell_everything(store, samira, got, now)
    token = links.make_own(store, samira, got.client.public_id, now=now)
    held = {row.name for row in belonging_to(Trajectory) if store.execute(select(row)).first() is not None}
    fetched = links.fetch(store, token, now=now)
    insight = fetched.insight
    assert {"client", "trajectory", *held} == set(insight.tables)
    assert insight.tables["client"][0]["code_word"] == got.client.code_word
    assert insight.tables["session"][0]["logged_by"] == "Samira"
    assert {"session.log", "consent.answer", "insight.fetch"} <= {line.verb for line in insight.log}
    with pytest.raises(links.InsightOver):
        links.fetch(store, token, now=now)
    late = links.make_own(store, samira, got.client.public_id, now=now)
    with pytest.raises(links.InsightOver):
        links.fetch(store, late, now=now + timedelta(minutes=15))
    store.scalars(select(Membership).where(Membership.person_id == samira.person_id)).one().until_on = date(2026, 1, 2)
    with pytest.raises(links.InsightOver):
        links.fetch(store, late, now=now)
    with pytest.raises(links.InsightUnknown):
        links.fetch(store, "x" * 32, now=now)
    assert token not in str(store.execute(select(InsightLink.__table__)).all())


def test_after_a_coach_left_a_file_takes_two_people(store, left, member, carla, now):
    client = store.get_one(Client, left.client_id).public_id
    with pytest.raises(NotFound):
        links.make_own(store, carla, client, now=now)
    asked = rights.ask(store, carla, client, "insight", now=now)
    with pytest.raises(refusals.RequestOver):
        links.make_agreed(store, carla, asked.public_id, now=now)
    ada = member("admin", "Ada")
    rights.answer(store, ada, asked.public_id, agrees=True, secret=SECRET, now=now)
    with pytest.raises(NotFound):
        links.make_agreed(store, ada, asked.public_id, now=now)
    fetched = links.fetch(store, links.make_agreed(store, carla, asked.public_id, now=now), now=now)
    assert (fetched.made_for, fetched.insight.elsewhere) == ("Carla", 0)
    seen = select(AuditEntry.verb).where(AuditEntry.person_id == carla.person_id)
    assert "insight.fetch" in store.scalars(seen).all()


def test_a_link_ends_when_the_client_goes_to_a_colleague_and_an_agreed_one_when_a_coach_walks_again(
    store, left, member, receive, now
):
    carla = member("coordinator", "Carla")
    samira, karim = member("coach", "Samira"), member("coach", "Karim")
    got = receive(samira)
    builders.make_trajectory(store, karim, _place(store, carla), client=got.client)
    token = links.make_own(store, samira, got.client.public_id, now=now)
    links.look(store, token, now=now)
    for coach_id in (karim.person_id, None):  # handed over, back in the queue: all that Karim has would be in it
        got.trajectory.coach_id = coach_id
        with pytest.raises(links.InsightOver):
            links.fetch(store, token, now=now)
    client = store.get_one(Client, left.client_id).public_id
    asked, again = rights.ask(store, carla, client, "insight", now=now).public_id, member("admin", "Ada")
    rights.answer(store, again, asked, agrees=True, secret=SECRET, now=now)
    token = links.make_agreed(store, carla, asked, now=now)
    left.coach_id = karim.person_id
    with pytest.raises(links.InsightOver):
        links.fetch(store, token, now=now)
    with pytest.raises(refusals.RequestOver):
        links.make_agreed(store, carla, asked, now=now)


def test_a_file_holds_no_form_of_a_colleague_and_of_a_form_about_two_clients_only_that_it_was(
    store, member, receive, now
):
    samira, karim = member("coach", "Samira"), member("coach", "Karim")
    got, other = receive(samira), receive(samira)
    builders.make_trajectory(store, karim, store.get_one(Organisation, got.client.organisation_id), client=got.client)
    hers, his = got.client.public_id, other.client.public_id
    for who, act, answers in (
        (samira, "session", {"client": hers, "minutes": 45}),
        (karim, "match", {"client": hers, "mobility": "rolstoel"}),
        (samira, "session", {"several": [{"client": hers}, {"client": his, "minutes": 60}]}),
        (samira, "merge", {"client": hers, "known": other.client.code_name}),
    ):
        draft = Draft(
            public_id=store.new_public_id(), channel="telegram", account=1, chat=1, act=act, person_id=who.person_id,
            answers=answers, asked=[], state="done", made_at=now, updated_at=now,
        )  # fmt: skip
        store.add(draft)
    fetched = links.fetch(store, links.make_own(store, samira, hers, now=now), now=now)
    found = [(form["form"], form["answers"]) for form in traces.forms(store, fetched.insight)]
    assert found == [("session", {"client": hers, "minutes": 45}), ("session", {}), ("merge", {})]
    assert [form["form"] for form in traces.forms(store, links.gathered(store, got.client))][1] == "match"


def test_every_table_and_column_of_hers_has_a_word_that_she_can_read():
    words = labels("casework")["insight"]
    tables = [Table.metadata.tables[name] for name in ("client", "trajectory")]
    tables += [*belonging_to(Client), *belonging_to(Trajectory)]
    assert {table.name for table in tables} <= set(words["tables"])
    assert {column.name for table in tables for column in table.columns} - LEFT_OUT - UNREAD <= set(words["columns"])
