"""What others can learn of clients: every word about a client is a canary, and none may be heard elsewhere."""

import pytest
from sqlalchemy import select, text

from dialogue.models import Incoming, Outgoing
from monitoring.formats import FACES
from monitoring.periods import Period
from monitoring.reports import report
from monitoring.scopes import scope_for
from monitoring.suppression import INTERNAL
from tests.security.town import NOW, PEOPLE, who

WORDS = ("help", "activiteiten", "kwartaal", "kwartaal 2026-K3", "voorstellen", "definities", "wandelen", "soep",
         "clienten", "vandaag", "gesprek", "uitnodigen")  # fmt: skip
CANARY = "kanariezwaluw"


def canaries(desk, town):
    """Every public id and name that belongs to a client; and the name of an activity that only a client's row has."""
    with desk.database.writing() as store:
        for table, column in (("participation", "listing_name"),):
            store.execute(text(f"UPDATE {table} SET {column} = :word"), {"word": CANARY})
    about = ("client", "trajectory", "referral", "session", "started", "waits", "appointment", "closing", "start",
             "months_3", "closed", "draft")  # fmt: skip
    return [CANARY, town.code_name, town.code_name.split("-")[0].lower(), *(town.ids[kind] for kind in about)]


# On PostgreSQL `make test` tries one in so many: people take the words in turn. All of them in `make prove`.
@pytest.mark.parametrize(
    ("database_kind", "one_in"),
    [("sqlite", 1), ("postgresql", 4), pytest.param("postgresql", 1, marks=pytest.mark.prove)],
    indirect=["database_kind"],
)
def test_nobody_but_her_coach_hears_of_a_client(desk, town, one_in):
    words = canaries(desk, town)
    for turn, name in enumerate((*PEOPLE, "stranger")):
        if name == "samira":
            continue
        for line in WORDS[turn % one_in :: one_in]:
            heard = str(desk.say(name, f"/{line}")) + str(desk.say(name, line))
            assert [word for word in words if word in heard] == [], f"{name} types {line}"


def test_control_her_coach_does(desk, town):
    words = canaries(desk, town)
    heard = str(desk.say("samira", "/clienten"))
    assert town.code_name in heard
    assert words


def test_no_file_of_a_report_holds_one(desk, town):
    words = canaries(desk, town)
    with desk.database.reading() as store:
        periods = Period.read("2026-K3").last_ones(2)
        made = [report(store, scope_for(store, who(store, "noor")), one, now=NOW, rule=INTERNAL) for one in periods]
        for name, face in FACES.items():
            content = face.make(made[-face.periods :])
            raw = content if isinstance(content, bytes) else content.encode()
            assert [word for word in words if word.encode() in raw] == [], name


def test_neither_trail_nor_log_holds_what_was_typed(desk, town, capfd):
    words = ("kwartelkoning", "zwartkop")
    desk.say("samira", f"/zoek wandelen {words[0]} {words[1]}")
    desk.say("samira", f"{town.code_name} 45 min intake {words[0]}")
    desk.say("stranger", f"/start {words[0]}")
    desk.tap("samira", f"cl:{words[0]} {words[1]}:1")
    with desk.database.reading() as store:
        trail = str(store.execute(text("SELECT * FROM audit_entry")).all())
        drafts = str(store.execute(text("SELECT answers FROM draft")).all())
        waiting = store.scalars(select(Incoming.payload).where(Incoming.payload.is_not(None))).all()
    out = capfd.readouterr()
    for word in words:
        assert word not in trail
        assert word not in drafts
        assert word not in out.out + out.err
    assert waiting == []


def test_what_waits_is_unreadable_and_what_was_sent_is_gone(desk, town):
    from dialogue import inbox
    from tests.security.desk import CIPHER

    with desk.database.writing() as store:
        arrived = inbox.Arrival(
            channel="telegram", update_id=9_999_999, account=1, chat=1, message=None, raw=CANARY.encode()
        )
        inbox.keep(store, [arrived], CIPHER, now=NOW)
        kept = store.scalars(select(Incoming.payload).where(Incoming.update_id == 9_999_999)).one()
    assert CANARY.encode() not in kept
    assert CIPHER.decrypt(kept) == CANARY.encode()
    assert Outgoing.__tablename__ == "outbox"
