"""What practices supply: one number per period and rule, shown beside referrals only where that tells of nobody."""

from datetime import date

import pytest

from casework.models import Referral
from foundation.people.who import SYSTEM, Member, Who
from foundation.refusals import NotFound
from monitoring import printouts
from monitoring.printout_files import PrintoutFileRefused, PrintoutFileUnread, put_all
from monitoring.printouts import PrintoutNotPossible
from monitoring.scope import Scope
from tests.casework import builders

Q3 = {"from_on": date(2026, 7, 1), "until_on": date(2026, 9, 30)}


@pytest.fixture
def place(store):
    return builders.make_municipality(store)


@pytest.fixture
def brink(store):
    return builders.make_practice(store)


def someone(store, role, *places):
    here = builders.make_organisation(store, f"Van {role} {places}")
    person = builders.make_person(store, role)
    return Who(person.id, role, members=(Member(1, role, here.id, here.name, frozenset(places)),))


def test_coverage_needs_a_rule_ten_people_and_enough_referrals_and_overlaps_are_said(store, place, brink, now):
    coach = builders.make_coach(store, builders.make_organisation(store))
    for number in range(7):
        walk = builders.make_trajectory(
            store, coach, store.get_one(type(brink), coach.members[0].organisation_id), number=number + 1,
            municipality_id=place.id, practice_id=brink.id, received_on=date(2026, 8, 1),
        )  # fmt: skip
        store.query(Referral).filter_by(trajectory_id=walk.id).one().practice_id = brink.id
    given = {**Q3, "now": now}
    scope = Scope(frozenset({place.id}))
    for rule, number in (("combinatie", 80), ("onbekend", 80), ("z_of_p_code", 9)):
        printouts.put(store, SYSTEM, brink, place.id, rule=rule, number=number, **given)
    early = {"from_on": date(2026, 1, 1), "until_on": date(2026, 6, 30), "now": now}
    printouts.put(store, SYSTEM, brink, place.id, rule="combinatie", number=60, **early)

    year = {"from_on": date(2025, 7, 1), "until_on": date(2026, 9, 30), "now": now}
    printouts.put(store, SYSTEM, brink, place.id, rule="combinatie", number=70, **year)
    for number, day in ((50, date(2026, 8, 2)), (51, date(2026, 9, 29))):  # by a day more or less nobody finds out more
        odd = {"from_on": min(day, date(2026, 7, 1)), "until_on": max(day, date(2026, 9, 30)), "now": now}
        odd |= {"from_on": day} if day.month == 8 else {"until_on": day}
        printouts.put(store, SYSTEM, brink, place.id, rule="combinatie", number=number, **odd)

    found = {(each.rule, each.number): each for each in printouts.supplied(store, scope, place.id, now=now)}
    assert (found["combinatie", 80].coverage, found["combinatie", 80].at_least) == (9, False)  # seven of eighty
    assert found["combinatie", 70].coverage == 10
    assert found["combinatie", 50].coverage is found["combinatie", 51].coverage is None
    assert found["onbekend", 80].coverage is found["z_of_p_code", 9].coverage is None
    assert found["combinatie", 60].coverage == 0
    assert (found["combinatie", 80].overlaps, found["combinatie", 60].overlaps) == (True, True)
    unseen = printouts.supplied(store, None, place.id, now=now)  # for who does not see figures
    assert {each.coverage for each in unseen} == {None}


def test_who_works_there_supplies_what_can_be_and_takes_it_back(store, place, brink, now):
    samira, noor = someone(store, "coach", place.id), someone(store, "regisseur", place.id)
    bas = someone(store, "regisseur", place.id + 1)
    given = {**Q3, "rule": "combinatie", "number": 80, "now": now}
    row = printouts.put(store, samira, brink, place.id, **given)
    for odd in ({"number": -1}, {"until_on": date(2026, 12, 31)}, {"from_on": date(2026, 10, 1)}):
        with pytest.raises(PrintoutNotPossible):
            printouts.put(store, samira, brink, place.id, **given | odd)
    with pytest.raises(NotFound):
        printouts.put(store, bas, brink, place.id, **given)
    with pytest.raises(NotFound):
        printouts.take_back(store, bas, row.public_id, now=now)

    use = {"year": 2025, "before": 9.2, "after": 6.8, "now": now}
    few, many = (printouts.put_care_use(store, samira, brink, place.id, people=n, **use) for n in (9, 10))
    told = {each.people: (each.before, each.after) for each in printouts.care_use(store, place.id)}
    assert told == {9: (None, None), 10: (9.2, 6.8)}
    with pytest.raises(PrintoutNotPossible):
        printouts.put_care_use(store, samira, brink, place.id, people=10, **use | {"after": 400})
    for who, each in ((samira, row), (noor, few), (noor, many)):
        assert printouts.take_back(store, who, each.public_id, now=now) == place.id
    assert printouts.supplied(store, None, place.id, now=now) == printouts.care_use(store, place.id) == []


def test_a_file_is_kept_whole_or_not_at_all(store, place, brink, now, tmp_path):
    header, good = (
        "practice,municipality,from_on,until_on,rule,number,source\n",
        "De Brink,tilburg,2026-01-01,2026-06-30,",
    )
    file = tmp_path / "uitdraai.csv"
    for odd, rows in (("anders,\n", [3]), ("raden,12,poh\n", [3]), ("anders,-1,poh\n", [3])):
        file.write_text(f"{header}{good}combinatie,80,poh\n{good}{odd}", encoding="utf-8")
        with pytest.raises(PrintoutFileRefused) as refused, store.attempt(place, undone_by=PrintoutFileRefused):
            put_all(store, SYSTEM, file, now=now)
        assert refused.value.facts["rows"] == rows
        assert printouts.supplied(store, None, place.id, now=now) == []
    file.write_text(f"{header}{good}combinatie,80,poh\n{good}anders,70,\n", encoding="utf-8")
    assert put_all(store, SYSTEM, file, now=now) == 2
    assert len(printouts.supplied(store, None, place.id, now=now)) == 2
    file.write_text("praktijk;aantal\n", encoding="utf-8")
    endless = tmp_path / "eindeloos.csv"
    endless.write_text(header + "x" * 200_000, encoding="utf-8")
    for path in (file, endless, tmp_path / "niets.csv"):
        with pytest.raises(PrintoutFileUnread):
            put_all(store, SYSTEM, path, now=now)
