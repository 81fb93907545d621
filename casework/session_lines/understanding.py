"""Understanding a typed line, piece by piece; what is left over is the rest."""

import re
from datetime import date, datetime

from casework import code_names
from casework.session_lines import phrases
from casework.session_lines.line import SessionLine
from foundation.language import dates, numbers
from foundation.language.folding import fold

_MOST_MINUTES = 480
_BARE_NUMBER = re.compile(r"(?<![\w.,:/€-])(?P<number>\d{1,3})(?![\w%:/-]|[.,]\d|e\b)(?=\s|[.,;!?]|$)")
_Spans = list[tuple[int, int]]


def understand(text: str, said_at: datetime) -> SessionLine | None:
    """The session that `text` describes, or None where it holds no client word and so is no session.

    `said_at`: the aware instant at which it was said; its day in Amsterdam is the day where none is said.
    A day in the future or one that does not exist gives None and is unsure, and so does a client without number.
    """
    client = code_names.match(text)
    if client is None:
        return None
    today, used = dates.said_on(said_at), [(client.start, client.end)]
    said = [phrase for phrase in phrases.find(_without(text, used)) if phrase.code != "held"]
    kinds = [phrase for phrase in said if phrase.field == "kind" and not _is_plan(text, phrase.start)]
    kind = min((phrase.code for phrase in kinds), key=phrases.vocabulary()["kinds"]["priority"].index, default=None)
    statuses = [phrase for phrase in said if phrase.field == "status"]
    used += [(phrase.start, phrase.end) for phrase in (*kinds, *statuses)]
    minutes = _minutes(text, used, today)
    held_on, unsure_day = _held_on(text, used, today)
    if not statuses:  # `kwam gisteren niet`: a day may stand within the phrase
        statuses = [
            phrase
            for phrase in phrases.find(_without(text, used))
            if phrase.field == "status" and phrase.code != "held"
        ]
        used += [(phrase.start, phrase.end) for phrase in statuses]
    if minutes is None:
        minutes = _bare_minutes(text, used, client.end)
    if client.code_name is None and not _is_about_a_session(text, client, said=bool(said) or len(used) > 1):
        return None
    unsure = [
        field for field, is_unsure in (("client", client.code_name is None), ("held_on", unsure_day)) if is_unsure
    ]
    if minutes is not None and not 1 <= minutes <= _MOST_MINUTES:
        minutes, unsure = None, [*unsure, "minutes"]
    status = statuses[0].code if statuses else "held"
    return SessionLine(client.code_name, held_on, minutes, kind, status, _rest(text, used), tuple(unsure))


def _is_about_a_session(text: str, client: code_names.Match, *, said: bool) -> bool:
    """Whether a code word without number is meant as a client: it says something of a session, or stands alone."""
    return said or (not text[: client.start].strip() and not text[client.end :].strip())


def _is_plan(text: str, start: int) -> bool:
    """Whether what starts here follows a word of wishing within its clause: `wil graag op dinsdag`."""
    clause = re.split(r"[,.;!?\n]", fold(text[:start]))[-1]
    return not set(re.findall(r"\w+", clause)).isdisjoint(phrases.vocabulary()["wishes"]["words"])


def _minutes(text: str, used: _Spans, today: date) -> int | None:
    """The length that is said; a length that is part of a date (`drie weken geleden`, `over een uur`) is none."""
    blank = _without(text, used)
    days = [(day.start, day.end) for day in dates.find_all(blank, today)]
    for found in numbers.durations(blank):
        if not any(found.start < end and start < found.end for start, end in days):
            used.append((found.start, found.end))
            return found.minutes
    return None


def _held_on(text: str, used: _Spans, today: date) -> tuple[date | None, bool]:
    """The day of the session: the first day said that is not in the future, else none; and whether to ask."""
    blank = _without(text, used)
    gone = {day.day for day in dates.find_all(blank, today, "future") if day.day is not None and day.day <= today}
    said = [day for day in dates.find_all(blank, today) if day.day in gone or not _is_plan(text, day.start)]
    if not said:
        return today, False
    past = [reading for reading in said if reading.day is not None and reading.day <= today]
    reading = past[0] if past else said[0]
    used.append((reading.start, reading.end))
    return (reading.day, reading.unsure) if past else (None, True)


def _bare_minutes(text: str, used: _Spans, after: int) -> int | None:
    """A number alone behind the client is minutes when it can be."""
    least, most = phrases.vocabulary()["minutes"]["bare"]
    for found in _BARE_NUMBER.finditer(_without(text, used), after):
        if least <= int(found["number"]) <= most:
            used.append((found.start(), found.end()))
            return int(found["number"])
    return None


def _without(text: str, used: _Spans) -> str:
    """`text` with what was understood made unreadable; as long as it was, so that places stay true."""
    for start, end in used:
        text = text[:start] + "|" * (end - start) + text[end:]
    return text


def _rest(text: str, used: _Spans) -> str:
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
