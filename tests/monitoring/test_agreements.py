"""Agreements: who may make and see them, and when their owner hears of them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from foundation.people import invites, municipalities, organisations, people
from foundation.people.models import Person
from foundation.people.who import SYSTEM
from foundation.refusals import NotFound
from monitoring import agreements

TODAY = date(2026, 11, 20)


@pytest.fixture
def town(store, now):
    """A regisseur and a coach in Tilburg, a regisseur in Breda."""
    found = {}
    for number, (name, role, place) in enumerate(
        (("noor", "regisseur", "Tilburg"), ("samira", "coach", "Tilburg"), ("bas", "regisseur", "Breda")), 1
    ):
        here = municipalities.named(store, place, create=True)
        of = organisations.add(store, SYSTEM, f"Van {name}", kind="municipality" if role == "regisseur" else "welfare")
        code = invites.make(store, SYSTEM, role=role, organisation_id=of.id, municipality_ids=[here.id], now=now)
        invites.accept(store, code, channel="telegram", number=number, name=name.capitalize(), now=now)
        found[name] = people.who(store, "telegram", number, today=TODAY)
    return found


def agree(store, town, now, *, owner="samira", maker="noor", days=7):
    here = next(iter(town["noor"].municipalities("regisseur")))
    public = store.get_one(Person, town[owner].person_id).public_id
    given = {"text": "Elke zes weken overleg", "owner": public, "due_on": TODAY + timedelta(days=days), "now": now}
    return agreements.make(store, town[maker], here, **given)


def test_who_steers_makes_and_sees_them_and_the_owner_sees_hers(store, town, now):
    made = agree(store, town, now)
    for who, seen in (("noor", 1), ("samira", 1), ("bas", 0)):
        assert len(agreements.mine(store, town[who])) == seen, who
    for maker, owner in (("bas", "samira"), ("samira", "samira"), ("noor", "bas")):
        with pytest.raises(NotFound):
            agree(store, town, now, maker=maker, owner=owner)
    for who in ("bas", "samira"):
        with pytest.raises(NotFound):
            agreements.take_back(store, town[who], made.public_id, now=now)
    with pytest.raises(NotFound):
        agreements.finish(store, town["bas"], made.public_id, on=TODAY, now=now)

    agreements.finish(store, town["samira"], made.public_id, on=TODAY, now=now)
    assert (agreements.mine(store, town["noor"]), len(agreements.mine(store, town["noor"], done=True))) == ([], 1)
    later = TODAY + timedelta(days=30)  # an old screen's buttons
    agreements.finish(store, town["noor"], made.public_id, on=later, now=now)
    agreements.put_off(store, town["noor"], made.public_id, until=later, now=now)
    assert (made.done_on, made.due_on) == (TODAY, TODAY + timedelta(days=7))
    agreements.finish(store, town["noor"], made.public_id, on=None, now=now)
    agreements.take_back(store, town["noor"], made.public_id, now=now)
    assert agreements.mine(store, town["samira"]) == agreements.mine(store, town["samira"], done=True) == []


def test_its_owner_hears_three_days_before_the_day_after_and_every_two_weeks(store, town):
    made = agree(store, town, datetime(2026, 11, 20, 8, tzinfo=UTC), days=7)  # due on the 27th
    heard, since = [], date.min
    for day in (TODAY + timedelta(days=n) for n in range(30)):
        due = agreements.to_remind(store, today=day).get(town["samira"].person_id, [])
        if agreements.is_news(due, since, day):
            heard.append(day)
            since = day
    assert heard == [date(2026, 11, 24), date(2026, 11, 28), date(2026, 12, 12)]
    made.done_on = TODAY
    store.flush()
    assert agreements.to_remind(store, today=date(2027, 1, 1)) == {}
