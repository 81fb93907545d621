"""What stands in the reports of a municipality, and how often they come (DOMAIN G05)."""

from dialogue.act import Act, Pointed
from dialogue.screens import Screen
from dialogue.steering import setting_screens, where
from dialogue.steering.setting_screens import EVERY, THEME, TURN, VERB
from dialogue.talk import Talk
from foundation.refusals import NotFound
from monitoring import report_settings
from monitoring.indicators import INDICATORS

ROLE = "regisseur"


def show(talk: Talk, rest: str) -> Screen:
    """`/rapportage [gemeente]`."""
    place = where.asked(talk, rest, ROLE)
    return setting_screens.main(talk, place) if place else where.which(talk, VERB, ROLE)


def tapped(talk: Talk, at: Pointed) -> Screen:
    """A theme, another rhythm, or an indicator in or out."""
    place = where.pointed(talk, at.version, ROLE)
    what, _, code = at.choice.partition(".")
    if what == EVERY:
        report_settings.send_every(talk.store, talk.who, place, code, now=talk.now)
        return setting_screens.main(talk, place)
    if what == TURN:
        report_settings.turn(talk.store, talk.who, place, code, now=talk.now)
        return setting_screens.theme(talk, place, INDICATORS[code].theme)
    if what == THEME and any(each.theme == code for each in INDICATORS.values()):
        return setting_screens.theme(talk, place, code)
    if at.choice:
        raise NotFound
    return setting_screens.main(talk, place)


ACT = Act(name="report_setting", roles=frozenset({ROLE}), start=show, takes_more=True, verbs={VERB: tapped})
