"""What waits for a second person: erasing a client, a file of everything, records that must be kept (DOMAIN §4.5)."""

from casework import rights
from dialogue import forgetting
from dialogue.act import Act, Pointed
from dialogue.rights.asked import ANSWER, LIST, SEE
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.people.models import Person
from foundation.refusals import NotFound


def show(talk: Talk, _rest: str) -> Screen:
    """Every request that waits for her answer."""
    every = rights.waiting(talk.store, talk.who, now=talk.now)
    buttons = [
        Button(f"{talk.label(f'rights.kind.{row.kind}')}: {client.code_name}", SEE, row.public_id)
        for row, client in every
    ]
    return Screen("rights/list", {"count": len(every)}, in_rows(buttons, 1), private=True)


def page(talk: Talk, _at: Pointed) -> Screen:
    """The same, from a button."""
    return show(talk, "")


def see(talk: Talk, at: Pointed) -> Screen:
    """One request: who asks what, and what a yes does."""
    row, client = rights.to_answer(talk.store, talk.who, at.about, now=talk.now)
    facts = {
        "code_name": client.code_name, "kind": row.kind, "by": talk.store.get_one(Person, row.asked_by).name,
        "on": row.asked_at, "reason": talk.label(f"rights.reason.{row.reason}") if row.reason else "",
    }  # fmt: skip
    yes = Button(talk.label(f"rights.agree.{row.kind}"), ANSWER, row.public_id, choice="ja")
    no = Button(talk.label("buttons.no"), ANSWER, row.public_id, choice="nee")
    back = Button(talk.label("buttons.back"), LIST, "-")
    return Screen("rights/request", facts, ((yes,), (no, back)), private=True)


def answer(talk: Talk, at: Pointed) -> Screen:
    """A yes does it, a no leaves everything as it is."""
    if at.choice not in {"ja", "nee"}:
        raise NotFound
    agrees = at.choice == "ja"
    done = rights.answer(
        talk.store, talk.who, at.about, agrees=agrees, secret=talk.tools.secret, now=talk.now
    )  # fmt: skip
    if done.gone is not None:
        forgetting.forget(talk.store, done.gone, now=talk.now)
        return Screen("rights/erased", {"colleagues": done.colleagues}, fresh=True)
    return Screen("rights/done", {"code_name": done.code_name, "kind": done.kind, "agreed": agrees}, private=True)


ACT = Act(
    name="rights_requests", roles=frozenset(rights.DECIDERS), about_clients=True, start=show,
    verbs={LIST: page, SEE: see, ANSWER: answer},
)  # fmt: skip
