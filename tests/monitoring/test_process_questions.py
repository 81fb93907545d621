"""The two questions of a half-year: one answer for each coach, shown together, never of few, never by subtraction."""

from datetime import UTC, datetime
from itertools import combinations

import pytest

from foundation.people.who import Member, Who
from monitoring.periods import Period
from monitoring.process import answering, queries, reporting
from monitoring.process.models import ProcessAnswer
from monitoring.scope import Scope
from monitoring.suppression import INTERNAL, PUBLIC
from tests.casework import builders

H2 = Period.read("2026-H2")
OPEN = datetime(2026, 12, 1, 9, tzinfo=UTC)
AFTER = datetime(2027, 1, 4, 9, tzinfo=UTC)


@pytest.fixture
def answers(store):
    """Coaches of three municipalities answer: well or hard, and some of them work in two."""
    here = builders.make_organisation(store)
    places = [builders.make_municipality(store, name).id for name in ("Tilburg", "Breda", "Goirle")]

    def all_answer(*given):
        for number, (where, said) in enumerate(given):
            member = Member(1, "coach", here.id, here.name, frozenset(places[n] for n in where))
            coach = Who(person_id=builders.make_person(store, f"C{number}").id, name="", members=(member,))
            answering.answer(store, coach, referring="so_so", reporting=None, text="", now=OPEN)
            text = "Meer overleg." if number == 0 else ""
            answering.answer(store, coach, referring=said, reporting=None, text=text, now=OPEN)
        return places

    return all_answer


def counts(store, *places, rule=INTERNAL, now=AFTER):
    scope = Scope(frozenset(places)) if places else Scope()
    return [(each.counts.get("referring"), each.hidden) for each in
            reporting.for_report(store, scope, H2, now=now, rule=rule)]  # fmt: skip


def test_of_few_nothing_is_shown_and_of_enough_the_counts(store, answers):
    tilburg, breda, _ = answers(*[((0,), "well")] * 6, *[((0,), "hard")] * 5, *[((1,), "hard")] * 4)
    assert counts(store, tilburg) == [({"well": 6, "so_so": 0, "hard": 5}, False)]
    assert counts(store, breda) == [(None, True)]
    assert counts(store) == [({"well": 6, "so_so": 0, "hard": 5}, True)]
    assert counts(store, rule=None) == [({"well": 6, "so_so": 0, "hard": 9}, False)]
    assert (counts(store, rule=PUBLIC), counts(store, now=OPEN)) == ([], [])
    whole = Scope(organisation_ids=frozenset({1}))
    assert reporting.for_report(store, whole, H2, now=AFTER, rule=INTERNAL) == []
    (told,) = reporting.for_report(store, Scope(), Period.read("2026"), now=AFTER, rule=INTERNAL)[1:]
    assert told.remarks == ("Meer overleg.",)


def test_nothing_is_learnt_by_taking_one_table_from_another(store, answers):
    places = answers(*[((0,), "well")] * 5, *[((0, 1), "hard")] * 5, ((1,), "well"), *[((1, 2), "well")] * 4)
    alone = {place: counts(store, place)[0][0] for place in places}
    for many in (2, 3):
        for some in combinations(places, many):
            shown = [alone[place] for place in some if alone[place]]
            together = (
                {code: sum(each[code] for each in shown) for code in ("well", "so_so", "hard")} if shown else None
            )
            assert counts(store, *some)[0][0] == together


def test_each_coach_is_counted_once_and_later_nobody_knows_whose_it_was(store, answers):
    answers(((0,), "well"), ((0,), "hard"))
    assert store.query(ProcessAnswer).count() == 2
    assert queries.let_go(store, "2026-H2") == 0
    assert queries.let_go(store, "2027-H1") == 2
    assert queries.answered(store, "2026-H2") == set()


def test_the_questions_are_open_in_the_last_month_only(store, answers):
    spring = datetime(2026, 5, 31, 9, tzinfo=UTC)
    member = Member(1, "coach", 1, "Contour")
    coach = Who(person_id=1, name="", members=(member,))
    with pytest.raises(answering.NotAskedNow) as refused:
        answering.answer(store, coach, referring=None, reporting=None, text="", now=spring)
    assert str(refused.value.facts["from_on"]) == "2026-06-01"
