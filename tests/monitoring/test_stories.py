"""Stories: a yes, a second reader, a regisseur's choice; withdrawn at any time, and gone with a client's records."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from casework import access, consents, erasing
from foundation.people.models import Membership, Organisation
from foundation.people.who import Member, Who
from foundation.refusals import NotFound
from monitoring.periods import Period
from monitoring.scope import Scope
from monitoring.stories import choosing, queries, quote, reading, telling
from monitoring.stories.models import Story
from tests.casework import builders

Q4, YEAR = Period.read("2026-K4"), Period.read("2026")
WORDS = "Ik durfde de deur niet uit. Nu zet ik elke dinsdag koffie voor iedereen."


@pytest.fixture
def team(store, now):
    """Samira and Karim, coaches; Carla coordinates; Noor is the regisseur; Yusuf works elsewhere."""
    here, there = builders.make_organisation(store), builders.make_organisation(store, "Surplus")
    place = builders.make_municipality(store)
    found = {"place": place.id, "here": here.id}
    for name, role, where in (
        ("samira", "coach", here), ("karim", "coach", here), ("carla", "coordinator", here), ("yusuf", "coach", there),
        ("noor", "regisseur", there),
    ):  # fmt: skip
        person = builders.make_person(store, name)
        member = Member(1, role, where.id, where.name, frozenset({place.id}))
        found[name] = Who(person_id=person.id, name=name, members=(member,))
        store.add(
            Membership(
                public_id=store.new_public_id(), person_id=person.id, organisation_id=where.id, role=role,
                from_on=now.date(), confirmed_at=now,
            )
        )  # fmt: skip
    store.flush()
    return found


@pytest.fixture
def tell(store, team, now):
    def told(use="public", voice="participant", who="samira"):
        facts = {"organisation_id": team["here"], "municipality_id": team["place"], "voice": voice, "text": WORDS}
        return telling.tell(store, team[who], **facts, use=use, now=now)

    return told


def shelf(store, now, period=Q4, **about):
    found = choosing.for_report(store, Scope(), period, now=now, **about)
    return len(found.told), found.withdrawn


def choose(store, team, story, now, period=Q4):
    reading.approve(store, team["karim"], story.public_id, now=now)
    assert choosing.turn(store, team["noor"], story.public_id, period, now=now)


def test_from_telling_to_a_report_and_out_of_it_again(store, team, tell, now):
    story, other = tell(), tell(use="internal")
    assert [each.id for each in reading.to_read(store, team["karim"])] == [story.id, other.id]
    choose(store, team, story, now)
    choose(store, team, other, now)
    assert (shelf(store, now), shelf(store, now, YEAR), shelf(store, now, public=True)) == ((2, 0), (2, 0), (1, 0))
    assert shelf(store, now, Period.read("2026-K3")) == (0, 0)
    telling.withdraw(store, team["samira"], story.public_id, now=now)
    assert shelf(store, now) == (1, 1)
    assert shelf(store, now, public=True) == (0, 0)
    assert store.scalars(select(Story.text).where(Story.id == story.id)).all() == []
    assert not choosing.turn(store, team["noor"], other.public_id, Q4, now=now)
    assert shelf(store, now) == (0, 1)


def test_only_who_may_does_each_step(store, team, tell, now):
    story = tell()
    for who in ("samira", "yusuf", "noor"):  # not the teller, nobody elsewhere, never the regisseur
        assert list(reading.to_read(store, team[who])) == []
        with pytest.raises(NotFound):
            reading.approve(store, team[who], story.public_id, now=now)
    with pytest.raises(NotFound):  # not before a second reader saw it
        choosing.turn(store, team["noor"], story.public_id, Q4, now=now)
    for who in ("karim", "carla", "noor"):
        with pytest.raises(NotFound):
            telling.withdraw(store, team[who], story.public_id, now=now)
    assert choosing.for_report(store, Scope(coach_id=team["samira"].person_id), Q4, now=now).told == ()


def test_of_who_has_left_a_coordinator_takes_it_back(store, team, tell, now):
    story = tell()
    assert telling.every_one(store, team["carla"], now=now) == []
    hers = select(Membership).where(Membership.person_id == team["samira"].person_id)
    store.scalars(hers).one().until_on = now.date() - timedelta(days=1)
    store.flush()
    assert telling.every_one(store, team["carla"], now=now) == [story]
    for who in ("karim", "yusuf"):
        with pytest.raises(NotFound):
            telling.withdraw(store, team[who], story.public_id, now=now)
    telling.withdraw(store, team["carla"], story.public_id, now=now)
    assert store.scalars(select(Story.id)).all() == []


def test_a_concept_waits_for_a_yes_and_other_words_need_another(store, team, tell, now):
    story = tell(use=None)
    assert (story.state, story.consent_for, list(reading.to_read(store, team["karim"]))) == ("concept", None, [])
    telling.agree(store, team["samira"], story.public_id, "internal", now=now)
    assert (story.state, story.consent_for, story.consent_on) == ("waiting", "internal", now.date())
    reading.send_back(store, team["carla"], story.public_id, "recognisable", now=now)
    assert [(each.id, each.returned_for) for each in queries.unheard(store)] == [(story.id, "recognisable")]
    telling.rewrite(store, team["samira"], story.public_id, "Anders.", now=now, draft="d")
    assert (story.text, story.state, story.consent_for) == ("Anders.", "concept", None)


def test_one_reader_is_asked_each_week_and_a_coordinator_first(store, team, tell, now):
    story = tell()
    asked = [reading.reader_of(store, story, now=now + timedelta(weeks=week)) for week in (0, 1, 2)]
    assert [one.name for one in asked] == ["carla", "karim", "carla"]
    assert reading.reader_of(store, tell(who="carla"), now=now).name in {"samira", "karim"}


def test_a_story_of_a_client_goes_with_her_records_and_with_her_consent(store, team, tell, now):
    samira, here = team["samira"], store.get_one(Organisation, team["here"])
    walks = [builders.make_trajectory(store, samira, here, number=number) for number in (27, 28)]
    bound, other, free = tell(), tell(), tell()
    for story, walk in ((bound, walks[0]), (other, walks[1])):
        telling.bind(store, samira, story.public_id, access.client_of(store, walk).public_id, now=now)
        assert consents.may(store, walk, "story")
    for story in (bound, other, free):
        choose(store, team, story, now)
    assert shelf(store, now) == (3, 0)
    public_id = bound.public_id
    gone = erasing.erase(store, walks[:1], secret=b"s" * 32, today=now.date())
    assert public_id in gone.ids
    assert shelf(store, now) == (2, 1)
    consents.answer(store, samira, walks[1].public_id, {"story": False}, now=now)
    assert shelf(store, now) == (1, 2)  # at once; the clock takes the words away
    assert other not in queries.told_by(store, samira.person_id)
    with pytest.raises(telling.NotAgreed):
        telling.bind(store, samira, free.public_id, access.client_of(store, walks[1]).public_id, now=now)
    choosing.end_over(store, now=now)
    assert store.scalars(select(Story.id)).all() == [free.id]
    consents.answer(store, samira, walks[1].public_id, {"story": True}, now=now)
    telling.bind(store, samira, free.public_id, access.client_of(store, walks[1]).public_id, now=now)
    assert shelf(store, now) == (1, 2)


def test_a_quote_is_a_sentence_and_nothing_in_it_is_a_command():
    assert quote.sentences(WORDS) == ["Ik durfde de deur niet uit.", "Nu zet ik elke dinsdag koffie voor iedereen."]
    assert max(map(len, quote.sentences("woord " * 300))) <= quote.LONGEST + 2
    plain, sly = (quote.as_png(said, "Een deelnemer", "Intern") for said in ("#panic()", "*Vet* $x$"))
    assert plain.startswith(b"\x89PNG")
    assert plain != sly


def test_after_three_years_a_story_goes(store, team, tell, now):
    story = tell()
    choose(store, team, story, now)
    later = now + choosing.KEPT
    assert choosing.end_over(store, now=later) == []
    assert shelf(store, now) == (1, 0)
    assert choosing.end_over(store, now=later + timedelta(days=1)) == []
    assert shelf(store, now) == (0, 1)
