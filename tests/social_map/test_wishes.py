"""What is missing becomes a wish; what comes later is held against it, once."""

from datetime import date, timedelta

import pytest

from foundation.people import invites, municipalities, organisations, people
from foundation.people.who import SYSTEM
from social_map import listings, wishes
from social_map.days import day_of
from social_map.search import Searcher
from social_map.search.lexicon import lexicon
from social_map.wishes import counting, looking, queries, wanted
from social_map.wishes.wanted import Wanted
from tests.social_map.conftest import TODAY

CHESS = Wanted(concept="schaken", part="avond")


@pytest.fixture
def place(store):
    return municipalities.named(store, "Tilburg", create=True)


@pytest.fixture
def samira(store, place, now):
    return person(store, place, now, 1)


def person(store, place, now, number):
    home = organisations.add(store, SYSTEM, f"Contour {number}", kind="welfare")
    store.flush()
    code = invites.make(
        store, SYSTEM, role="coach", organisation_id=home.id, municipality_ids=[place.id], now=now
    )  # fmt: skip
    invites.accept(store, code, channel="telegram", number=number, name="Samira", now=now)
    return people.who(store, "telegram", number, today=day_of(now))


@pytest.fixture
def wish(store, samira, place, now):
    def make(wanted_=CHESS, category="spel"):
        return wishes.make(
            store, samira, wanted_, Searcher(), category=category, municipality_id=place.id,
            organisation_id=samira.members[0].organisation_id, now=now,
        )  # fmt: skip

    return make


@pytest.fixture
def listing(store, place, now):
    def add(title, **facts):
        row = {"day": "di", "start": facts.pop("start", "20:00"), "end": None, "frequency": None, "dates": []}
        values = {"title": title, "municipality_id": place.id, "schedule": [row], **facts}
        return listings.add(store, SYSTEM, values, now=now)

    return add


def told(store, now):
    return [(wish, [one.title for one in found]) for wish, found in looking.look(store, lexicon(), day_of(now))]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("schaken op dinsdagavond", Wanted("schaken", "spel", part="avond")),
        ("mijn buurman wil graag schaken in het weekend", Wanted("schaken", "spel", part="weekend")),
        ("koken in stokhasselt", Wanted("koken", "eten", "Tilburg", "Stokhasselt")),
        ("koken in tilburg", Wanted("koken", "eten", "Tilburg")),
        ("xqzwv", Wanted()),
    ],
)
def test_a_wish_is_read_from_what_was_understood(store, take_in, query, expected):
    take_in([{"id": "1", "title": "Iets", "municipality": "Tilburg", "neighbourhood": "Stokhasselt"}])
    found = Searcher().search(store, query, today=TODAY)
    assert wanted.read(found.wanted, lexicon()) == expected


def test_something_new_that_fits_is_told_once(store, wish, listing, now):
    wished = wish()
    assert told(store, now) == []
    listing("Schaakclub De Toren")
    assert told(store, now) == [(wished, ["Schaakclub De Toren"])]
    assert told(store, now) == []


@pytest.mark.parametrize(
    ("title", "facts"),
    [("Breicafé", {}), ("Schaakclub overdag", {"start": "10:00"}), ("Schaakclub vol", {"capacity": "vol"})],
)
def test_what_is_something_else_or_at_another_time_or_full_does_not_fit(  # noqa: PLR0917  fixtures
    store, wish, listing, now, title, facts
):
    wish()
    listing(title, **facts)
    assert told(store, now) == []


def test_what_fitted_already_did_not_help(store, wish, listing, now):
    there = listing("Schaakclub De Toren")
    wish()
    listings.confirm(store, SYSTEM, there, now=now)
    assert told(store, now) == []


def test_what_was_full_or_at_another_time_is_told_once_it_fits(store, wish, listing, now):
    full, morning = listing("Schaakclub vol", capacity="vol"), listing("Schaken bij de koffie", start="10:00")
    first, second = wish(), wish()
    listings.set_open(store, SYSTEM, full, now=now)
    assert told(store, now) == [(first, ["Schaakclub vol"]), (second, ["Schaakclub vol"])]
    row = {"day": "di", "start": "19:30", "end": None, "frequency": None, "dates": []}
    listings.change(store, SYSTEM, morning, {"schedule": [row]}, now=now)
    assert told(store, now) == [(first, ["Schaken bij de koffie"]), (second, ["Schaken bij de koffie"])]


def test_elsewhere_is_not_near_but_online_and_the_whole_town_are(store, wish, listing, now):
    there = municipalities.named(store, "Goirle", create=True).id
    wish(Wanted(concept="schaken", neighbourhood="Korvel"))
    listing("Schaken in Goirle", municipality_id=there)
    listing("Schaken in de Reeshof", neighbourhood="Reeshof")
    assert told(store, now) == []
    listing("Schaken online", municipality_id=there, online=True)
    listing("Schaken overal", neighbourhood="heel Tilburg")
    listing("Schaken om de hoek", neighbourhood="Korvel")
    assert [titles for _, titles in told(store, now)] == [["Schaken online", "Schaken overal", "Schaken om de hoek"]]


def test_without_a_concept_the_category_decides(store, wish, listing, now):
    wish(Wanted(), category="rouw")
    listing("Kring van Herinnering", category="rouw")
    listing("Breicafé", category="creatief")
    assert [titles for _, titles in told(store, now)] == [["Kring van Herinnering"]]


def test_a_large_import_is_looked_at_in_parts(store, wish, listing, now, monkeypatch):
    monkeypatch.setattr(looking, "A_LOOK", 2)
    wish()
    for number in range(5):
        listing(f"Schaakclub {number}")
    found = [told(store, now) for _ in range(4)]
    assert [len(titles) for part in found for _, titles in part] == [2, 2, 1]


def test_who_wished_is_forgotten_when_she_was_told_and_after_a_year(store, samira, wish, listing, now):
    first, second = wish(), wish(Wanted(concept="koken"), category="eten")
    wishes.answer(store, first, listing("Schaakclub"), now=now)
    assert (first.person_id, first.answered_on) == (None, day_of(now))
    soon, late = wishes.old(day_of(now) + timedelta(days=200)), wishes.old(day_of(now) + timedelta(days=400))
    assert wishes.forget(store, queries.past(store, soon)) == 0
    assert wishes.forget(store, queries.past(store, late)) == 1
    assert second.person_id is None
    assert queries.of(store, samira) == []


def test_only_who_wished_can_take_it_back(store, place, wish, now):
    wished, other = wish(), person(store, place, now, 2)
    with pytest.raises(wishes.WishNotFound):
        wishes.withdraw(store, other, wished.public_id)


def test_a_wish_that_is_taken_back_is_gone(store, samira, wish):
    wishes.withdraw(store, samira, wish().public_id)
    assert counting.unanswered(store, date(2026, 1, 1), date(2027, 12, 1)) == []


def test_wishes_are_counted_by_what_they_are_about(store, place, wish, listing, now):
    for _ in range(3):
        wish()
    wish(Wanted(), category="rouw")
    wishes.answer(store, wish(), listing("Schaakclub"), now=now)
    month = day_of(now).replace(day=1)
    found = counting.unanswered(store, month, month, [place.id])
    assert [(each.subject, each.category, each.count) for each in found] == [
        ("schaken", "spel", 3), ("rouw", "rouw", 1),
    ]  # fmt: skip
