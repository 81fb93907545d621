"""What coaches together answered to the two questions of a half-year."""

from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from dialogue.telling.process import OUTCOME, lines
from monitoring.formats.speaking import period_name
from monitoring.periods import Period
from monitoring.process import answering, reporting
from monitoring.scopes import scope_for
from monitoring.suppression import INTERNAL


def show(talk: Talk, rest: str) -> Screen:
    """`/proces [2026-H1]`: the last half-year that is over, or another."""
    half = Period.read(rest) if rest else answering.half_of(talk.today).previous()
    found = reporting.for_report(talk.store, scope_for(talk.store, talk.who), half, now=talk.now, rule=INTERNAL)
    before = Button(period_name(half.previous()).capitalize(), OUTCOME, "-", choice=str(half.previous()))
    told = [(period_name(each.half), lines(talk, each), each.remarks, each.hidden) for each in found]
    facts = {"told": told, "period": period_name(half), "going_on": talk.today <= half.last}
    return Screen("process/outcome", facts, ((before,),))


def page(talk: Talk, at: Pointed) -> Screen:
    """An earlier half-year."""
    return show(talk, at.choice)


ACT = Act(name="process_outcome", roles=frozenset({"regisseur"}), start=show, verbs={OUTCOME: page})
