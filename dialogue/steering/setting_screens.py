"""Which indicators stand in the reports of a municipality, and how often they come: everything is a tap."""

from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.people.models import Municipality
from foundation.words import label
from monitoring import report_settings
from monitoring.definitions import definitions
from monitoring.indicators import INDICATORS
from monitoring.steering_models import FREQUENCIES

VERB = "yi"
EVERY, THEME, TURN = "e", "t", "k"


def main(talk: Talk, place: int) -> Screen:
    """How often, and how many indicators of each theme."""
    setting, titles = report_settings.of(talk.store, place), definitions(talk.language)
    often = [_rhythm(talk, place, each, on=each == setting.every) for each in FREQUENCIES]
    themes = [
        Button(_theme(talk, theme), VERB, "-", place, f"{THEME}.{theme}")
        for theme in dict.fromkeys(each.theme for each in INDICATORS.values())
    ]
    facts = {
        "place": talk.store.get_one(Municipality, place).name, "every": talk.label(f"steering.every.{setting.every}"),
        "left_out": [one.title for key, one in titles.items() if key in setting.left_out],
    }  # fmt: skip
    return Screen("report_setting/main", facts, (tuple(often), *in_rows(themes, 2)))


def theme(talk: Talk, place: int, code: str) -> Screen:
    """The indicators of one theme; a tap leaves one out or takes it in again."""
    setting, titles = report_settings.of(talk.store, place), definitions(talk.language)
    buttons = [
        Button(_on(one.title, on=key not in setting.left_out), VERB, "-", place, f"{TURN}.{key}")
        for key, one in titles.items()
        if one.theme == code
    ]
    back = Button(talk.label("buttons.back"), VERB, "-", place)
    facts = {"place": talk.store.get_one(Municipality, place).name, "theme": _theme(talk, code)}
    return Screen("report_setting/theme", facts, (*in_rows(buttons, 1), (back,)))


def _rhythm(talk: Talk, place: int, each: str, *, on: bool) -> Button:
    return Button(_on(talk.label(f"steering.rhythm.{each}"), on=on), VERB, "-", place, f"{EVERY}.{each}")


def _theme(talk: Talk, code: str) -> str:
    return label("monitoring", f"theme.{code}", talk.language)


def _on(text: str, *, on: bool) -> str:
    return f"{'✅' if on else '▫️'} {text}"
