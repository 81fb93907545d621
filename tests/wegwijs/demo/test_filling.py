"""The filled demo, on both databases: its tables hold together and every screen has something real to show."""

import io
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from random import Random
from types import SimpleNamespace

import pypdf
import pytest
from sqlalchemy import func, select

from casework import caseload, due, referrals
from casework.models import Client, Closing, Participation, Question, Referral, Session, Trajectory
from foundation.language.dates import add_months
from foundation.people import people
from foundation.people.models import Account, Municipality, Organisation, Person
from foundation.storage import Store
from monitoring import agreements, capacity, handout, meetings, practices, printouts, quarters, reports
from monitoring.beside import beside
from monitoring.evaluation import outcome as evaluation
from monitoring.periods import Period
from monitoring.process import reporting as process
from monitoring.scopes import scope_for
from monitoring.subscriptions.due import due as to_send
from monitoring.subscriptions.subscribing import mine
from monitoring.suppression import INTERNAL, PUBLIC
from social_map import map_status
from social_map.freshness import DEFAULT
from social_map.models import Listing
from social_map.wishes import calling
from wegwijs.demo.accounts import link_accounts, still_here
from wegwijs.demo.filling import fill
from wegwijs.demo.safety import only_invented

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 20)
NUMBERS = {"Samira": 1001, "Henk": 1002, "Noor": 1003, "Ilse": 1004}
QUARTERS = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]


@pytest.fixture(scope="module", params=["sqlite"])  # the demo has a file of its own
def demo(request, houses):
    """A filled demo in a transaction that is rolled back."""
    with Store(houses(request.param).shared().writer, chance=Random(3)) as store:
        store.begin()
        filled = fill(store, chance=Random(7), today=TODAY, now=NOW)
        link_accounts(store, "telegram", NUMBERS, NOW)
        yield SimpleNamespace(store=store, filled=filled)
        store.rollback()


def who(demo, name, today=TODAY):
    return people.who(demo.store, "telegram", NUMBERS[name], today=today)


def report(demo, noor, period, municipality=None):
    scope = scope_for(demo.store, noor, municipality)
    return reports.report(demo.store, scope, Period.read(period), now=NOW, rule=None).figures


def count(demo, table, *conditions):
    return demo.store.scalar(select(func.count()).select_from(table).where(*conditions))


def test_there_is_a_region(demo):
    assert demo.filled.listings == count(demo, Listing) == 520
    assert 1450 <= demo.filled.trajectories == count(demo, Trajectory) <= 1700
    assert count(demo, Municipality) == 9
    kinds = Counter(demo.store.scalars(select(Organisation.kind)))
    assert (kinds["welfare"], kinds["practice"], kinds["municipality"]) == (4, 14, 1)
    assert count(demo, Person) == 15


def test_everything_is_marked_as_invented(demo):
    assert only_invented(demo.store)
    assert count(demo, Listing, Listing.invented.is_(False)) == 0


@pytest.mark.parametrize("table", [Organisation, Person, Client, Trajectory])
def test_control_one_real_row_is_seen(demo, table):
    row = demo.store.scalars(select(table).limit(1)).one()
    row.invented = False
    demo.store.flush()
    assert not only_invented(demo.store)
    row.invented = True
    demo.store.flush()


def test_nothing_happened_after_today(demo):
    days = [Referral.received_on, Session.held_on, Participation.started_on, Participation.stopped_on,
            Closing.closed_on, Closing.reopened_on]  # fmt: skip
    assert all(demo.store.scalar(select(func.max(day))) <= TODAY for day in days)
    moments = [Referral.logged_at, Session.logged_at, Question.asked_at, Question.settled_at]
    assert all(demo.store.scalar(select(func.max(moment))) <= NOW for moment in moments)


def test_code_names_follow_the_rules(demo):
    """A coach has no two clients with one word; the database itself keeps names unique in an organisation."""
    walks = select(Trajectory.coach_id, Client.code_word, Client.id).join(Client, Client.id == Trajectory.client_id)
    words = Counter((coach, word) for coach, word, _ in demo.store.execute(walks.distinct()))
    assert max(words.values()) == 1


def test_most_choices_are_real_listings_nearby(demo):
    near = select(func.count()).select_from(Participation).join(Listing, Listing.id == Participation.listing_id)
    near = near.join(Trajectory, Trajectory.id == Participation.trajectory_id)
    here = demo.store.scalar(near.where(Listing.municipality_id == Trajectory.municipality_id))
    assert here > 0.7 * count(demo, Participation)


def test_the_clock_asks_nobody_but_samira_when_the_demo_opens(demo):
    asked = due.due_checks(demo.store, due.day_of(NOW)) + due.due_starts(demo.store, due.day_of(NOW))
    assert [(each.asked_of, each.kind) for each in asked] == [(demo.filled.coach, "start")]


