"""What the dialogue holds of a client who is gone goes everywhere, and nothing of anybody else."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from casework import consents
from casework.models import Session
from dialogue import forgetting
from dialogue.letters import Letter
from dialogue.models import Draft, Outgoing
from foundation.people.models import Leave
from tests.security.town import ACCOUNTS, NOW, TODAY, build, who

NOBODYS = "niemand"  # the id of a client who went by merging


@pytest.fixture
def town(store):
    return build(store)


def _draft(store, name, **answers):
    draft = Draft(
        public_id=store.new_public_id(), channel="telegram", account=ACCOUNTS[name], chat=ACCOUNTS[name], act="merge",
        person_id=who(store, name).person_id, answers=answers, asked=[], state="done", made_at=NOW, updated_at=NOW,
    )  # fmt: skip
    store.add(draft)
    return draft.public_id


def _letter(store, name, html="", **about):
    facts = {"kind": "screen", "policy": "repeat", "state": "held", "run_after": NOW, "made_at": NOW, **about}
    letter = Outgoing(
        channel="telegram", account=ACCOUNTS[name], chat=ACCOUNTS[name], payload=Letter(html=html).to_bytes(), **facts
    )
    store.add(letter)
    return letter


def test_her_code_name_goes_from_every_form_and_letter_of_her_organisation_only(store, town):
    fatima, yusuf = (_draft(store, name, known=town.code_name) for name in ("fatima", "yusuf"))
    longer = _draft(store, "fatima", known=f"{town.code_name}1")
    session = store.scalars(select(Session)).one()
    session.draft = _draft(store, "samira", client=NOBODYS, minutes=45)
    here, there = (_letter(store, name, f"Bel {town.code_name}") for name in ("fatima", "yusuf"))
    shown = {"state": "sent", "private": True, "sent_at": NOW, "message": 7}
    stood_in, colleague = (_letter(store, name, **shown) for name in ("fatima", "idle"))
    leave = store.scalars(select(Leave)).one()
    leave.from_on, leave.until_on, leave.accepted_at = TODAY - timedelta(days=3), TODAY - timedelta(days=1), NOW
    store.flush()
    made_from, samira = session.draft, who(store, "samira")
    gone = consents.strip_client(store, samira, town.ids["client"], secret=b"s" * 32, now=NOW)
    forgetting.forget(store, gone, now=NOW)
    left = set(store.scalars(select(Draft.public_id)))
    assert not {fatima, made_from} & left
    assert {yusuf, longer} <= left  # there it is another client
    assert (here.state, here.payload) == ("cancelled", None)
    assert there.state == "held"
    assert (stood_in.remove_after, colleague.remove_after) == (NOW, None)
