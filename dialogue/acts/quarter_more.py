"""From the figures to what stands beside them: stories, bottlenecks, explanations, norms, the meeting; and back."""

from dataclasses import replace

from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.reporting import asking, screens
from dialogue.reporting.asking import Asked
from dialogue.screens import Screen
from dialogue.steering.meeting_screens import PACK
from dialogue.table import every_act
from dialogue.talk import Talk
from foundation.refusals import NotFound
from monitoring.periods import Period


def look(talk: Talk, at: Pointed) -> Screen | None:
    """The choices of a report (`choice` and `version`), or one of them (`about`), each as if it had been typed."""
    asked = asking.tapped(talk, at)
    if at.about == "-":
        return screens.more(talk, asked)
    if at.about not in screens.BESIDE:
        raise NotFound
    act = every_act()[screens.BESIDE[at.about]]
    if act.form is not None:
        return filling.begin(talk, act, _known(asked))
    if at.about == "overleg" and asked.place:
        return act.verbs[PACK](talk, at)
    found = act.start(talk, _typed(at.about, asked)) if act.start else None
    return _with_way_back(asked, found) if found is not None else None


def _with_way_back(asked: Asked, found: Screen) -> Screen:
    """Below what it offers itself: back to the figures from which it was opened."""
    return replace(found, buttons=(*found.buttons, (screens.back(asked),)), fresh=True)


def _known(asked: Asked) -> dict[str, str]:
    place = {"place": asked.place} if asked.place else {}
    return {**place, "period": str(asked.period)}


def _typed(word: str, asked: Asked) -> str:
    if word == "verhalen":
        return str(asked.period)
    if word == "proces":
        return str(_half(asked.period))
    if word == "volledigheid":
        return f"{asked.period} {asked.place or ''}".strip()
    return asked.place or "" if word in {"normen", "rapportage", "overleg"} else ""


def _half(period: Period) -> Period:
    """The half-year in which this period ends."""
    return Period(period.year, "H", (period.last.month + 5) // 6)


ACT = Act(name="quarter_more", roles=frozenset({"regisseur"}), in_menu=False, verbs={screens.MORE: look})
