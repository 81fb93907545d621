"""One listing as the outside world writes it (fields of `data/README.md`), checked and tidied."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from foundation.words import label, labels
from social_map.codes import DAYS, VISIBILITIES

FIELDS = (
    "id", "title", "organisation", "description", "category", "venue", "street", "postcode", "neighbourhood",
    "municipality", "lat", "lon", "schedule", "cost_eur", "cost_text", "age_min", "age_max", "audience", "languages",
    "wheelchair", "online", "registration", "capacity_status", "volunteer", "phone", "email", "website",
    "last_confirmed", "valid_from", "valid_until", "paused", "paused_until", "capacity_until", "phone_visibility",
    "email_visibility", "website_visibility", "contact_name",
    "map_source",
)  # fmt: skip
REQUIRED = ("id", "title", "municipality")
# What a reader of an open standard writes in a row: "hsds", or "event". These know no municipality.
STANDARD = "from_standard"
CAPACITY = ("open", "vol", "wachtlijst", "gestopt")
LONGEST = {
    "id": 200, "title": 300, "organisation": 300, "description": 20_000, "category": 120, "venue": 300,
    "street": 300, "postcode": 20, "neighbourhood": 120, "municipality": 80, "cost_text": 500, "registration": 200,
    "phone": 60, "email": 254, "website": 500,
    "contact_name": 120, "map_source": 60,
}  # fmt: skip
YES_NO_FIELDS = ("wheelchair", "online", "volunteer")
DAY_FIELDS = ("last_confirmed", "valid_from", "valid_until")
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.u]([0-5]\d)(?::[0-5]\d)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_NOT_KEPT = re.compile(r"[\x00\ud800-\udfff]")  # no database holds these as text
_OLDEST = 130


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be used: its number (as the format counts), which field, and why (a code of the labels)."""

    row: int
    field: str
    why: str

    @property
    def words(self) -> str:
        """Why, in Dutch."""
        return label("social_map", f"import.why.{self.why}")

    @property
    def field_words(self) -> str:
        """Which field, in Dutch; a field of somebody else's standard keeps its name."""
        return str(labels("social_map")["field"].get(self.field, self.field))


class RowRefused(Exception):  # noqa: N818  an answer about data, not an error of ours
    """Raised while reading one row. `why` is a key under `import.why` in the labels."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(field, why)
        self.field, self.why = field, why


def check(raw: Mapping[str, Any]) -> dict[str, Any]:
    """A tidy record: known fields by name, the rest under "extra". `RowRefused` names the first field that is wrong."""
    record: dict[str, Any] = {}
    for name in FIELDS:
        value = raw.get(name)
        if isinstance(value, str):
            value = tidy(value)
        if value is None or value == "":
            if name in REQUIRED and not (name == "municipality" and raw.get(STANDARD)):
                raise RowRefused(name, "missing")
            continue
        record[name] = _CHECKS[name](name, value)
    _check_together(record)
    known = {*FIELDS, STANDARD}
    record["extra"] = {
        storable(str(key)): storable(value) for key, value in raw.items() if key not in known and value is not None
    }
    return record


def _check_together(record: Mapping[str, Any]) -> None:
    if (
        record.get("age_min") is not None
        and record.get("age_max") is not None
        and record["age_max"] < record["age_min"]
    ):
        raise RowRefused("age_max", "ages_crossed")
    if ("lat" in record) != ("lon" in record):
        raise RowRefused("lat", "half_a_place")


def storable(value: Any) -> Any:
    """A value of somebody else's field as it stands, without the signs that no database holds as text."""
    if isinstance(value, str):
        return _NOT_KEPT.sub("", value)
    if isinstance(value, dict):
        return {storable(str(key)): storable(each) for key, each in value.items()}
    return [storable(each) for each in value] if isinstance(value, list) else value


def tidy(text: str) -> str:
    """Without control and direction characters; white space as people type it; paragraphs stay."""
    lines = [" ".join(line.split()) for line in _CONTROL.sub("", text).splitlines()]
    return "\n".join(lines).strip()


