"""Understanding a typed line, piece by piece; what is left over is the rest."""

import re
from collections.abc import Collection
from datetime import date, datetime

from casework import code_names
from casework.code_names import CodeName
from casework.session_lines import lengths, phrases
from casework.session_lines.line import SessionLine
from foundation.language import dates
from foundation.language.folding import fold

_MOST_MINUTES = 480
_DAY_OR_CLOCK = re.compile(  # 18.11 can be either
    r"(?<!om )(?<![\d.,:])\b(?:[12]?\d|3[01])\.(?:0?[1-9]|1[0-2])\b(?![.\d]|\s?(?:uur|u)\b)"
)


def understand(text: str, said_at: datetime, hers: Collection[CodeName] = ()) -> SessionLine | None:
    """The session that `text` describes, or None where it holds no client word and so is no session.

    `said_at`: the aware instant at which it was said; its day in Amsterdam is the day where none is said.
    A day in the future or one that does not exist gives None and is unsure, and so does a client without number.
    `hers`: the names of her caseload, which forgive more (`code_names.match`).
    """
    client = code_names.match(text, hers)
    if client is None:
        return None
    today, used = dates.said_on(said_at), [(client.start, client.end)]
    said = [
        phrase
        for phrase in phrases.find(_without(text, used))
        if phrase.code != "held" and not phrases.is_denied(text, phrase.start)
    ]
    kinds = [phrase for phrase in said if phrase.field == "kind" and not phrases.is_plan(text, phrase.start)]
    kind = min((phrase.code for phrase in kinds), key=phrases.vocabulary()["kinds"]["priority"].index, default=None)
    statuses = [phrase for phrase in said if phrase.field == "status"]
    used += [(phrase.start, phrase.end) for phrase in (*kinds, *statuses)]
    length = lengths.said(_without(text, used), today)
    used += length.spans
    held_on, unsure_day = _held_on(text, used, today)
    if not statuses:  # `kwam gisteren niet`: a day may stand within the phrase
        statuses = [
            phrase
            for phrase in phrases.find(_without(text, used))
            if phrase.field == "status" and phrase.code != "held"
        ]
        used += [(phrase.start, phrase.end) for phrase in statuses]
    if length.minutes is None and not length.unsure:
        length = lengths.alone(_without(text, used), client.end)
        used += length.spans
    if client.code_name is None and not _is_about_a_session(text, client, said=bool(said) or len(used) > 1):
        return None
    used += lengths.clocks(_without(text, used))
    possible = length.minutes is None or 1 <= length.minutes <= _MOST_MINUTES
    unsure_day = unsure_day or phrases.tells_plan(text)
    doubts = {"client": client.code_name is None, "held_on": unsure_day, "minutes": length.unsure or not possible}
    unsure = [field for field, doubted in doubts.items() if doubted]
    minutes = None if "minutes" in unsure else length.minutes
    status = statuses[0].code if statuses else "held"
    return SessionLine(client.code_name, held_on, minutes, kind, status, _rest(text, used), tuple(unsure))


def _is_about_a_session(text: str, client: code_names.Match, *, said: bool) -> bool:
    """Whether a code word without number is meant as a client: it says something of a session, or stands alone."""
    return said or (not text[: client.start].strip() and not text[client.end :].strip())


def _held_on(text: str, used: lengths.Spans, today: date) -> tuple[date | None, bool]:
    """The day of the session: the first day said that is not in the future, else none; and whether to ask."""
    blank = _without(text, used)
    gone = {day.day for day in dates.find_all(blank, today, "future") if day.day is not None and day.day <= today}
    said = [day for day in dates.find_all(blank, today) if day.day in gone or not phrases.is_plan(text, day.start)]
    if not said:
        return today, bool(_DAY_OR_CLOCK.search(blank))
    past = [reading for reading in said if reading.day is not None and reading.day <= today]
    reading = past[0] if past else said[0]
    used.append((reading.start, reading.end))
    several = len({each.day for each in past}) > 1
    return (reading.day, reading.unsure or several) if past else (None, True)


def _without(text: str, used: lengths.Spans) -> str:
    """`text` with what was understood made unreadable; as long as it was, so that places stay true."""
    for start, end in used:
        text = text[:start] + "|" * (end - start) + text[end:]
    return text


def _rest(text: str, used: lengths.Spans) -> str:
    """What was left over, without the small words at its edges."""
    edge, last = phrases.vocabulary()["filler"]["edge"], phrases.vocabulary()["filler"]["end"]
    pieces = [piece for part in _without(text, used).split("|") if (piece := _trimmed(part, edge, last))]
    return re.sub(r"\s+", " ", ", ".join(pieces)).strip()


def _trimmed(piece: str, edge: list[str], last: list[str]) -> str:
    words = piece.strip(" \t\n.,;:!?-–()|/+&*'\"").split()
    while words and _bare(words[0]) in edge:
        words.pop(0)
    while words and _bare(words[-1]) in last:
        words.pop()
    kept = " ".join(words).strip(" .,;:!?-–()|/+&*'\"")
    return kept if any(map(str.isalpha, kept)) else ""


def _bare(word: str) -> str:
    return fold(word).strip(".,;:!?-–()")
