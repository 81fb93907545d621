"""Coming in: what Wegwijs is, an invitation, the first screen."""

from dialogue import outbox, own_listing
from dialogue.act import Act
from dialogue.letters import Letter
from dialogue.outbox import Address
from dialogue.screens import Button, Screen
from dialogue.table import keyboard, menu
from dialogue.talk import Talk
from foundation.language.dates import said_on
from foundation.people import accounts, invites, people
from foundation.people.invites import Accepted
from foundation.refusals import Refusal


def start(talk: Talk, code: str) -> Screen:
    """Say hello; with an invitation's code, let the person in. Without one nothing is shown."""
    if code:
        accepted = invites.accept(
            talk.store, code, channel=talk.to.channel, number=talk.to.account, name=talk.said.name, now=talk.now
        )
        if isinstance(accepted, Refusal):
            return Screen(accepted.message(), accepted.facts, room="foundation")
        talk.store.flush()
        _ask_inviter(talk, accepted)
    who = people.who(talk.store, talk.to.channel, talk.to.account, today=said_on(talk.now))
    if who.person_id is None:
        return Screen("start/stranger")
    if not who.members:
        return Screen("start/not_confirmed", {"name": who.name, "lapsed": bool(who.lapsed)})
    outbox.put(talk.store, talk.to, Letter(menu=menu(who)), now=talk.now, kind="menu")
    members = [(talk.label(f"roles.{m.role}"), m.organisation) for m in who.members]
    facts = {"name": who.name, "members": members, "coach": who.has("coach"), "about_own": own_listing.meant_by(who)}
    return Screen("start/welcome", facts, keyboard=keyboard(who), fresh=True)


def _ask_inviter(talk: Talk, accepted: Accepted) -> None:
    """Who invited a coach, regisseur or admin says whether the right person came in."""
    membership = accepted.membership
    if membership is None or membership.confirmed_at is not None or membership.invited_by is None:
        return
    facts = {"name": accepted.person.name, "role": talk.label(f"roles.{membership.role}")}
    buttons = (
        Button(talk.label("buttons.right_person"), "iy", membership.public_id),
        Button(talk.label("buttons.wrong_person"), "in", membership.public_id),
    )
    for account in accounts.of(talk.store, membership.invited_by):
        to = Address(account.channel, account.number, account.number)
        screen = Screen("invite/is_this", facts, (buttons,))
        outbox.prompt(talk.store, to, screen, now=talk.now, key=f"invited:{membership.public_id}", policy="repeat")


ACT = Act(name="start", start=start, in_menu=False)
