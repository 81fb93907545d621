"""What stands in a row of cells, as a record: days, prices, ages and addresses that people wrote as sentences."""

import re
from datetime import date, timedelta

from social_map.exchange.cells import amounts, contents, moments, phrases
from social_map.exchange.records import DAY_FIELDS, LONGEST, YES_NO_FIELDS
from social_map.text import fold

Row = dict[str, object]
_PARTS_OF_WHEN = ("schedule", "day", "time", "start", "end", "frequency")
_POSTCODE = re.compile(r"\b([1-9]\d{3})\s?([A-Z]{2})\b")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<!\d)(?:\+31|0031|0)[\d\s()-]{8,14}\d(?!\d)")
_LOST_ZERO = re.compile(r"[1-9]\d{8}")
_DAY = re.compile(r"(\d{1,2})[-/.\s]+(\d{1,2}|[a-z]+\.?)[-/.\s]+(\d{4}|\d{2})")
_SERIAL = re.compile(r"[2-6]\d{4}")
_FIRST_SERIAL = date(1899, 12, 30)  # from which Excel counts days
_FREQUENCY_CHARACTERS = 60


class Cells:
    """One row: what stands in the columns that were recognised, and what is left for `extra`."""

    def __init__(self, found: dict[str, str], headers: dict[str, str], extra: dict[str, str]) -> None:
        self.found, self._headers, self.extra = found, headers, extra

    def take(self, name: str) -> str | None:
        """The text of a field, taken out of the row."""
        return self.found.pop(name, None)

    def keep(self, name: str, text: str) -> None:
        """Text that says more than we could read stays, under its own header."""
        self.extra[self._headers.get(name, name)] = text

    def offers(self, name: str) -> bool:
        """Whether the list has a column for this field, filled in here or not."""
        return name in self._headers


def read(cells: Cells) -> Row:
    """The record of a row. Columns of our own export are not derived from: they hold everything."""
    row: Row = {}
    for reader in (_address, _place, _contact, _ages, _price, _when, _yes_no, _capacity, _days, _phone):
        reader(cells, row)
    return {**cells.extra, **cells.found, **row}


def read_ours(cells: Cells) -> Row:
    """The record of a row that we wrote ourselves."""
    schedule = cells.take("schedule")
    row: Row = {"schedule": moments.read_ours(schedule)} if schedule else {}
    return {**cells.extra, **cells.found, **row}


def _address(cells: Cells, row: Row) -> None:
    """A cell such as "Dorpsstraat 1, 5103 AA Dongen" in one cell, or street and number in two."""
    if number := cells.take("house_number"):
        row["street"] = f"{cells.found.get('street', '')} {number}".strip()
    text = cells.take("address") or (cells.found.get("street") if "," in cells.found.get("street", "") else None)
    if not text:
        return
    code = _POSTCODE.search(text)
    if code is None:
        row["street" if any(sign.isdigit() for sign in text) or cells.offers("venue") else "venue"] = text
        return
    before, after = text[: code.start()].strip(" ,;\n"), text[code.end() :].strip(" ,;\n")
    *venue, street = re.split(r"\s*[,;\n]\s*", before)
    row["street"] = street or None
    for name, value in (("postcode", f"{code[1]} {code[2]}"), ("neighbourhood", after), ("venue", ", ".join(venue))):
        if value and name not in cells.found:
            row[name] = value


def _place(cells: Cells, row: Row) -> None:
    """A town is the municipality where that is its name, and the neighbourhood where the list says nothing smaller."""
    town, near = cells.take("town"), row.get("neighbourhood") or cells.found.get("neighbourhood")
    if not cells.offers("municipality"):
        named = next((str(name) for name in (town, near) if name and contents.is_municipality(str(name))), None)
        row.update({"municipality": named} if named else {})
    if not town:
        return
    if not near:
        row["neighbourhood"] = town
        return
    there = near, row.get("municipality"), cells.found.get("municipality")
    if fold(town) not in {fold(str(name)) for name in there}:
        cells.keep("town", town)


def _contact(cells: Cells, row: Row) -> None:
    """A cell with a name, a telephone number and an e-mail address, each to its place: a name is not for everybody."""
    text = cells.take("contact")
    if not text:
        return
    for name, pattern in (("email", _EMAIL), ("phone", _PHONE)):
        if (found := pattern.search(text)) and name not in cells.found:
            row[name] = found[0].strip()
    name = " ".join(re.sub(r"[\s,;:|/–-]+", " ", _PHONE.sub("", _EMAIL.sub("", text))).split())
    if name and len(name) <= LONGEST["contact_name"]:
        row["contact_name"] = name


