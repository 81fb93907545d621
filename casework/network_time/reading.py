"""`2 uur buurthuis gisteren` as network time: kind, length and day as far as they are said. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from casework.session_lines import lengths
from foundation.language import dates
from foundation.language.data import table
from foundation.language.folding import fold
from foundation.refusals import Refusal

_BELOW_NOTHING = re.compile(r"(?<!\d)(?:^|\s)[-–−](?=\d)")  # a dash before a space only parts the words


class LessThanNoTime(Refusal):
    """A length behind a minus: what was logged too much is mended, not logged once more."""


@dataclass(frozen=True)
class Said:
    """What a line says: None is not said; a day that is unclear or still to come is `unsure`."""

    kind: str | None = None
    minutes: int | None = None
    spent_on: date | None = None
    unsure: bool = False


def read(text: str, today: date) -> Said:
    """What `text` says. Two kinds or two lengths are a doubt, and then that one is not filled.

    `LessThanNoTime` for a length below nothing.
    """
    if _BELOW_NOTHING.search(text):
        raise LessThanNoTime
    length = lengths.said(text, today)
    if length.minutes is None and not length.unsure:
        length = lengths.alone(text, 0)
    day = next(iter(dates.find_all(text, today)), None)
    sure = day is None or (day.day is not None and day.day <= today and not day.unsure)
    kinds = _kinds(text)
    return Said(
        kind=kinds[0] if len(kinds) == 1 else None,
        minutes=length.minutes if length.minutes and 1 <= length.minutes <= 480 else None,  # noqa: PLR2004  eight hours
        spent_on=day.day if day is not None and sure else None,
        unsure=not sure,
    )


def _kinds(text: str) -> list[str]:
    words = " ".join(re.findall(r"\w+", fold(text)))
    spoken = table("casework.network_time", "words.toml")["kinds"]
    return [kind for kind, names in spoken.items() if any(re.search(rf"\b{name}", words) for name in names)]
