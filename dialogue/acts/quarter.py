"""The figures of a period: a picture, a message with every indicator, and the same as files (DOMAIN US-R1)."""

from dialogue.act import Act, Pointed
from dialogue.reporting import asking, screens
from dialogue.screens import Screen
from dialogue.talk import Talk
from foundation.refusals import NotFound
from monitoring.scopes import LEADS


def ask(talk: Talk, rest: str) -> Screen | None:
    """`/kwartaal [2026-K3] [gemeente]` or `kwartaal 3`; without a period the one that people want now."""
    asking.order(talk, "quarter", asking.typed(talk, rest))
    return None


def tapped(talk: Talk, at: Pointed) -> Screen | None:
    """Another period or municipality."""
    asking.order(talk, "quarter", asking.tapped(talk, at))
    return None


def choose(talk: Talk, at: Pointed) -> Screen:
    """Which file, and for whom (`about`)."""
    if at.about not in screens.RULES:
        raise NotFound
    return screens.which_file(talk, asking.tapped(talk, at), at.about)


def file(talk: Talk, at: Pointed) -> Screen | None:
    """The same report as a file (`about`: for whom, and its form), or two of them."""
    readers, _, form = at.about.partition(".")
    forms = screens.PACKED if form == screens.PACK else (form,)
    if readers not in screens.RULES or not {*forms} <= {*screens.FILES}:
        raise NotFound
    asked = asking.tapped(talk, at)
    for each in forms:
        asking.order(talk, "quarter_file", asked, form=each, audience=readers)
    return None


def places(talk: Talk, at: Pointed) -> Screen:
    """Choose one of her municipalities, or her organisation."""
    return screens.places(talk, asking.tapped(talk, at))


ACT = Act(
    name="quarter", roles=frozenset({"regisseur", *LEADS}), start=ask, takes_more=True, instead=asking.not_yours,
    verbs={screens.REPORT: tapped, screens.CHOOSE: choose, screens.FILE: file, screens.PLACES: places},
    makers={"quarter": screens.report, "quarter_file": screens.file},
)  # fmt: skip