def test_samira_has_something_of_everything(demo):
    samira = who(demo, "Samira")
    day = caseload.overview(demo.store, samira, today=TODAY)
    assert [len(day.appointments), len(day.waiting), len(day.checks)] == [1, 2, 1]
    lines = caseload.lines(demo.store, samira, today=TODAY)
    assert 13 <= len(lines) <= 15
    assert {line.status for line in lines} >= {
        "aangemeld",
        "wacht_op_intake",
        "in_gesprek",
        "gekozen",
        "gestart",
        "in_opvolging",
    }
    assert len(caseload.lines(demo.store, samira, today=TODAY, closed=True)) >= 3


def test_moving_the_clock_asks_samira_little(demo):
    samira = Trajectory.coach_id == demo.filled.coach
    for after, until in ((TODAY, add_months(TODAY, 3)), (add_months(TODAY, 3), add_months(TODAY, 6))):
        soon = count(demo, Trajectory, samira, Trajectory.next_check_on > after, Trajectory.next_check_on <= until)
        assert soon <= 2
    assert count(demo, Trajectory, samira, Trajectory.next_check_on.is_not(None)) >= 2


def test_henk_has_activities_of_which_one_needs_a_look(demo):
    assert who(demo, "Henk").has("provider")
    his = demo.store.scalars(select(Listing).where(Listing.owner_person_id == demo.filled.provider)).all()
    assert 3 <= len(his) <= 5
    assert {each.organisation_id for each in his} == set(who(demo, "Henk").organisations("provider"))
    old = [each for each in his if each.last_confirmed_on <= TODAY - timedelta(days=DEFAULT.rhythm_days)]
    assert len(old) == 1


def test_noor_and_ilse_speak_for_nine_municipalities(demo):
    assert len(who(demo, "Noor").municipalities("regisseur")) == 9
    assert len(who(demo, "Ilse").municipalities("editor")) == 9


def test_the_map_is_as_uneven_as_a_real_one(demo):
    ages = [TODAY - day for day in demo.store.scalars(select(Listing.last_confirmed_on)) if day]
    assert sum(age < timedelta(days=60) for age in ages) > 50
    assert sum(age > timedelta(days=180) for age in ages) > 50
    assert min(ages) >= timedelta(0)
    standing = Counter(demo.store.execute(select(Listing.status, Listing.capacity)).all())
    assert standing["paused", "open"] >= 2
    assert standing["active", "vol"] >= 5
    assert standing["active", "wachtlijst"] >= 5


@pytest.mark.parametrize("quarter", QUARTERS)
def test_no_quarter_is_empty_where_something_should_be(demo, quarter):
    figures = report(demo, who(demo, "Noor"), quarter)
    assert figures["referrals"]["total"] >= 100
    assert figures["referrals"]["from_primary_care"] < figures["referrals"]["total"]
    assert figures["supported_clients"]["clients"] >= 150
    assert figures["sessions"]["held"] > 10 * figures["sessions"]["no_show"] > 0
    assert 40 <= figures["sessions"]["mean_minutes"] <= 60
    assert figures["sessions"]["without_minutes"] > 0
    assert figures["closed"]["total"] > figures["closed"]["with_session"] >= 50
    assert 3.5 <= figures["sessions_per_trajectory"]["mean"] <= 5.6
    assert len(figures["chosen"]["by_category"]) >= 8
    assert figures["participants"]["active"] > figures["participants"]["new"] > 30
    for months in ("after_3_months", "after_6_months"):
        known = figures[months]["n"] - figures[months]["unknown"] - figures[months]["open"]
        assert figures[months]["n"] >= 8  # of the first quarter, few began half a year before
        assert 0.4 <= figures[months]["yes"] / known <= 0.9
    assert figures["dropped_out"]["total"] > 5
    assert figures["lost_before_intake"]["total"] > 0
    assert figures["lost_in_trajectory"]["total"] > 5
    assert 0.35 <= figures["completed"]["total"] / figures["closed"]["total"] <= 0.75
    assert figures["waiting"]["on_last_day"] > 5
    assert figures["variants"]["itself"] > figures["variants"]["other"] > 5
    assert figures["fitting"]["known"] > figures["fitting"]["fitting"] > 5
    assert len(figures["icpc"]["by_group"]) > 1
    assert figures["paused"]["on_last_day"] > 0
    if quarter > "2025-Q1":  # of the first quarter, few began half a year before
        assert figures["six_months_plus"]["answered"] >= figures["six_months_plus"]["joy"] > 0


