"""Which indicators are reported and how often, by municipality: everything every quarter until somebody chooses."""

import io
import itertools
from datetime import UTC, datetime

import pytest
from python_calamine import CalamineWorkbook

from foundation.people.who import SYSTEM, Member, Who
from foundation.refusals import NotFound
from monitoring import report_settings
from monitoring.definitions import definitions
from monitoring.formats import FACES, Beside, booklet
from monitoring.formats.reading import reading, readings
from monitoring.indicators import INDICATORS
from monitoring.periods import Period
from monitoring.report_settings import Setting
from monitoring.subscriptions.due import due
from monitoring.subscriptions.models import ReportSubscription
from monitoring.suppression import INTERNAL
from tests.casework import builders
from tests.monitoring.test_formats import reports

TILES = {"verwijzingen", "doet na 3 maanden mee", "wachten op een gesprek"}
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


def test_what_a_municipality_leaves_out_is_in_nothing_that_people_read_and_in_all_data(store, now):
    places = [builders.make_municipality(store, name).id for name in ("Tilburg", "Breda")]
    for place, key in itertools.product(places, ("referrals", "after_3_months")):
        report_settings.turn(store, SYSTEM, place, key, now=now)
    report_settings.turn(store, SYSTEM, places[0], "waiting", now=now)
    here = report_settings.left_out(store, places[:1])
    assert here == {"referrals", "after_3_months", "waiting"}
    assert report_settings.left_out(store, places) == here - {"waiting"}
    assert report_settings.left_out(store, None) == frozenset()

    made, beside = reports(INTERNAL, municipality="Tilburg"), Beside(left_out=here)
    assert made[-1].hidden == reading(made[-1], here).hidden  # nothing stands open for what is not read
    seen = {name: face.make(made, beside) for name, face in FACES.items()}
    words = {"Verwijzingen:", "Na 3 maanden", "Wachten"}
    assert not [word for word in words if word in seen["text"].decode()]
    assert [word in FACES["text"].make(made).decode() for word in words] == [True] * 3  # the control
    assert seen["json"] == FACES["json"].make(made)
    assert seen["csv"] == FACES["csv"].make(made)
    assert seen["png"] != FACES["png"].make(made)
    assert {tile["name"] for tile in booklet.answer.tiles(readings(made, here))}.isdisjoint(TILES)
    assert {tile["name"] for tile in booklet.answer.tiles(made)} >= TILES
    found = CalamineWorkbook.from_filelike(io.BytesIO(seen["xlsx"]))
    assert not {row[0] for name in found.sheet_names for row in found.get_sheet_by_name(name).to_python()} & {
        definitions()[key].title for key in here
    }
    nothing = Beside(left_out=frozenset(INDICATORS))
    assert all(face.make(made, nothing) for face in FACES.values())
