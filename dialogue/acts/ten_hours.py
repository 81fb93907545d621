"""Ten hours in one trajectory: said once, no more than a signal (DOMAIN C01)."""

from casework import access, signals
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from dialogue.trajectory.verbs import LOOK, SEEN


def see(talk: Talk, at: Pointed) -> Screen:
    """How many hours there are by now; it is not pointed out again."""
    walk = signals.see_ten_hours(talk.store, talk.who, at.about, now=talk.now)
    client = access.client_of(talk.store, walk)
    minutes = signals.minutes_of(talk.store, walk)
    facts = {
        "code_name": client.code_name, "minutes": minutes, "hours": int(minutes * talk.tools.work_factor // 60)
    }  # fmt: skip
    look = Button(talk.label("trajectory.all"), LOOK, client.public_id)
    day = Button(talk.label("trajectory.day"), "td", "-")
    return Screen("trajectory/ten_hours", facts, ((look, day),), private=True)


ACT = Act(name="ten_hours", roles=frozenset({"coach"}), about_clients=True, in_menu=False, verbs={SEEN: see})
