"""Ten hours in one trajectory: said once, no more than a signal (DOMAIN C01)."""

from casework import lent, signals
from dialogue import rules_of_thumb
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from dialogue.trajectory.verbs import LOOK, SEEN
from monitoring import norms


def see(talk: Talk, at: Pointed) -> Screen:
    """How many hours there are by now; it is not pointed out again."""
    walk = signals.see_ten_hours(talk.store, talk.who, at.about, now=talk.now)
    minutes = signals.minutes_of(talk.store, walk)
    rule = rules_of_thumb.of(talk.store, talk.who, talk.today).client_hours
    facts = {
        "code_name": lent.called(talk.store, talk.who, walk), "minutes": minutes,
        "hours": int(minutes * talk.tools.work_factor // 60), "rule": tuple(map(norms.figure, rule)),
    }  # fmt: skip
    look = Button(talk.label("trajectory.all"), LOOK, lent.pointer(talk.store, talk.who, walk))
    day = Button(talk.label("trajectory.day"), "td", "-")
    return Screen("trajectory/ten_hours", facts, ((look, day),), private=True)


ACT = Act(name="ten_hours", roles=frozenset({"coach"}), about_clients=True, in_menu=False, verbs={SEEN: see})
