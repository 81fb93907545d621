"""Clients are kept for a term after closing; then their referrals stay, by quarter, and nothing else (DOMAIN §4.4)."""

import json
import os
import zipfile
from datetime import date, timedelta

from sqlalchemy import delete, select

from casework import closings, corrections, terms
from casework.models import BareReferral, Closing, Erasure, Trajectory
from casework.rights import holds
from casework.terms import Terms
from foundation.people.who import SYSTEM
from foundation.storage import Database
from monitoring import reports
from monitoring.breakdowns import TABLES, breakdowns
from monitoring.facts.snapshots import snapshot
from monitoring.periods import Period
from monitoring.scope import Scope
from monitoring.scopes import places_within
from tests.casework import builders
from tests.casework.test_consents import SECRET, TODAY, everywhere, traces_of
from wegwijs import checks
from wegwijs.cli.front import run
from wegwijs.settings import Settings

LONG_AGO, LAST_YEAR = date(2024, 11, 19), date(2025, 11, 19)  # a day more than the terms


def closed(store, coach, receive, now, *, on, met, **facts):
    got = receive(received_on=on - timedelta(days=60), **facts)
    if met:
        builders.make_session(store, got.trajectory, held_on=on - timedelta(days=30))
    told = now - timedelta(days=91)
    closings.close(store, coach, got.trajectory.public_id, reason="geen_klik", closed_on=on, now=told)
    return got


def test_who_was_closed_long_ago_goes_and_still_counts_in_her_quarter(store, coach, receive, now):
    goes = closed(store, coach, receive, now, on=LONG_AGO, met=True)
    unmet = closed(store, coach, receive, now, on=LAST_YEAR, met=False, referrer_type="zelf")
    stays = [
        closed(store, coach, receive, now, on=LONG_AGO + timedelta(days=1), met=True),
        closed(store, coach, receive, now, on=LAST_YEAR, met=True), receive(received_on=LONG_AGO),
    ]  # fmt: skip
    imported = closed(store, coach, receive, now, on=LONG_AGO, met=True)
    imported.trajectory.imported_at = now - timedelta(days=89)
    back = closed(store, coach, receive, now, on=LONG_AGO, met=True)
    closings.reopen(store, coach, back.trajectory.public_id, reopened_on=LONG_AGO + timedelta(days=9), now=now)
    store.flush()
    here, traces = coach.members[0].organisation_id, (*traces_of(goes), *traces_of(unmet))
    assert terms.outlook(store, here, Terms(), now=now) == terms.Outlook(now=2, soon=2, held=0, asleep=2)
    assert {"trajectory", "client", "referral"} <= everywhere(store, *traces)
    gone = terms.end(store, Terms(), secret=SECRET, now=now)
    assert {goes.client.public_id, unmet.client.public_id} <= gone.ids
    assert everywhere(store, *traces) == set()
    left = {got.trajectory.id for got in (*stays, imported, back)}
    assert set(store.scalars(select(Trajectory.id))) == left
    kept = store.execute(select(BareReferral.received_on, BareReferral.referrer_type)).all()
    assert set(kept) == {(date(2024, 7, 1), "huisarts"), (date(2025, 7, 1), "zelf")}
    line = store.scalars(select(Erasure)).one()
    assert (line.why, line.trajectories, line.asked_by, line.confirmed_by) == ("retention", 2, None, None)
    assert terms.erased(store, here, TODAY, TODAY) == 2
    assert terms.end(store, Terms(), secret=SECRET, now=now) is None


def test_who_took_part_is_kept_as_long_as_who_was_met(store, coach, receive, now):
    """Her check after six months may still have to come, where she began long after the closing."""
    got = closed(store, coach, receive, now, on=LAST_YEAR, met=False)
    choice = builders.make_participation(store, got.trajectory, started_on=LAST_YEAR + timedelta(days=200))
    assert terms.end(store, Terms(), secret=SECRET, now=now) is None
    choice.started_on = None
    assert terms.end(store, Terms(), secret=SECRET, now=now) is not None


def test_a_day_long_ago_that_was_just_typed_erases_nobody_yet(store, coach, receive, now):
    typed, mended = (closed(store, coach, receive, now, on=LONG_AGO, met=True) for _ in range(2))
    ends = {got.trajectory.id: store.scalars(select(Closing).filter_by(trajectory_id=got.trajectory.id)).one()
            for got in (typed, mended)}  # fmt: skip
    ends[typed.trajectory.id].logged_at = now - timedelta(days=89)
    mended_at, there = now - timedelta(days=89), ends[mended.trajectory.id]
    there.closed_on = date(2026, 8, 1)
    corrections.change(store, coach, "closing", there.public_id, {"closed_on": LONG_AGO}, now=mended_at)
    assert terms.end(store, Terms(), secret=SECRET, now=now) is None
    assert terms.outlook(store, coach.members[0].organisation_id, Terms(), now=now).soon == 2
    assert terms.end(store, Terms(), secret=SECRET, now=now + timedelta(days=2)) is not None


