"""When an activity is, out of one line: "dinsdag en donderdag 10 tot 12"."""

import re
from dataclasses import dataclass
from typing import Any

from dialogue.forms.field import Answers, Asked, Choice, Field, Stale, Unclear
from dialogue.forms.listings import times
from dialogue.talk import Talk
from foundation.words import labels
from social_map import display
from social_map.models import DAYS
from social_map.search.entry import Moment

VARIES = "wisselt"


@dataclass(frozen=True, kw_only=True)
class ScheduleField(Field):
    """Weekdays with times, kept as the rows of a schedule; no rows where it varies."""

    may_vary: bool = True

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """It is typed; only that it varies is a tap."""
        choices = [Choice(VARIES, talk.label("new.varies"))] if self.may_vary else []
        return Asked(f"{self.words}/ask_{self.name}", choices=choices)

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """`dinsdag 10.00-12.00`, `ma en wo om 14 uur`, `elke eerste vrijdag van de maand 19:30`."""
        spoken = labels("dialogue", talk.language)
        words = re.findall(r"[a-z]+", text.casefold())
        days = [code for code in DAYS if {code, spoken["weekdays"][code]} & set(words)]
        clock = times(text)
        if not days or clock is None:
            raise Unclear("form/not_a_schedule")
        often = next((each for each in spoken["new"]["frequency"].values() if set(each.split()) & set(words)), None)
        start, end = (*clock, None, None)[:2]
        row = {"start": start, "end": end, "frequency": often or spoken["new"]["frequency"]["weekly"], "dates": []}
        return [{"day": day, **row} for day in days]

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """It varies."""
        if code != VARIES or not self.may_vary:
            raise Stale
        return []

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """`di en do 10.00–12.00`: what was understood is always said back."""
        rows = [Moment(row["day"], row["start"], row["end"], row["frequency"]) for row in value]
        return display.when(rows) or talk.label("new.varies")
