"""How the map stands: counted from columns, per place, and the same for every face."""

from datetime import timedelta

import pytest

from foundation.people import invites, municipalities, organisations
from foundation.people.who import SYSTEM
from social_map import informal, listings, map_status, reports, searches
from social_map.days import day_of
from social_map.models import Listing
from social_map.search import Searcher
from social_map.wishes.models import Wish
from tests.social_map.conftest import raw_listings, row


def of(store, now, *places):
    ids = [municipalities.named(store, name).id for name in places] or None
    return map_status.of(store, day_of(now), ids)


def test_every_listing_is_counted_once_and_covers_every_kind_it_names(store, take_in, now):
    take_in(raw_listings())
    status = of(store, now)
    assert status["total"] == 514
    found = {code: sum(c["listings"] for c in status["coverage"] if c["category"] == code) for code in ("spel", "taal")}
    assert found == {"spel": 20, "taal": 15}  # though the source calls none of them so
    assert not {"spel", "taal"} & set(status["category"])
    for name in ("freshness", "capacity", "category", "municipality", "provider"):
        assert sum(status[name].values()) == status["total"], name
    assert status["status"] == {"active": 514, "stopped": 6}
    tilburg = of(store, now, "Tilburg")
    assert set(tilburg["municipality"]) == {"Tilburg"}
    assert tilburg["total"] == status["municipality"]["Tilburg"]
    assert 40 <= status["informal_percent"] <= 80


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Bewonersinitiatief Huiskamer De Vallei", "informal"), ("KBO De Leerlooier", "informal"),
        ("Wandelclub De Zevensprong", "informal"), ("Repair Café Zuid", "informal"),
        ("Bibliotheek De Draadklos", "formal"), ("Welzijn Duinrand", "formal"), ("GGZ Leij & Donge", "formal"),
        ("Stichting De Kwast", "unknown"), ("Wijkcentrum De Kerkenbos", "unknown"), ("", "unknown"),
    ],
)  # fmt: skip
def test_who_offers_it_is_read_from_the_name(name, kind):
    assert informal.kind(name) == kind


def test_the_share_informal_leaves_out_whom_we_do_not_know(store, take_in, now):
    names = ["Wandelclub"] * 1 + ["Bibliotheek"] * 7 + ["Stichting X"] * 3
    take_in([row(n, organisation=name) for n, name in enumerate(names)])
    status = of(store, now)
    assert status["provider"] == {"formal": 7, "informal": 1, "unknown": 3}
    assert status["informal_percent"] == 13


def test_no_share_where_nobody_is_known(store, take_in, now):
    take_in([row(1)])
    assert of(store, now)["informal_percent"] is None


def test_overdue_owners_and_reports_are_counted(store, take_in, now):
    take_in([row(n, last_confirmed="2026-11-01" if n else "2025-11-01", organisation=f"Org {n}") for n in range(4)])
    rows = store.query(Listing).order_by(Listing.source_id).all()
    listings.stop(store, SYSTEM, rows[3], now=now)
    reports.report(store, SYSTEM, rows[1], "wrong", now=now)
    home = organisations.add(store, SYSTEM, "Henk en co", kind="provider")
    store.flush()
    rows[2].organisation_id = home.id
    code = invites.make(store, SYSTEM, role="provider", organisation_id=home.id, now=now)
    before = of(store, now)
    invites.accept(store, code, channel="telegram", number=7, name="Henk", now=now)
    after = of(store, now)
    assert (before["total"], before["overdue"], before["without_owner"], before["open_reports"]) == (3, 1, 3, 1)
    assert after["without_owner"] == 2
    assert after["median_age_days"] == 19
    assert after["freshness"] == {"checked": 1, "doubted": 1, "due": 1}


def test_what_is_missing_is_shown_from_five_up(store, take_in, now):
    take_in([row(1)])
    place = municipalities.named(store, "Tilburg").id
    home = organisations.add(store, SYSTEM, "Contour", kind="welfare")
    store.flush()
    found = Searcher().search(store, "schaken", today=day_of(now))
    for number in range(9):
        concept = "schaken" if number < 5 else "koken"
        store.add(
            Wish(
                public_id=f"w{number}", concept=concept, category="spel", municipality_id=place,
                organisation_id=home.id, month=day_of(now).replace(day=1), seq=0, known=[],
            )
        )  # fmt: skip
        searches.note(store, found, [place], helped=number >= 5, now=now)
    store.flush()
    status = of(store, now, "Tilburg")
    assert [(one["label"], one["wishes"]) for one in status["wished"]] == [("schaken", 5)]
    assert [(one["label"], one["without_hit"]) for one in status["searched_in_vain"]] == [("schaken", 5)]
    assert of(store, now + timedelta(days=150), "Tilburg")["wished"] == []
