"""From her own figure to the code names and days behind it; as many as the figure, and nobody else's."""

from datetime import UTC, date, datetime

import pytest

from foundation.people.who import SYSTEM, Member, Who
from foundation.refusals import NotFound
from monitoring.periods import Period
from monitoring.reports import report
from monitoring.scopes import own_scope
from monitoring.tracing import TRACED, behind
from tests.casework import builders
from tests.casework.builders import make_participation, make_session

NOW = datetime(2026, 9, 30, 9, tzinfo=UTC)
Q3 = Period.read("2026-Q3")
MAIN = {
    "referrals": "total", "supported_clients": "clients", "sessions": "held", "reach": "intakes", "closed": "total",
    "chosen": "total", "waiting": "on_last_day",
}  # fmt: skip


def test_behind_each_figure_stand_as_many_events_and_all_are_her_own(store):
    place = builders.make_organisation(store)
    samira, karim = (builders.make_coach(store, place, name=name) for name in ("Samira", "Karim"))
    for number, coach in ((1, samira), (2, samira), (3, karim), (4, samira)):
        walk = builders.make_trajectory(store, coach, place, number=number, received_on=date(2026, 7, number))
        if number != 4:
            make_session(store, walk, held_on=date(2026, 8, number), minutes=30)
            make_session(store, walk, held_on=date(2026, 8, 20), minutes=30)
            make_participation(store, walk, chosen_on=date(2026, 8, 21), started_on=None)
    figures = report(store, own_scope(store, samira), Q3, now=NOW, rule=None).figures
    for key in TRACED:
        assert len(behind(store, samira, Q3, key, now=NOW)) == figures[key][MAIN[key]], key
    hers = {each.code_name for key in TRACED for each in behind(store, samira, Q3, key, now=NOW)}
    his = {each.code_name for each in behind(store, karim, Q3, "referrals", now=NOW)}
    assert (len(hers), len(his), hers & his) == (3, 1, set())
    regisseur = Who(9, "Ria", members=(Member(1, "regisseur", place.id, "Gemeente", frozenset({1})),))
    for who, key in ((SYSTEM, "referrals"), (regisseur, "referrals"), (samira, "dropped_out")):
        with pytest.raises(NotFound):
            behind(store, who, Q3, key, now=NOW)
