"""The file with everything of a client: a page that anybody can read, and the same as data. Made when it is fetched."""

import io
import json
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from casework.models import Client
from casework.rights import links
from casework.rights.insights import Insight
from dialogue.rights import traces
from dialogue.table import wordings
from foundation import audit
from foundation.codes import codes
from foundation.language.dates import AMSTERDAM
from foundation.people.who import SYSTEM
from foundation.storage import Store
from foundation.words import labels, say
from foundation.words.filters import clock_time, long_day

PAGE = "inzage"
ROOM = "casework"
# Which fixed list a column takes its codes from.
LISTS = {
    "trajectory.main_reason": "main_reason", "session.kind": "session_kind", "session.status": "session_status",
    "referral.referrer_type": "referrer_type", "participation.category": "category",
    "participation.stop_reason": "stop_reason", "participation.found": "found", "closing.reason": "closing_reason",
    "closing.reopened_by": "referrer_type", "follow_up.outcome": "outcome",
}  # fmt: skip
# Where the words for a column's own codes stand among the labels of the dialogue.
WORDS = {
    "goal.dimension": "dimensions", "step.what": "steps", "barrier.kind": "barriers", "barrier.place": "places",
    "barrier.help": "help", "preference.age_band": "age_band", "preference.mobility": "mobility",
    "preference.language": "language", "preference.group_size": "group_size", "preference.interests": "interests",
    "referral.channel": "referral_channel", "referral.urgency": "referral_urgency", "referral.fits": "referral_fits",
    "referral.variant": "referral_variant", "preference.free_days": "weekdays",
    "self_scores.moment": "health_moments",
}  # fmt: skip
UNREAD = {"public_id", "entry_id", "offer", "subject", "shelf_mark"}  # ids; in the data they stand


@dataclass(frozen=True, slots=True)
class File:
    """A file to fetch: its name, without a code name, and its bytes."""

    name: str
    content: bytes


def check(store: Store, token: str, *, now: datetime) -> None:
    """Whether there is a file behind this token. Refusals of `casework.rights.links`; nothing changes."""
    links.look(store, token, now=now)


def fetch(store: Store, token: str, *, now: datetime) -> File:
    """The file behind a token, this once. Refusals of `casework.rights.links`."""
    got = links.fetch(store, token, now=now)
    return build(store, got.insight, made_for=got.made_for, now=now)


def of_client(store: Store, client: Client, *, now: datetime) -> File:
    """The file of a client for who runs Wegwijs, on the command line; noted like every other."""
    audit.record(store, SYSTEM, "insight.fetch", client.public_id, now=now, organisation_id=client.organisation_id)
    store.flush()
    return build(store, links.gathered(store, client), made_for="", now=now)


def build(store: Store, insight: Insight, *, made_for: str, now: datetime) -> File:
    """A zip of `inzage.html` and `gegevens.json`."""
    forms = traces.forms(store, insight)
    page = say(
        ROOM, "insight/page", code_name=insight.code_name, organisation=insight.organisation, made_for=made_for,
        now=now, sections=_sections(insight), log=[_line(each) for each in insight.log], elsewhere=insight.elsewhere,
        forms=[(_form(each["form"]), _shown("", each["made_at"])) for each in forms],
    )  # fmt: skip
    data = {
        "code_name": insight.code_name, "organisation": insight.organisation, "made_at": now.isoformat(),
        "tables": insight.tables, "forms": forms, "elsewhere": insight.elsewhere,
        "log": [{"at": e.at.isoformat(), "by": e.by, "verb": e.verb, "outcome": e.outcome} for e in insight.log],
    }  # fmt: skip
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(_named("inzage.html", now), page)
        packed.writestr(_named("gegevens.json", now), json.dumps(data, ensure_ascii=False, indent=1))
    return File(f"inzage-{now.astimezone(AMSTERDAM).date()}.zip", kept.getvalue())


def _sections(insight: Insight) -> list[tuple[str, list[list[tuple[str, str]]]]]:
    """Every table with its rows; of each row what is filled in, as (what, value)."""
    titles, columns = (labels(ROOM)["insight"][key] for key in ("tables", "columns"))
    order = [*titles, *insight.tables]  # as the words are ordered; a table without words comes last
    return [
        (
            titles.get(table, table),
            [
                [
                    (columns.get(name, name), _shown(f"{table}.{name}", value))
                    for name, value in row.items()
                    if name not in UNREAD and value not in (None, [], {})
                ]
                for row in rows
            ],
        )
        for table, rows in sorted(insight.tables.items(), key=lambda each: order.index(each[0]))
    ]


def _shown(column: str, value: Any) -> str:
    if isinstance(value, bool):
        return _word("yes" if value else "no")
    if isinstance(value, list):
        return ", ".join(_shown(column, each) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{labels(ROOM)['insight']['columns'].get(k, k)}: {_shown('', v)}" for k, v in value.items())
    return _coded(column, str(value)) or _day(str(value)) or _word(str(value))


def _coded(column: str, value: str) -> str:
    """The words of a column's own codes; empty for what has none."""
    if column == "preference.asked":  # names of other columns
        return str(labels(ROOM)["insight"]["columns"].get(value, value))
    if column in LISTS and value in codes(LISTS[column]):
        return codes(LISTS[column])[value].nl
    return str(labels("dialogue")[WORDS[column]].get(value, value)) if column in WORDS else ""


def _day(value: str) -> str:
    """An ISO day or instant as people write it; empty for anything else."""
    try:
        if "T" not in value:
            return long_day(date.fromisoformat(value)) if "-" in value else ""
        at = datetime.fromisoformat(value).astimezone(AMSTERDAM)
    except ValueError:
        return ""
    return f"{long_day(at.date())}, {clock_time(at)}"


def _word(value: str) -> str:
    return str(labels(ROOM)["insight"]["values"].get(value, value))


def _form(act: str) -> str:
    known = wordings("nl").get(act)
    return str(labels(ROOM)["insight"]["forms"].get(act, known.help if known else act))


def _line(line: Any) -> tuple[str, str, str]:
    return _shown("", line.at.isoformat()), line.by or _word("clock"), done(line.verb, line.outcome)


def done(verb: str, outcome: str) -> str:
    """What was done, in words: `gesprek vastgelegd`; what was refused says so."""
    words = labels(ROOM)["log"]
    noun, _, act = verb.partition(".")
    said = f"{words['nouns'].get(noun, noun)} {words['acts'].get(act.partition('_')[0], act)}"
    return f"{said} ({_word('denied')})" if outcome == "denied" else said


def _named(name: str, now: datetime) -> zipfile.ZipInfo:
    """Readable for who fetched it, and for nobody else on the same machine."""
    at = now.astimezone(AMSTERDAM)
    info = zipfile.ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second))
    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    return info