def test_what_must_be_kept_outlives_its_term(store, coach, receive, now):
    got = closed(store, coach, receive, now, on=LONG_AGO, met=True)
    again = builders.make_trajectory(store, coach, builders.make_organisation(store, "Elders"))
    holds.place(store, coach, got.trajectory, "wmo", asked_by=coach.person_id, now=now)
    assert terms.end(store, Terms(), secret=SECRET, now=now) is None
    assert terms.outlook(store, coach.members[0].organisation_id, Terms(), now=now).held == 1
    holds.lift(store, coach, got.trajectory, now=now)
    assert terms.end(store, Terms(), secret=SECRET, now=now) is not None
    assert store.scalars(select(Trajectory)).all() == [again]


def test_who_runs_wegwijs_sees_what_would_go_and_makes_a_file(database_url, tmp_path, monkeypatch, capfd, now):
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", database_url)
    monkeypatch.setenv("WEGWIJS_SECRET_FILE", str(tmp_path / "secret"))
    monkeypatch.setenv("WEGWIJS_NOW", now.isoformat())
    database = Database(database_url)
    with database.writing() as store:
        place = builders.make_organisation(store)
        walk = builders.make_trajectory(store, None, place)
        store.add(Closing(**of(store, walk), reason="geen_klik", closed_on=LONG_AGO, logged_at=builders.LOGGED))
    database.close()
    assert run(["casework", "retention", "--json"]) == 0
    said = json.loads(capfd.readouterr().out)
    assert (said["now"], said["soon"], said["months"], said["organisation"]) == (1, 0, 24, "Welzijn Midden")
    monkeypatch.setenv("WEGWIJS_RETENTION_MONTHS", "60")
    monkeypatch.setenv("WEGWIJS_RETENTION_MONTHS_UNMET", "60")
    assert run(["casework", "retention"]) == 0
    assert "Nu te wissen: 0." in capfd.readouterr().out
    file = tmp_path / "hers.zip"
    assert [run(["casework", "insight", name, str(file)]) for name in ("Kievit-28", "Kievit-27", "Kievit-27")] == [
        1,
        0,
        1,
    ]
    assert file.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(file) as packed:
        assert json.loads(packed.read("gegevens.json"))["log"][-1]["verb"] == "insight.fetch"


def of(store, walk):
    return {"public_id": store.new_public_id(), "organisation_id": walk.organisation_id, "trajectory_id": walk.id}


def test_what_counts_in_a_year_that_is_not_frozen_yet_stays():
    year = Period(2025, "", 1)
    assert year.last + terms.FROZEN_AFTER == year.freezes_on
    assert Terms().days(year.freezes_on)[1] == date(2025, 1, 1)
    assert Terms().days(year.freezes_on + timedelta(days=1))[1] == date(2025, 2, 12)
    assert Terms().days(TODAY) == (date(2024, 11, 20), date(2025, 11, 20))


def test_frozen_figures_stay_and_what_went_is_no_revision(store, coach, receive, now):
    closed(store, coach, receive, now, on=LONG_AGO, met=True)
    (scope,), period = places_within(store, Scope()), Period(2024, "Q", 4)
    reports.freeze(store, SYSTEM, scope, period, now=now - timedelta(days=300))
    before = reports.report(store, scope, period, now=now, rule=None)
    tables = breakdowns(store, scope, period, TABLES, now=now, rule=None)
    counts = [table.rows[0].figures["closed"] for table in tables]
    assert [before.figures["closed"]["total"], *counts] == [1] * (1 + len(TABLES))
    terms.end(store, Terms(), secret=SECRET, now=now)
    after = reports.report(store, scope, period, now=now, rule=None)
    assert (after.figures, after.revised) == (before.figures, None)
    assert [each.rows for each in breakdowns(store, scope, period, TABLES, now=now, rule=None)] == [
        each.rows for each in tables
    ]
    kept = snapshot(store, scope, period)
    kept.tables, frozen = None, kept.tables  # another control: as it was frozen when no tables were kept
    assert all(each.erased for each in breakdowns(store, scope, period, TABLES, now=now, rule=None))
    kept.tables = frozen
    store.execute(delete(Erasure))  # the control: without its line it would look as if nobody was closed then
    assert reports.report(store, scope, period, now=now, rule=None).revised["closed"]["total"] == 0
    assert not any(each.rows for each in breakdowns(store, scope, period, TABLES, now=now, rule=None))  # revised too


def test_doctor_names_old_copies_in_which_the_erased_still_are(tmp_path, now):
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'w.db'}")
    made = {name: tmp_path / f"w.db.0016-{name}.backup" for name in ("old", "new")}
    for days, file in zip((31, 29), made.values(), strict=True):
        file.touch()
        moment = (now - timedelta(days=days)).timestamp()
        os.utime(file, (moment, moment))
    found = checks.copies(settings, now=now)
    assert (found.good, found.facts["files"]) == (False, [str(made["old"])])
    made["old"].unlink()
    assert checks.copies(settings, now=now).good
