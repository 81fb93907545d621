"""A server's clock that jumps ahead ends no term: it is told once, and goes on when somebody says that it is right."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from casework.models import Trajectory
from dialogue import erasing_clock
from dialogue.duties.end_terms import DUTY
from dialogue.duty import perform
from dialogue.standing import standing
from dialogue.talk import Tools
from foundation import alerts
from foundation.storage import Database
from social_map.search import Searcher
from tests.security.town import build
from wegwijs.cli.front import run

TOOLS = Tools(searcher=Searcher(), secret=b"s" * 32)
SOON = datetime(2026, 12, 1, 9, tzinfo=UTC)
JUMPED = datetime(2028, 12, 1, 9, tzinfo=UTC)  # two years further everything closed is past its term


def tick(store, now, tools=TOOLS):
    return perform(store, DUTY, tools, now=now)


def test_after_a_jump_nothing_goes_until_it_is_confirmed(store):
    town = build(store)

    def there():
        return town.ids["closed"] in set(store.scalars(select(Trajectory.public_id)))

    assert tick(store, SOON) == 0
    for hour in range(3):  # said once, and an hour later nothing is forgotten
        assert tick(store, JUMPED + timedelta(hours=hour)) == 0
    assert there()
    assert [(a.kind, a.times) for a in alerts.since(store, SOON)] == [("clock_jumped", 1)]
    assert standing(store, now=JUMPED).erasing_stopped
    assert tick(store, SOON + timedelta(hours=2)) == 0  # the clock was set right
    assert not standing(store, now=SOON).erasing_stopped
    assert tick(store, JUMPED) == 0
    assert erasing_clock.confirm(store, now=JUMPED)
    assert not erasing_clock.confirm(store, now=JUMPED)
    assert tick(store, JUMPED + timedelta(hours=1)) > 0
    assert not there()


def test_control_a_clock_that_is_believed_would_have_erased(store):
    build(store)
    tick(store, SOON)
    leaps = Tools(searcher=TOOLS.searcher, secret=TOOLS.secret, clock_leaps=True)
    assert tick(store, JUMPED, leaps) > 0


def test_a_month_that_nobody_looked_and_the_first_tick_after_an_upgrade(store):
    build(store)
    assert tick(store, SOON) == 0
    store.delete(store.get(erasing_clock.Beat, erasing_clock.SURE))  # as before this was noted
    store.flush()
    assert tick(store, JUMPED) == 0
    assert tick(store, JUMPED + timedelta(hours=1)) == 0


def test_who_runs_wegwijs_reads_it_and_confirms(database_url, tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", database_url)
    monkeypatch.setenv("WEGWIJS_SECRET_FILE", str(tmp_path / "secret"))
    monkeypatch.setenv("WEGWIJS_NOW", JUMPED.isoformat())
    database = Database(database_url)
    for now in (SOON, JUMPED):
        with database.writing() as store:
            tick(store, now)
    database.close()
    assert run(["status"]) == 0
    assert "retention --confirm" in capfd.readouterr().out
    for said in ("mag weer wissen", "stond niet stil"):
        assert run(["casework", "retention", "--confirm"]) == 0
        assert said in capfd.readouterr().out
    assert run(["status"]) == 0
    assert "retention --confirm" not in capfd.readouterr().out