def test_what_is_logged_in_the_demo_is_invented_and_counted(demo):
    samira, noor = who(demo, "Samira"), who(demo, "Noor")
    before = report(demo, noor, "2026-Q4")["referrals"]["total"]
    received = referrals.receive(
        demo.store, samira, organisation_id=samira.organisations("coach")[0],
        municipality_id=min(samira.municipalities("coach")), practice_id=None, referrer_type="huisarts",
        received_on=TODAY, now=NOW,
    )  # fmt: skip
    assert received.client.invented
    assert received.trajectory.invented
    assert report(demo, noor, "2026-Q4")["referrals"]["total"] == before + 1
    referrals.undo(demo.store, samira, received.referral.public_id, now=NOW)


def test_one_organisation_has_a_waiting_list_that_shows(demo):
    figures = report(demo, who(demo, "Noor"), "2026", "Waalwijk")
    assert figures["waiting"]["over_92_days"] > 0
    assert figures["lost_before_intake"]["by_reason"]["wachttijd"] >= 3


def test_accounts_can_be_linked_anew(demo):
    link_accounts(demo.store, "telegram", NUMBERS, NOW)
    assert count(demo, Account) == 4
    with pytest.raises(KeyError):
        link_accounts(demo.store, "telegram", {"Nobody": 5}, NOW)


def test_a_leap_of_the_clock_takes_nobody_her_work(demo):
    later = NOW + timedelta(days=100)
    people.seen(demo.store, who(demo, "Samira"), now=NOW)
    demo.store.flush()
    assert not who(demo, "Samira", today=later.date()).has("coach")  # the control: she would have lapsed
    still_here(demo.store, later)
    assert who(demo, "Samira", today=later.date()).has("coach")


def test_something_is_missing_and_five_times_is_enough_to_ask(demo):
    figures = report(demo, who(demo, "Noor"), "2026-Q4")["wishes"]
    assert figures["total"] == figures["without_supply"] >= 12
    wanted = {asked.subject for asked in calling.wanted(demo.store, TODAY)}
    assert {"schaken", "zwemmen"} <= wanted
    status = map_status.of(demo.store, TODAY)
    assert [each["concept"] for each in status["searched_in_vain"]] == ["schaken", "zwemmen"]


def test_the_regisseur_meets_something_of_everything(demo):
    store, noor = demo.store, who(demo, "Noor")
    here, period = scope_for(store, noor, "Tilburg"), Period.read("2026-K3")
    (tilburg,) = here.municipality_ids
    made, open_to_all = (reports.report(store, here, period, now=NOW, rule=rule) for rule in (INTERNAL, PUBLIC))
    told, public = (beside(store, each, now=NOW) for each in (made, open_to_all))
    assert [len(each) for each in (told.stories, told.successes, told.bottlenecks, told.notes)] == [4, 2, 3, 1]
    assert [len(each) for each in (public.stories, public.successes, public.bottlenecks)] == [2, 0, 0]
    assert (told.signals, told.practices) == ((), ())  # of today, so not beside a quarter that is over for long
    now_on = beside(store, reports.report(store, here, Period.read("2026-K4"), now=NOW, rule=INTERNAL), now=NOW)
    assert "Met 1 praktijk is het overleg te lang geleden." in now_on.signals
    assert [one.name for one in now_on.practices if "te lang" in one.met] == ["Zuiderwaag"]
    half = beside(store, reports.report(store, here, Period.read("2026-H1"), now=NOW, rule=INTERNAL), now=NOW)
    assert len(half.answers) == 2
    assert (public.signals, public.practices, public.answers, public.missing) == ((), (), (), "")
    answered = process.for_report(store, here, Period.read("2026-H1"), now=NOW, rule=INTERNAL)[0]
    assert sorted(answered.counts) == ["referring", "reporting"]
    assert len(answered.remarks) == 3
    scored = evaluation.outcome(store, [tilburg], 2026, today=TODAY, invented=True)
    assert len(scored.means) == len(scored.before) == 5
    year = quarters.last_four(store, here, tilburg, now=NOW)
    assert capacity.gauge(store, year, today=TODAY).fits
    stands = {one.stands for one in practices.every(store, year, today=TODAY)}
    assert {"below", "within"} <= stands
    agreed = agreements.of_municipality(store, tilburg)
    assert {one.late(TODAY) for one in agreed} == {True, False}
    assert len(printouts.supplied(store, here, tilburg, now=NOW)) == 4
    assert len(mine(store, noor)) == 1
    sheet = handout.as_pdf(meetings.pack(store, here, tilburg, period, now=NOW), today=TODAY)
    (page,) = [" ".join(each.extract_text().split()) for each in pypdf.PdfReader(io.BytesIO(sheet)).pages]
    for part in (
        "Voor het overleg",
        "Met 1 praktijk is het overleg te lang geleden.",
        "te laat",
        "Een verhaal",
        "Intern",
    ):
        assert part in page
    assert "zaterdag open" not in page  # what was settled is not to be done
    assert not [*to_send(store, now=NOW)]  # by itself from the next quarter on
