"""Invented trajectories obey the rules of casework, whatever the day on which the demo is opened."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from statistics import mean, median

import pytest

from foundation.codes import codes, of_class
from social_map.models import Listing
from tests.wegwijs.demo.rules import broken
from wegwijs.demo.casework import crowd, samira
from wegwijs.demo.casework.activities import Offer
from wegwijs.demo.casework.luck import Luck, mixes
from wegwijs.demo.casework.region import Desk, Region

TODAY = date(2026, 11, 20)
DAYS = [TODAY, date(2026, 11, 22), date(2027, 1, 1), date(2028, 2, 29), date(2027, 5, 31), date(2027, 7, 1)]
REGION = Region(
    desks=[Desk(1, 1, 1, 0, 1.0), Desk(1, 2, 2, 4, 0.5), Desk(2, 3, 3, 0, 1.0)],
    weights={1: 5, 2: 2, 3: 2},
    practices={1: [11, 12], 2: [13], 3: [14]},
    waiting={1: (1.0, 1.0), 2: (1.0, 7.0)},
)
HERS = samira.Desk(9, 1, 1, {"De Brink": 11})


@pytest.fixture(scope="module")
def offer() -> Offer:
    every = of_class("category", "activity")
    listings = [
        Listing(id=1000 * place + number, source_id=f"{place}-{code}", title=code, category=code, status="active",
                municipality_id=place, schedule=[])
        for place in (1, 2, 3) for number, code in enumerate(sorted(every))
    ]  # fmt: skip
    hers = [Listing(id=9000 + n, source_id=name, title=name, category="wandelen_bewegen", status="active",
                    municipality_id=1, schedule=[]) for n, name in enumerate(("A079", "A162"))]  # fmt: skip
    return Offer([*listings, *hers])


def crowd_of(today, offer, seed=7):
    return list(crowd.walks(REGION, Luck(Random(seed)), offer, today))


@pytest.fixture(scope="module")
def stories(offer):
    return crowd_of(TODAY, offer)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_story_obeys_the_rules(today, offer):
    stories = crowd_of(today, offer)
    assert len(stories) > 1400
    assert Counter(rule for story in stories for rule in broken(story, today)) == {}


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_hand_written_caseload_obeys_the_rules(today, offer):
    for story in samira.stories(HERS, offer, Luck(Random(1)), today=today, day_of_questions=today):
        assert (story.reason, broken(story, today)) == (story.reason, [])


def test_control_a_broken_story_is_seen(stories):
    story = next(each for each in stories if each.choices and each.choices[0].started_on and each.endings)
    choice, end = story.choices[0], story.endings[-1]
    early = replace(story, choices=[replace(choice, started_on=choice.on - timedelta(days=1))])
    late = replace(story, endings=[replace(end, on=TODAY + timedelta(days=3))])
    assert "started before chosen" in broken(early, TODAY)
    assert any(rule.startswith("the future") for rule in broken(late, TODAY))


def test_the_same_seed_tells_the_same_story(offer, stories):
    assert crowd_of(TODAY, offer) == stories
    assert crowd_of(TODAY, offer, seed=8) != stories


def test_no_question_waits_for_ever(stories):
    """Whoever was asked either answered, or is still within the window."""
    for story in stories:
        for asked in story.asked:
            assert asked.settled_on or asked.on >= TODAY - timedelta(days=50)


def test_nobody_is_asked_whether_it_began_in_the_past(stories):
    """The clock would ask all of them at once when the demo opens."""
    waiting = [c for s in stories for c in s.choices if c.started_on is None and c.stopped_on is None]
    assert waiting
    assert all(choice.planned_on + timedelta(days=7) >= TODAY for choice in waiting)


def share(part, whole):
    return len(list(part)) / len(list(whole))


def test_the_figures_are_those_of_the_field(stories):
    referrers = Counter(story.referrals[0].by for story in stories)
    assert 0.38 < referrers["huisarts"] / len(stories) < 0.52
    assert 0.15 < referrers["poh_ggz"] / len(stories) < 0.25
    over = [s for s in stories if s.endings and s.held()]
    assert 4.0 <= mean(len(s.held()) for s in over) <= 5.2
    positive = of_class("closing_reason", "positive")
    assert 0.5 < share((s for s in over if s.endings[-1].reason in positive), over) < 0.72
    talks = [talk for s in stories for talk in s.talks]
    assert 0.05 < share((t for t in talks if t.status == "no_show"), talks) < 0.1
    assert {None} < {talk.minutes for talk in talks}
    chosen = [c for s in stories for c in s.choices]
    assert 0.68 < share((c for c in chosen if c.found == "kaart_wijk"), chosen) < 0.88
    choosers = [s for s in stories if s.choices]
    assert 0.25 < share((s for s in choosers if any(c.category == "vrijwilliger" for c in s.choices)), choosers) < 0.42


def test_waiting_is_short_but_for_one_organisation(stories):
    def waits(organisation_id):
        late = [
            s for s in stories if s.organisation_id == organisation_id and s.held() and s.referrals[0].on.year > 2025
        ]
        return median((s.held()[0] - s.referrals[0].on).days for s in late)

    assert 9 <= waits(1) <= 18
    assert waits(2) > 45
    lost = Counter(s.endings[-1].reason for s in stories if s.endings and not s.held())
    assert lost["wachttijd"] >= 5
    assert lost["geen_contact"] >= 5


def test_answers_after_three_months_are_those_of_the_field(stories):
    asked = [a for s in stories for a in s.asked if a.months == 3 and a.on < TODAY - timedelta(days=45)]
    answers = Counter(a.outcome for a in asked)
    assert 0.75 < 1 - answers[None] / len(asked) < 0.95
    assert answers["same"] > 5 * answers["stopped"] > 0
    assert answers["other"] > 0


def test_the_work_grows_and_knows_summer(stories):
    months = Counter((s.referrals[0].on.year, s.referrals[0].on.month) for s in stories)
    assert months[2026, 10] > 1.4 * months[2024, 10]
    assert months[2026, 7] < months[2026, 6]
    assert months[2025, 12] < months[2025, 11]


@pytest.mark.parametrize(
    ("table", "name"),
    [("referrer_type", "referrer_type"), ("main_reason", "main_reason"), ("stop_reason", "stop_reason"),
     ("not_begun", "stop_reason"), ("found", "found"), ("category", "category"), ("minutes", "session_kind")],
)  # fmt: skip
def test_every_mix_speaks_in_codes(table, name):
    assert mixes()[table].keys() <= codes(name).keys()


def test_every_closing_mix_speaks_in_codes():
    assert {code for mix in mixes()["closed"].values() for code in mix} <= codes("closing_reason").keys()
