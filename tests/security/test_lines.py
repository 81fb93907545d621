"""What is typed, changed later, forwarded or sent from where it should not: read as text, never as an order."""

from itertools import product

import pytest
from sqlalchemy import func, select

from casework import code_names
from casework.models import Client, Session
from dialogue.models import Incoming
from tests.security.desk import seen
from tests.security.town import ACCOUNTS


def html(letters):
    return " ".join(letter.html for letter in letters)


def sessions(desk):
    with desk.database.reading() as store:
        return store.scalar(select(func.count()).select_from(Session))


@pytest.mark.parametrize("name", ["fatima", "yusuf"])
def test_a_line_about_anothers_client_is_answered_as_one_about_nobody(desk, town, name):
    with desk.database.reading() as store:
        given = {row.code_word for row in store.scalars(select(Client))}
    nobody = next(word for word in sorted(code_names.words()) if word not in given)
    before = sessions(desk)
    for words in ("{} 45 min intake", "/gesprek {}", "/kies {}", "/afsluiten {}"):
        hers = desk.say(name, words.format(town.code_name))
        none = desk.say(name, words.format(f"{nobody}-88"))
        assert [(each.html, each.toast) for each in hers] == [(each.html, each.toast) for each in none]
        assert town.code_name.lower() not in html(hers).lower()
    assert sessions(desk) == before


def test_control_her_own_line_is_kept(desk, town):
    before = sessions(desk)
    assert "Vastgelegd" in html(desk.say("samira", f"{town.code_name} 45 min intake"))
    assert sessions(desk) == before + 1


@pytest.mark.parametrize("line", ["{} 45 min intake", "/gesprek {} 45 min intake", "gesprek {} 45 min intake"])
def test_a_line_that_is_changed_later_is_not_given_again(desk, town, line):
    desk.say("samira", line.format(town.code_name), number=501)
    before = sessions(desk)
    desk.say("samira", line.format(town.code_name).replace("45", "50"), number=501, kind="edited_message")
    assert sessions(desk) == before


