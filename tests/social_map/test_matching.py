"""Matching: what is liked comes first; what is tried, linked or no activity does not; each hit says why."""

import pytest

from foundation.words import labels
from social_map import matching
from social_map.matching import Profile, Tried
from social_map.matching.meaning import table
from social_map.queries import listings as queries
from social_map.search import Searcher
from social_map.search.lexicon import lexicon
from tests.social_map.conftest import TODAY, row


@pytest.fixture
def find(store):
    searcher = Searcher()
    return lambda **profile: matching.find(searcher, store, Profile(**profile), today=TODAY)


def titles(matches):
    return [match.entry.title for match in matches]


def public_id(store, number):
    return queries.by_source_id(store, f"X{number}").public_id


def week(day):
    return [{"day": day, "start": "10:00", "end": "12:00", "frequency": "wekelijks", "dates": []}]


def test_what_is_liked_near_by_on_a_free_day_comes_first_with_why(store, take_in, find):
    take_in([
        row(1, title="Wandelclub", neighbourhood="Reeshof", schedule=week("di"), cost_eur=0),
        row(2, title="Wandelen in het bos", neighbourhood="Goirke", schedule=week("di"), cost_eur=1),
        row(3, title="Breicafé", neighbourhood="Reeshof", schedule=week("di"), cost_eur=0),
    ])  # fmt: skip
    found = find(interests=("wandelen",), neighbourhood="Reeshof", free_days=("di",), budget_cents=300)
    assert titles(found) == ["Wandelclub", "Wandelen in het bos"]
    assert {"wandelen", "in Reeshof", "dinsdag", "tot € 3"} <= set(found[0].fits)
    assert not found[0].against
    assert found[1].against == ("in Goirke",)


def test_when_nothing_fits_all_the_nearest_miss_is_shown_with_what_does_not_fit(take_in, find):
    take_in([row(1, title="Wandelclub", schedule=week("do"), cost_eur=9)])
    [match] = find(interests=("wandelen",), free_days=("di",), budget_cents=1000)
    assert match.fits == ("wandelen", "tot € 10")
    assert match.against == ("niet op dinsdag",)


def test_without_interests_the_reason_of_the_referral_decides(take_in, find):
    take_in([row(1, title="Koffieochtend"), row(2, title="Hardlopen voor gevorderden", category="bewegen")])
    assert titles(find(main_reason="eenzaamheid"))[0] == "Koffieochtend"


def test_linked_ones_and_services_are_left_out(store, take_in, find):
    take_in(
        [row(1, title="Yoga"), row(2, title="Yoga in het park"), row(3, title="Budgetcoach", category="geld-en-recht")]
    )
    found = find(interests=("yoga",), linked=frozenset({public_id(store, 1)}))
    assert titles(found) == ["Yoga in het park"]
    assert "Budgetcoach" not in titles(find(main_reason="geld"))


def test_where_nothing_helps_the_reason_there_is_what_else_is_near_by(take_in, find):
    take_in([row(1, title="Schaken", neighbourhood="Reeshof"), row(2, title="Breien", municipality="Dongen")])
    assert titles(find(main_reason="eenzaamheid", municipality="Tilburg"))[0] == "Schaken"


def test_what_stopped_goes_down_and_says_so(store, take_in, find):
    take_in([row(1, title="Yoga", organisation="A"), row(2, title="Yoga in het park", organisation="B")])
    tried = Tried("wandelen_bewegen", "geen_klik", "Yoga", public_id(store, 1))
    before, after = find(interests=("yoga",)), find(interests=("yoga",), tried=(tried,))
    assert titles(before)[0] == "Yoga"
    assert titles(after) == ["Yoga in het park", "Yoga"]
    assert any(text.startswith("eerder gestopt: geen klik") for text in after[1].against)


def test_what_was_too_dear_or_too_far_weighs_where_it_holds(take_in, find):
    take_in([
        row(1, title="Yoga", organisation="A", cost_eur=4), row(2, title="Yoga vrij", organisation="B", cost_eur=0),
    ])  # fmt: skip
    dear = Tried("creatief", "kosten", "Schilderen")
    found = find(interests=("yoga",), tried=(dear,))
    assert titles(found) == ["Yoga vrij", "Yoga"]
    assert "eerder gestopt: te duur" in found[1].against


def test_full_ones_say_so_and_stand_below_their_equals(take_in, find):
    take_in([
        row(1, title="Yoga", organisation="A", capacity_status="vol"), row(2, title="Yoga", organisation="B"),
    ])  # fmt: skip
    found = find(interests=("yoga",))
    assert [match.entry.organisation for match in found] == ["B", "A"]
    assert "vol" in found[1].against


def test_what_is_not_known_of_a_language_is_said(take_in, find):
    take_in([row(1, title="Koken", languages=["nl", "tr"], organisation="A"), row(2, title="Koken", organisation="B")])
    found = find(interests=("koken",), language="tr")
    assert [match.entry.organisation for match in found] == ["A", "B"]
    assert "Turks: onbekend" in found[1].against


def test_nothing_known_and_nowhere_gives_nothing(take_in, find):
    take_in([row(1, title="Koken")])
    assert find() == []


def test_every_code_has_a_meaning_that_the_lexicon_knows():
    assert set(table()["needs"].values()) <= set(lexicon().concepts)
    assert set(table()["languages"].values()) <= set(lexicon().concepts)
    assert set(labels("dialogue")["interests"]) <= set(lexicon().concepts)
    assert set(table()["mobility"].values()) <= set(lexicon().concepts)
