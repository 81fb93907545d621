"""What was answered after three and six months, with what can be said besides; and why somebody stops."""

from casework import follow_ups, lent
from casework.models import Question, Trajectory
from casework.queries import portraits
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from dialogue.trajectory import health
from dialogue.trajectory.verbs import JOY
from foundation.codes import of_class

WHY = ("geen_klik", "tijdstip", "kosten", "vervoer", "gezondheid", "psychisch", "activiteit_anders", "onbekend")
SIX = 6
ENJOYMENT = (("ja", "beetje", "nee"), ("c_ja", "c_nee"))


def answered(talk: Talk, asked: Question, walk: Trajectory) -> Screen:
    """What was said; below a yes after six months two more questions, each a tap or none (DOMAIN I17)."""
    months = int(asked.kind.removeprefix("months_"))
    given = follow_ups.answer_of(talk.store, walk, months)
    outcome = given.outcome if given else ""
    enjoys = months == SIX and outcome in of_class("outcome", "yes")
    last = [Button(talk.label("buttons.undo"), "qu", asked.public_id)]
    if outcome == "stopped":
        last.insert(
            0,
            Button(talk.label("buttons.find_activity"), "cl", lent.pointer(talk.store, talk.who, walk), choice="zoek"),
        )
    facts = {
        "code_name": lent.called(talk.store, talk.who, walk),
        "months": months,
        "outcome": outcome,
        "enjoys": enjoys,
    }
    rows = [*(_enjoyment(talk, asked, walk) if enjoys else ()), *health.content(talk, asked, walk, months)]
    rows += health.offered(talk, walk, health.MONTHS_3) if months < SIX else []
    rows.append(tuple(last))
    return Screen("check/answered", facts, tuple(rows), private=True)


def which(talk: Talk, asked: Question, walk: Trajectory, *, yes: str, no: str) -> Screen:
    """She takes part, but by what we know everything had stopped before that day: ask which is right (DOMAIN §2.5)."""
    buttons = (
        (Button(talk.label("check_answers.same"), "qa", asked.public_id, choice=yes),),
        (Button(talk.label("check_answers.stopped"), "qa", asked.public_id, choice=no),),
    )
    facts = {"code_name": lent.called(talk.store, talk.who, walk)}
    return Screen("check/which", facts, buttons, private=True)


def _enjoyment(talk: Talk, asked: Question, walk: Trajectory) -> tuple[tuple[Button, ...], ...]:
    """What was tapped has a mark; tapping something else changes it."""
    known = portraits.enjoyment(talk.store, walk)
    contacts = None if known is None or known.new_contacts is None else "c_ja" if known.new_contacts else "c_nee"
    said = {known.joy if known else None, contacts}
    return tuple(
        tuple(
            Button(("✔ " if code in said else "") + talk.label(f"joy.{code}"), JOY, asked.public_id, choice=code)
            for code in row
        )
        for row in ENJOYMENT
    )
