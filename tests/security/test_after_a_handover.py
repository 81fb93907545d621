"""What was asked or shown before things changed: the request of another coach, a button below a yes that is gone."""

from datetime import timedelta

from sqlalchemy import select

from casework import rights
from casework.models import Enjoyment, FollowUp, Question, Trajectory
from dialogue.duties.ask_rights import DUTY
from dialogue.letters import Letter
from dialogue.models import Outgoing
from dialogue.talk import Tools
from social_map.search import Searcher
from tests.security.town import ACCOUNTS, NOW, TODAY, who

MONDAY = NOW + timedelta(days=3)  # on a Friday nothing goes before the look back at the week
TOOLS = Tools(searcher=Searcher(), secret=b"s" * 32)


def there(store, town):
    return store.scalars(select(Trajectory).where(Trajectory.public_id == town.ids["trajectory"])).one_or_none()


def told(store, asked):
    rows = store.scalars(select(Outgoing).where(Outgoing.dedupe_key.startswith(f"rights:{asked}"))).all()
    return {row.account: Letter.from_bytes(row.payload).html for row in rows}


def test_to_erase_whom_another_coach_walks_with_by_now_is_asked_anew_by_her(desk, town, database):
    with database.writing() as store:
        asked = rights.ask(store, who(store, "samira"), town.ids["client"], "erase", now=NOW).public_id
        there(store, town).coach_id = who(store, "fatima").person_id
    with database.writing() as store:
        DUTY.do(store, TOOLS, MONDAY)
        assert DUTY.do(store, TOOLS, MONDAY) == 0
        words = told(store, asked)[ACCOUNTS["fatima"]]
        assert ACCOUNTS["karel"] not in told(store, asked)
        assert "die jij nu begeleidt" in words
        assert town.code_name not in words
    for data in (f"zb:{asked}:1", f"zj:{asked}:1:ja"):
        assert "kreeg een andere coach" in desk.tap("karel", data)[0].html
    with database.writing() as store:
        assert there(store, town) is not None
        assert asked not in [row.public_id for row, _ in rights.waiting(store, who(store, "karel"), now=NOW)]
        fatima = who(store, "fatima")
        again = rights.ask(store, fatima, town.ids["client"], "erase", now=NOW)
        assert (again.public_id, again.asked_by) == (asked, fatima.person_id)
        assert DUTY.do(store, TOOLS, MONDAY) > 0
        assert ACCOUNTS["karel"] in told(store, asked)
    desk.tap("karel", f"zj:{asked}:1:ja")
    with database.reading() as store:
        assert there(store, town) is None


def test_it_stands_where_her_coach_has_left(desk, town, database):
    with database.writing() as store:
        asked = rights.ask(store, who(store, "samira"), town.ids["client"], "erase", now=NOW).public_id
        there(store, town).coach_id = who(store, "gone").person_id
    with database.writing() as store:
        assert rights.to_answer(store, who(store, "karel"), asked, now=NOW)[0].public_id == asked


def test_below_a_yes_that_was_taken_back_nothing_is_kept(desk, town, database):
    asked = town.ids["months_3"]
    with database.writing() as store:
        store.scalars(select(Question).where(Question.public_id == asked)).one().kind = "months_6"
    joy = f"gj:{asked}:1:ja"
    assert "geen ‘ja’ na 6 maanden meer" in desk.tap("samira", joy)[0].html
    with database.writing() as store:
        assert store.scalars(select(Enjoyment)).all() == []
        walk = there(store, town)
        about = {"organisation_id": walk.organisation_id, "trajectory_id": walk.id, "logged_at": NOW}
        store.add(FollowUp(months=6, outcome="same", answered_on=TODAY, **about))
    desk.tap("samira", joy)
    with database.reading() as store:
        assert [row.joy for row in store.scalars(select(Enjoyment))] == ["ja"]
