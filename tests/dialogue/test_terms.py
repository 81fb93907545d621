"""When a term is over the clock erases, also in the chat; and who coordinates hears the counts, once a month."""

from datetime import UTC, datetime

from sqlalchemy import select, update

from casework.models import Closing, Trajectory
from dialogue.duties.end_terms import DUTY as END
from dialogue.duties.tell_terms import DUTY as TELL
from dialogue.letters import Letter
from dialogue.models import Outgoing
from dialogue.talk import Tools
from social_map.search import Searcher
from tests.dialogue.test_forgetting import _letter
from tests.security.town import build

TOOLS = Tools(searcher=Searcher(), secret=b"s" * 32)
LATER = datetime(2027, 12, 20, 9, tzinfo=UTC)  # a year and a month after the town: never met, so long enough
FIRST_MONDAY = datetime(2028, 1, 3, 8, tzinfo=UTC)


def said(store):
    rows = store.scalars(select(Outgoing).where(Outgoing.kind == "terms")).all()
    return [Letter.from_bytes(row.payload).html for row in rows]


def test_the_clock_erases_and_tells_who_coordinates_how_much(store):
    town = build(store)
    about = _letter(store, "samira", f"Bel over {town.ids['closed']}")
    assert END.do(store, TOOLS, datetime(2027, 11, 20, 9, tzinfo=UTC)) == 0
    assert END.do(store, TOOLS, LATER) > 0
    left = set(store.scalars(select(Trajectory.public_id)))
    assert town.ids["closed"] not in left
    assert town.ids["trajectory"] in left
    assert (about.state, about.payload) == ("cancelled", None)
    assert TELL.do(store, TOOLS, FIRST_MONDAY.replace(day=13)) == 0  # only in the first week
    assert TELL.do(store, TOOLS, FIRST_MONDAY) == 1
    assert TELL.do(store, TOOLS, FIRST_MONDAY) == 0
    [words] = said(store)
    assert "In december gewist, omdat de termijn om was: 1 traject." in words
    assert town.code_name not in words


def test_nothing_is_told_where_nothing_is_to_tell(store):
    town = build(store)
    store.execute(update(Closing).values(closed_on=FIRST_MONDAY.date()))
    assert TELL.do(store, TOOLS, datetime(2026, 12, 1, 8, tzinfo=UTC)) == 0
    assert town.ids