ORIGINS = (
    {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Iemand"}},
    {"forward_origin": {"type": "user", "date": 1, "sender_user": {"id": 9, "is_bot": False, "first_name": "X"}}},
    {"via_bot": {"id": 9, "is_bot": True, "first_name": "Bot"}},
)


def test_what_is_forwarded_or_comes_through_another_bot_is_no_order(desk, town):
    before = desk.rows()
    for origin, words in product(ORIGINS, ("/afsluiten", "/gesprek {}", "{} 45 min intake", "/start abc")):
        line = words.format(town.code_name)
        assert desk.say("samira", line, number=77, **origin)[0].drop == (77,)
        assert seen(desk.say("stranger", line, **origin)) == []
    assert desk.rows() == before


GROUP = {"id": -100500, "type": "supergroup", "title": "Team"}
CHANNEL = {"id": -100600, "type": "channel", "title": "Nieuws"}
ELSEWHERE = {
    "in a group": ("message", {"chat": GROUP}), "changed in a group": ("edited_message", {"chat": GROUP}),
    "in a channel": ("channel_post", {"chat": CHANNEL}),
    "changed in a channel": ("edited_channel_post", {"chat": CHANNEL}),
    "for a business": ("business_message", {"business_connection_id": "x"}),
    "changed for a business": ("edited_business_message", {"business_connection_id": "x"}),
    "by a bot": ("message", {"from": {"id": 9, "is_bot": True, "first_name": "Bot"}}),
}  # fmt: skip


def test_elsewhere_nothing_is_done_and_no_client_is_named(desk, town):
    before = desk.rows()
    for where, (kind, about) in ELSEWHERE.items():
        letters = desk.say("samira", f"{town.code_name} 45 min intake", kind=kind, **about)
        assert town.code_name not in html(letters), where
        assert all(letter.leave for letter in letters), where
    assert desk.rows() == before


@pytest.mark.parametrize("kind", ["inline_query", "chosen_inline_result"])
def test_asked_inline_nothing_is_answered(desk, kind):
    person = {"id": ACCOUNTS["samira"], "is_bot": False, "first_name": "Samira"}
    assert desk.send({kind: {"id": "1", "result_id": "1", "from": person, "query": "wandelen", "offset": ""}}) == []


PAYLOADS = ("x", "../../etc/passwd", "' OR 1=1 --", "a" * 1400, "%00", "😀", "cl_x", "<b>x</b>", "a b c")


def test_a_payload_changes_nothing_and_tells_nothing(desk):
    before = desk.rows()
    answers = {html(desk.say("stranger", f"/start {payload}")) for payload in PAYLOADS[:5]}
    assert len(answers) == 1
    locked = {html(desk.say("stranger", f"/start {payload}")) for payload in PAYLOADS[5:]}
    assert len(locked) == 1
    assert locked != answers
    assert desk.rows() == before


def test_the_lock_holds_for_who_guesses_and_for_nobody_else(desk):
    from foundation.people import invites
    from foundation.people.who import SYSTEM

    for number in range(6):
        desk.say("stranger", f"/start gok{number}")
    with desk.database.writing() as store:
        code = invites.make(store, SYSTEM, role="provider", organisation_id=1, now=desk.now)
    assert "Welkom" not in html(desk.say("stranger", f"/start {code}"))
    assert "Welkom" in html(desk.say("henk", f"/start {code}"))


def test_who_was_blocked_does_not_come_back_with_an_old_invitation(desk):
    from foundation.people import invites, people
    from foundation.people.models import Person
    from foundation.people.who import SYSTEM

    with desk.database.writing() as store:
        code = invites.make(store, SYSTEM, role="provider", organisation_id=1, now=desk.now)
        henk = store.scalars(select(Person).where(Person.name == "Henk")).one()
        people.block(store, SYSTEM, henk.public_id, now=desk.now)
    assert "Welkom" not in html(desk.say("henk", f"/start {code}"))
    assert "Welkom" not in html(desk.say("henk", "/activiteiten"))


def test_a_line_that_names_a_client_anywhere_leaves_the_chat_again(desk, town):
    desk.say("samira", "/zoek wandelen reeshof")
    for line in (
        f"wandelen voor {town.code_name}",
        f"/zoek koken met {town.code_name}",
        f"/afsluiten {town.code_name}",
    ):
        desk.say("samira", line)
    with desk.database.reading() as store:
        flags = store.scalars(select(Incoming.removable).order_by(Incoming.update_id)).all()
    assert flags == [False, True, True, True]


def test_tricks_with_direction_and_width_do_not_survive(desk):
    desk.say("ilse", "wandelen \u202egnilledni\u202c \u200b\u2066x\u2069")
    rows = str(desk.rows())
    assert not [mark for mark in "\u202e\u202c\u200b\u2066\u2069" if mark in rows]


def test_no_code_name_becomes_the_name_of_an_activity(desk, town):
    """What is not on the map can be proposed for it, and then everybody reads its name."""
    desk.tap("fatima", "lk:-:0")
    before = desk.rows()
    answer = desk.say("fatima", f"Wandelen met {town.code_name}")
    assert town.code_name not in str([letter.html for letter in answer])
    assert any(letter.drop for letter in answer), "the line leaves the chat"
    assert desk.rows() == before


def test_who_reads_what_was_searched_in_vain_adds_nothing_to_it(desk):
    """Four searches of her own would tell her that a colleague searched once."""

    def counted():
        return desk.rows()["search_count"]

    before = counted()
    for name in ("noor", "ilse"):
        desk.say(name, "/zoek schaken in Tilburg")
        desk.say(name, "schaken")
    assert counted() == before
    desk.say("fatima", "schaken")
    assert counted() != before, "control: a coach's search counts"


def test_a_line_that_answers_nothing_and_may_name_a_client_leaves_the_chat(desk, town):
    desk.say("samira", f"/gesprek {town.code_name}")
    named = desk.say("samira", "mevrouw de Vries wil wandelen", number=905)[-1]
    assert named.drop == (905,)
    assert "misschien een naam" in named.html
    assert "Wat voor gesprek?" in named.html
    assert "de Vries" not in named.html
    assert desk.say("samira", "iets heel anders", number=906)[-1].drop == ()
