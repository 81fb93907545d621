"""The report as a message with its picture, the choice of a file, and the file."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from dialogue.reporting import asking
from dialogue.reporting.asking import Asked
from dialogue.reporting.meant import Meant
from dialogue.screens import Attachment, Button, Screen, in_rows
from dialogue.steering.practice_screens import LIST as PRACTICES
from dialogue.talk import Talk
from foundation.language.dates import said_on
from foundation.people import people
from foundation.people.who import Who
from foundation.storage import Store
from foundation.words import label
from monitoring.beside import beside
from monitoring.course import series
from monitoring.formats import FACES
from monitoring.formats.message import as_message
from monitoring.formats.speaking import period_name
from monitoring.formats.wording import audience
from monitoring.frozen import is_frozen
from monitoring.reports import Report
from monitoring.scopes import LEADS
from monitoring.suppression import INTERNAL, PUBLIC, Rule

REPORT, CHOOSE, FILE, PLACES, WISHES, MORE, TABLE = "kw", "kf", "kg", "kp", "ww", "km", "ku"
BESIDE = {
    "verhalen": "story_choosing", "knelpunten": "remarks", "toelichting": "explanation", "proces": "process_outcome",
    "volledigheid": "completeness", "normen": "norms", "overleg": "meeting", "rapportage": "report_setting",
    "abonnement": "subscription",
}  # fmt: skip
BY = ("organisation", "neighbourhood", "variant")  # beside the figures; of practices the first screen tells
FILES = ("pdf", "xlsx", "csv", "json")
PACK = "pack"  # what one sends on of a half-year or a year: these two
PACKED = ("pdf", "xlsx")
_NOT_IN_A_NAME = re.compile(r"[^\w&.-]+")  # of a file
RULES = {"intern": INTERNAL, "openbaar": PUBLIC}


def report(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """The picture and the message."""
    made = _reports(store, facts, now, FACES["png"].periods, INTERNAL)
    told = beside(store, made[-1], now=now)
    picture = Attachment(f"{facts['period']}.png", FACES["png"].make(made, told), picture=True)
    words = as_message(made[-1], told)
    buttons = _buttons(store, facts, now, Meant(version=made[-1].definitions))
    return Screen("quarter/report", {"summary": words}, buttons, attachment=picture)


def file(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """The report as a file of the form that was chosen; for everybody only once it is frozen."""
    asked, rule, face = asking.read(facts), RULES[facts["audience"]], FACES[facts["form"]]
    if rule is PUBLIC and not is_frozen(store, asked.scope(store, _who(store, facts, now)), asked.period):
        return Screen("quarter/not_frozen", _not_frozen(asked, said_on(now)), fresh=True)
    made = _reports(store, facts, now, face.periods, rule)
    name = file_name(asked, facts["audience"], facts["form"])
    words = {"period": period_name(made[-1].period), "audience": audience(made[-1])}
    content = face.make(made, beside(store, made[-1], now=now, tables_of=face.tables_of))
    return Screen("quarter/file", words, fresh=True, attachment=Attachment(name, content))


def file_name(asked: Asked, readers: str, form: str = "pdf") -> str:
    """It says of when and where, and for whom."""
    place = asked.name or label("dialogue", "report.every_place")
    words = _NOT_IN_A_NAME.sub("-", f"welzijn-op-recept-{asked.period}-{place}-{readers}")
    return f"{words}.{form}".lower()


def which_file(talk: Talk, asked: Asked, readers: str) -> Screen:
    """Which form, and for whom: for the own organisations, or once it is frozen for everybody."""
    others = next(name for name in RULES if name != readers)
    turn = _button(talk.label(f"report.readers.{others}"), CHOOSE, asked, others)
    if RULES[readers] is PUBLIC and not is_frozen(talk.store, asked.scope(talk.store, talk.who), asked.period):
        return Screen("quarter/not_frozen", _not_frozen(asked, talk.today), ((turn,),))
    forms = [_button(talk.label(f"report.form.{form}"), FILE, asked, f"{readers}.{form}") for form in FILES]
    pack = [(_button(talk.label("report.form.pack"), FILE, asked, f"{readers}.{PACK}"),)] if asked.is_long else []
    facts = {"period": period_name(asked.period), "place": asked.name, "rule": RULES[readers], "readers": readers}
    return Screen("quarter/which_file", facts, (*in_rows(forms, 2), *pack, (turn,)), fresh=readers == next(iter(RULES)))


def places(talk: Talk, asked: Asked) -> Screen:
    """Choose one of her municipalities, or the organisation that she leads."""
    every = asking.choices(talk.store, talk.who, asked.period)
    buttons = [_button(one.name or talk.label("buttons.all_places"), REPORT, one) for one in every if one != asked]
    facts = {
        "period": period_name(asked.period), "led": any(one.organisation for one in every),
        "apart": talk.who.has("regisseur") and talk.who.has(*LEADS),
    }  # fmt: skip
    return Screen("quarter/places", facts, in_rows(buttons, 2), fresh=True)


def more(talk: Talk, asked: Asked) -> Screen:
    """What stands beside the figures, and the way back to them."""
    buttons = [_button(talk.label(f"report.beside.{word}"), MORE, asked, word) for word in BESIDE]
    tables = [_button(talk.label(f"report.by.{by}"), TABLE, asked, by) for by in BY]
    facts = {"period": period_name(asked.period), "place": asked.place}
    return Screen("quarter/more", facts, (*in_rows([*tables, *buttons], 2), (back(asked),)), fresh=True)


def back(asked: Asked) -> Button:
    """To the figures."""
    return _button(label("dialogue", "report.back"), REPORT, asked)


def _not_frozen(asked: Asked, today: date) -> dict[str, object]:
    on = asked.period.freezes_on
    return {"period": period_name(asked.period), "on": on, "ahead": on > today}


def _reports(store: Store, facts: Mapping[str, Any], now: datetime, count: int, rule: Rule) -> tuple[Report, ...]:
    asked = asking.read(facts)
    return series(store, asked.scope(store, _who(store, facts, now)), asked.period, count, now=now, rule=rule)


def _who(store: Store, facts: Mapping[str, Any], now: datetime) -> Who:
    return people.who(store, facts["channel"], facts["account"], today=said_on(now))


def _buttons(store: Store, facts: Mapping[str, Any], now: datetime, meant: Meant) -> tuple[tuple[Button, ...], ...]:
    asked = asking.read(facts)
    near = [asked.period.previous()]
    if asked.period.last < said_on(now):
        near.append(asked.period.shifted(1))
    steps = [_button(period_name(one).capitalize(), REPORT, replace(asked, period=one)) for one in near]
    steering = [
        Button(label("dialogue", "steering.by_practice"), PRACTICES, str(asked.period), asked.place_id),
        _button(label("dialogue", "buttons.wishes"), WISHES, asked),
    ]
    leading = [_button(label("dialogue", "report.by.neighbourhood"), TABLE, asked, "neighbourhood")]
    rest = [
        *(leading if asked.organisation else steering),
        _button(label("dialogue", "buttons.file"), CHOOSE, asked, next(iter(RULES))),
    ]
    if len(asking.choices(store, _who(store, facts, now), asked.period)) > 1:
        rest.append(_button(label("dialogue", "buttons.places"), PLACES, asked))
    rest += meant.themes()
    if not asked.organisation:
        rest.append(_button(label("dialogue", "buttons.more"), MORE, asked))
    return tuple(steps), *in_rows(rest, 2)  # three in a row do not fit a phone


def _button(name: str, verb: str, asked: Asked, about: str = "-") -> Button:
    return Button(name, verb, about, asked.place_id, asked.choice)
