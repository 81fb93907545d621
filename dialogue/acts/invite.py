"""Inviting a colleague or a provider, and saying that the right person came in (DESIGN §4 "People")."""

from collections.abc import Sequence

from dialogue import outbox
from dialogue.act import Act, Pointed
from dialogue.forms.choice import ChoiceField
from dialogue.forms.field import ASK, Answers, Choice
from dialogue.forms.form import Form
from dialogue.outbox import Address
from dialogue.screens import Screen
from dialogue.talk import Talk
from foundation import audit
from foundation.language.dates import said_on
from foundation.people import accounts, invites, memberships
from foundation.people.invites import MAY_INVITE
from foundation.people.models import Membership, Organisation, Person
from foundation.people.who import Member


def places(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """The organisations for which she may invite somebody."""
    names = {m.organisation_id: m.organisation for m in talk.who.members if m.role in MAY_INVITE}
    return [Choice(str(number), name) for number, name in names.items()]


def roles(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """What somebody may become there."""
    may = {role for member in _members(talk, answers) for role in MAY_INVITE[member.role]}
    return [Choice(role, talk.label(f"roles.{role}")) for role in sorted(may)]


def only_place(talk: Talk, answers: Answers) -> str | object:
    """What need not be asked because there is no choice."""
    every = places(talk, answers)
    return every[0].code if len(every) == 1 else ASK


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """A code for one person, good for seven days."""
    where = frozenset().union(*(member.municipality_ids for member in _members(talk, answers)))
    code = invites.make(
        talk.store, talk.who, role=answers["role"], organisation_id=int(answers["organisation"]),
        municipality_ids=where, now=talk.now,
    )  # fmt: skip
    audit.record(talk.store, talk.who, "invite.make", draft, now=talk.now, organisation_id=int(answers["organisation"]))
    name = talk.tools.api_name
    facts = {
        "code": code, "link": f"https://t.me/{name}?start={code}" if name else "",
        "role": talk.label(f"roles.{answers['role']}"), "confirms": answers["role"] in invites.CONFIRMED_BY_INVITER,
    }  # fmt: skip
    return Screen("invite/made", facts, copyable=True)


def confirm(talk: Talk, at: Pointed) -> Screen:
    """The right person came in."""
    membership = memberships.confirm(talk.store, talk.who, at.about, now=talk.now)
    talk.store.flush()
    _tell(talk, membership)
    return Screen("invite/confirmed", {"name": talk.store.get_one(Person, membership.person_id).name})


def reject(talk: Talk, at: Pointed) -> Screen:
    """Somebody else used the invitation."""
    membership = memberships.reject(talk.store, talk.who, at.about, today=said_on(talk.now))
    return Screen("invite/rejected", {"name": talk.store.get_one(Person, membership.person_id).name})


def _tell(talk: Talk, membership: Membership) -> None:
    where = talk.store.get_one(Organisation, membership.organisation_id).name
    for account in accounts.of(talk.store, membership.person_id):
        to = Address(account.channel, account.number, account.number)
        screen = Screen("invite/you_may_begin", {"organisation": where})
        outbox.prompt(talk.store, to, screen, now=talk.now, key=f"begin:{membership.public_id}", policy="repeat")


def _members(talk: Talk, answers: Answers) -> list[Member]:
    here = str(answers.get("organisation", only_place(talk, answers)))
    return [m for m in talk.who.members if m.role in MAY_INVITE and str(m.organisation_id) == here]


ACT = Act(
    name="invite",
    roles=frozenset(MAY_INVITE),
    guarded=True,
    form=Form(
        private=False,
        fields=(
            ChoiceField(name="organisation", words="invite", choices=places, assume=only_place),
            ChoiceField(name="role", words="invite", choices=roles),
        ),
        finish=finish,
    ),
    verbs={"iy": confirm, "in": reject},
)