def _ages(cells: Cells, row: Row) -> None:
    for name in ("age", "age_min", "age_max"):
        text = cells.found.get(name)
        if text is None or (name != "age" and text.isdigit()):
            continue
        cells.take(name)
        found = amounts.ages(text)
        if found is None:
            cells.keep(name, text)
            continue
        low, high = found if name != "age_max" else (None, found[1] or found[0])
        row.update({key: value for key, value in (("age_min", low), ("age_max", high)) if value is not None})


def _price(cells: Cells, row: Row) -> None:
    """An amount is only taken from words where the list has no column for amounts."""
    amount, words = cells.found.get("cost_eur"), cells.found.get("cost_text")
    text = amount or (None if cells.offers("cost_eur") else words)
    if not text:
        return
    cells.take("cost_eur")
    euros = amounts.price(text)
    if euros is not None:
        row["cost_eur"] = euros
    if words is None and re.search(r"[^\W\d]", text) and fold(text).strip() != "euro":
        row["cost_text"] = text


def _when(cells: Cells, row: Row) -> None:
    """One cell with everything, or columns for day, begin, end and how often."""
    parts = {name: text for name in _PARTS_OF_WHEN if (text := cells.take(name))}
    if not parts:
        return
    clocks = {name: moments.clock(_fraction(parts.get(name, ""))) for name in ("start", "end")}
    spoken = [text for name, text in parts.items() if not (name == "frequency" or clocks.get(name))]
    rows, complete = moments.read(" ".join(spoken)) if spoken else ([], True)
    if any(clocks.values()):
        rows = [{**each, **{name: each.get(name) or clock for name, clock in clocks.items()}} for each in rows or [{}]]
    often = parts.get("frequency", "")[:_FREQUENCY_CHARACTERS]
    rows = [{**each, "frequency": often or each.get("frequency")} for each in rows or ([{}] if often else [])]
    if not complete:
        for name, text in parts.items():
            cells.keep(name, text)
    row["schedule"] = rows or [{"day": None, "frequency": " ".join(spoken)[:_FREQUENCY_CHARACTERS]}]


def _fraction(text: str) -> str:
    """A time that a workbook holds as a part of a day: 0.375 is 09:00."""
    if not re.fullmatch(r"0[.,]\d+", text):
        return text
    minutes = round(float(text.replace(",", ".")) * 24 * 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _yes_no(cells: Cells, row: Row) -> None:
    """A cell such as "ja", "x", "Ja, met lift"; what is neither yes nor no is kept as it stands."""
    for name in YES_NO_FIELDS:
        if not (text := cells.take(name)):
            continue
        word = fold(text).strip()
        first = re.split(r"[\s,;.(:]", word)[0]
        if word in phrases.words("unknown"):
            continue
        for answer, words in ((True, phrases.words("yes")), (False, phrases.words("no"))):
            if word in words or first in words:
                row[name] = answer
                break
        else:
            cells.keep(name, text)
            continue
        if word != first:
            cells.keep(name, text)


def _capacity(cells: Cells, row: Row) -> None:
    if text := cells.take("capacity_status"):
        words: dict[str, str] = {word: code for code, listed in phrases.table()["capacity"].items() for word in listed}
        row["capacity_status"] = words.get(phrases.plain(fold(text)), text)


def _days(cells: Cells, row: Row) -> None:
    """Days that a workbook counts, months in words, years of two digits; "vorig jaar" is kept as it stands."""
    for name in DAY_FIELDS:
        text = cells.found.get(name, "")
        if _SERIAL.fullmatch(text):
            row[name] = (_FIRST_SERIAL + timedelta(days=int(text))).isoformat()
        elif found := _DAY.fullmatch(fold(text).strip()):
            month = phrases.months().get(found[2].rstrip("."), found[2])
            row[name] = f"{found[1]}-{month}-{found[3] if len(found[3]) == len('2026') else f'20{found[3]}'}"
        elif text and not any(sign.isdigit() for sign in text):
            cells.keep(name, text)
            cells.take(name)


def _phone(cells: Cells, row: Row) -> None:
    """A workbook takes a telephone number for a number, and loses the zero it begins with."""
    text = cells.found.get("phone", "")
    if _LOST_ZERO.fullmatch(text):
        row["phone"] = f"0{text}"