def _text(name: str, value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise RowRefused(name, "not_text")
    text = str(value)
    if len(text) > LONGEST[name]:
        raise RowRefused(name, "too_long")
    return text


def _number(low: float, high: float) -> Callable[[str, Any], float]:
    def read(name: str, value: Any) -> float:
        if isinstance(value, str):
            value = _as_number(name, value)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise RowRefused(name, "not_a_number")
        if not low <= value <= high:
            raise RowRefused(name, "out_of_range")
        return value

    return read


def _as_number(name: str, text: str) -> float:
    plain = text.replace("€", "").replace(",-", "").strip().replace(",", ".")
    try:
        return float(plain)
    except ValueError as wrong:
        raise RowRefused(name, "not_a_number") from wrong


def _age(name: str, value: Any) -> int:
    years = _number(0, _OLDEST)(name, value)
    if years != int(years):
        raise RowRefused(name, "not_a_number")
    return int(years)


def _list(name: str, value: Any) -> list[str]:
    if isinstance(value, str):
        value = re.split(r"[;|]" if re.search(r"[;|]", value) else ",", value)
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise RowRefused(name, "not_a_list")
    return [tidied for each in value if (tidied := tidy(each))]


_YES = {"ja", "yes", "true", "waar", "1", "j", "x", "y"}
_NO = {"nee", "no", "false", "onwaar", "0", "n", "-"}


def _yes_no(name: str, value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word in ("onbekend", "?", "weet niet"):
        return None
    if word in _YES | _NO:
        return word in _YES
    raise RowRefused(name, "not_yes_or_no")


def _capacity(name: str, value: Any) -> str:
    word = _text_of(name, value).lower()
    if word not in CAPACITY:
        raise RowRefused(name, "unknown_code")
    return word


def _visibility(name: str, value: Any) -> str:
    if value not in VISIBILITIES:
        raise RowRefused(name, "unknown_code")
    return str(value)


def _day(name: str, value: Any) -> str:
    text = _text_of(name, value)
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        pass
    if found := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text):
        try:
            return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
        except ValueError as wrong:
            raise RowRefused(name, "not_a_date") from wrong
    raise RowRefused(name, "not_a_date")


def _text_of(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise RowRefused(name, "not_text")
    return value


def _schedule(name: str, value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise RowRefused(name, "not_a_schedule")
    return [_schedule_row(name, row) for row in value]


def _schedule_row(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    day = row.get("day")
    if day is not None and day not in DAYS:
        raise RowRefused(name, "unknown_day")
    frequency = row.get("frequency")
    dates = row.get("dates") or []
    if not isinstance(dates, list):
        raise RowRefused(name, "not_a_schedule")
    return {
        "day": day,
        "start": _clock(name, row.get("start")),
        "end": _clock(name, row.get("end")),
        "frequency": None if frequency is None else tidy(_text_of(name, frequency))[:60] or None,
        "dates": [_day(name, each) for each in dates],
    }


def _clock(name: str, value: Any) -> str | None:
    if value is None or value == "":
        return None
    found = _CLOCK.fullmatch(str(value).strip())
    if found is None:
        raise RowRefused(name, "not_a_time")
    return f"{int(found[1]):02}:{found[2]}"


_CHECKS: dict[str, Callable[[str, Any], Any]] = {
    **dict.fromkeys(LONGEST, _text),
    "lat": _number(-90, 90),
    "lon": _number(-180, 180),
    "schedule": _schedule,
    "cost_eur": _number(0, 100_000),
    "age_min": _age,
    "age_max": _age,
    "audience": _list,
    "languages": _list,
    "wheelchair": _yes_no,
    "online": _yes_no,
    "volunteer": _yes_no,
    "capacity_status": _capacity,
    "last_confirmed": _day,
    "valid_from": _day,
    "valid_until": _day,
    "paused": _yes_no,
    "paused_until": _day,
    "capacity_until": _day,
    "phone_visibility": _visibility,
    "email_visibility": _visibility,
    "website_visibility": _visibility,
}
