"""What becomes of a letter, by its policy and by what the channel said."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from dialogue import outbox
from dialogue.delivery import Delivery, Receipt
from dialogue.letters import Letter
from dialogue.models import Outgoing
from dialogue.outbox import Address
from foundation import alerts
from foundation.people.models import Account
from tests.casework import builders
from tests.conftest import NOW

TO = Address("telegram", 11, 11)


class Post:
    """A channel that answers what it was told to, and writes down what it carried."""

    channel = "telegram"

    def __init__(self, *answers: Receipt | Exception) -> None:
        self.answers = list(answers)
        self.carried: list[tuple[int, str]] = []

    async def deliver(self, chat: int, letter: Letter) -> Receipt:
        self.carried.append((chat, letter.html))
        answer = self.answers.pop(0) if self.answers else Receipt("sent", message=1)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def busy(self, chat: int) -> None:
        pass


class Clock:
    def __init__(self) -> None:
        self.at = NOW

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return Clock()


def sender(database, clock, *answers, makers=None) -> Delivery:
    return Delivery(database, Post(*answers), makers=makers or {}, clock=clock)


def put(database, html="hallo", to=TO, **facts) -> None:
    with database.writing() as store:
        outbox.put(store, to, Letter(html=html, **facts.pop("letter", {})), now=NOW, **facts)


def letters(database) -> list[Outgoing]:
    with database.reading() as store:
        return list(store.scalars(select(Outgoing).order_by(Outgoing.id)))


@pytest.mark.parametrize(
    ("policy", "outcome", "left"),
    [
        ("repeat", "sent", ("sent", False)),
        ("repeat", "later", ("ready", True)),
        ("repeat", "not_sent", ("ready", True)),
        ("repeat", "unknown", ("ready", True)),
        ("repeat", "refused", ("failed", False)),
        ("repeat", "unreachable", ("failed", False)),
        ("once", "sent", ("sent", False)),
        ("once", "later", ("ready", True)),
        ("once", "not_sent", ("ready", True)),
        ("once", "unknown", ("uncertain", False)),
        ("once", "refused", ("failed", False)),
        ("once", "unreachable", ("failed", False)),
    ],
)
async def test_the_state_after_each_answer(database, clock, policy, outcome, left):
    put(database, policy=policy)
    assert await sender(database, clock, Receipt(outcome)).carry_once()
    (row,) = letters(database)
    assert (row.state, row.payload is not None) == left


async def test_a_chat_is_served_in_order_and_waits_for_its_first_letter(database, clock):
    put(database, "een")
    put(database, "twee")
    post = sender(database, clock, Receipt("later", after_seconds=30))
    await post.carry_once()
    assert not await post.carry_once()
    clock.at += timedelta(seconds=31)
    while await post.carry_once():
        pass
    assert [html for _, html in post.carrier.carried] == ["een", "een", "twee"]


async def test_prompts_go_one_by_one_and_after_the_screens(database, clock):
    for chat in (11, 12):
        put(database, "vraag", Address("telegram", chat, chat), policy="once")
    put(database, "scherm", Address("telegram", 13, 13))
    post = sender(database, clock)
    counts = []
    while await post.carry_once():
        counts.append(len(post.carrier.carried))
    assert counts == [1, 2, 3]
    assert post.carrier.carried[0] == (13, "scherm")


async def test_a_day_without_a_connection_and_a_hundred_pauses_give_nothing_up(database, clock):
    put(database)
    post = sender(database, clock, *[Receipt("not_sent")] * 60, *[Receipt("later", after_seconds=60)] * 40)
    for _ in range(101):
        await post.carry_once()
        clock.at += timedelta(minutes=15)
    assert letters(database)[0].state == "sent"


async def test_what_stays_unknown_is_given_up_after_many_tries_and_told_to_who_runs_it(database, clock):
    put(database)
    post = sender(database, clock, *[Receipt("unknown")] * 20)
    for _ in range(20):
        await post.carry_once()
        clock.at += timedelta(minutes=11)
    assert letters(database)[0].state == "failed"
    assert len(post.carrier.carried) == outbox.MAX_TRIES
    with database.reading() as store:
        assert [alert.kind for alert in alerts.since(store, NOW - timedelta(hours=1))] == ["letter_unknown"]


async def test_a_mistake_with_one_letter_stops_no_other(database, clock):
    put(database, "een")
    put(database, "twee", Address("telegram", 12, 12))
    assert await sender(database, clock, ValueError("x")).carry_once()
    assert sorted(row.state for row in letters(database)) == ["ready", "sent"]


async def test_a_screen_that_cannot_be_made_is_answered_all_the_same(database, clock):
    def broken(_store, _facts, _now):
        raise ValueError("x")

    put(database, letter={"errand": {"maker": "report", "facts": {}, "language": "nl"}})
    post = sender(database, clock, makers={"report": broken})
    await post.carry_once()
    assert letters(database)[0].state == "sent"
    assert "ging iets mis" in post.carrier.carried[0][1]


@pytest.mark.parametrize(("policy", "state"), [("repeat", "ready"), ("once", "uncertain")])
def test_what_a_dead_sender_was_carrying(database, clock, policy, state):
    put(database, policy=policy)
    with database.writing() as store:
        outbox.claim(store, "telegram", now=NOW)
    with database.writing() as store:
        assert outbox.lapse(store, "telegram", now=NOW + outbox.LEASE) == 0
        assert outbox.lapse(store, "telegram", now=NOW + outbox.LEASE + timedelta(seconds=1)) == 1
    assert letters(database)[0].state == state


def test_a_sender_that_is_alone_takes_over_at_once(database, clock):
    put(database)
    with database.writing() as store:
        outbox.claim(store, "telegram", now=NOW)
    with database.writing() as store:
        assert outbox.lapse(store, "telegram", now=NOW, alone=True) == 1


@pytest.mark.parametrize(("chat", "reachable"), [(11, False), (-100, True)])
async def test_only_who_closed_her_own_chat_is_unreachable(database, clock, chat, reachable):
    with database.writing() as store:
        person = builders.make_person(store)
        store.add(Account(channel="telegram", number=11, person_id=person.id, linked_at=NOW))
    put(database, to=Address("telegram", 11, chat))
    await sender(database, clock, Receipt("unreachable")).carry_once()
    with database.reading() as store:
        assert store.scalars(select(Account)).one().reachable is reachable
