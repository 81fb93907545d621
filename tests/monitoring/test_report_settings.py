"""Which indicators are reported and how often, by municipality: everything every quarter until somebody chooses."""

from datetime import UTC, datetime

import pytest

from foundation.people.who import SYSTEM, Member, Who
from foundation.refusals import NotFound
from monitoring import report_settings
from monitoring.periods import Period
from monitoring.report_settings import Setting
from monitoring.subscriptions.due import due
from monitoring.subscriptions.models import ReportSubscription
from tests.casework import builders

PERIODS = ("2026-K3", "2026-H1", "2025")


def test_a_regisseur_chooses_for_her_own_municipality_only(store, now):
    place, other = (builders.make_municipality(store, name).id for name in ("Tilburg", "Breda"))
    here = builders.make_organisation(store)
    noor = Who(
        builders.make_person(store, "Noor").id, "Noor",
        members=(Member(1, "regisseur", here.id, here.name, frozenset({place})),),
    )  # fmt: skip
    assert [Setting().wants(Period.read(each)) for each in PERIODS] == [True, True, True]

    report_settings.send_every(store, noor, place, "half", now=now)
    report_settings.turn(store, noor, place, "wishes", now=now)
    found = report_settings.turn(store, noor, place, "balance", now=now)
    assert [found.wants(Period.read(each)) for each in PERIODS] == [False, True, True]
    assert report_settings.turn(store, noor, place, "balance", now=now).left_out == {"wishes"}
    assert report_settings.of_all(store, [place, other]) == {
        place: Setting("half", frozenset({"wishes"})),
        other: Setting(),
    }

    for municipality, every, key in ((other, "year", "wishes"), (place, "week", "niets")):
        with pytest.raises(NotFound):
            report_settings.send_every(store, noor, municipality, every, now=now)
        with pytest.raises(NotFound):
            report_settings.turn(store, noor, municipality, key, now=now)


def test_what_comes_by_itself_keeps_to_the_rhythm_of_the_municipality(store, now):
    place, person = builders.make_municipality(store).id, builders.make_person(store, "Noor")
    made_at = datetime(2026, 1, 2, 12, tzinfo=UTC)
    store.add(
        ReportSubscription(
            public_id=store.new_public_id(), person_id=person.id, municipality_id=place, made_at=made_at,
            audience="internal",
        )
    )  # fmt: skip
    store.flush()

    def comes(*day):
        return [str(each.period) for each in due(store, now=datetime(*day, 10, tzinfo=UTC))]

    assert comes(2026, 10, 7) == ["2026-Q3"]
    report_settings.send_every(store, SYSTEM, place, "half", now=now)
    assert comes(2026, 10, 7) == []
    assert comes(2026, 7, 7) == ["2026-H1"]
