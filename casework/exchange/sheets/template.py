"""An empty spreadsheet to fill in: headers that are recognised, lists to choose from, and one example."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from casework.exchange.keys import AlreadyThere
from casework.exchange.sheets import meanings, vocabulary
from casework.exchange.sheets.vocabulary import DAYS, LISTS
from foundation.codes import of_class
from foundation.words import label, labels

_TRAJECTORIES = (
    "trajectory", "client", "received_on", "referrer_type", "practice", "municipality", "gender", "age", "reason",
    "category", "listing", "chosen_on", "started_on", "stopped_on", "stop_reason", "outcome_3", "outcome_6",
    "closed_on", "closing_reason",
)  # fmt: skip
_TALKS = ("trajectory", "held_on", "minutes", "kind", "status")
_CHOSEN = tuple(field for field in (*_TRAJECTORIES, *_TALKS) if field in LISTS)
_ROWS = 5000


def write(file: Path) -> None:
    """Write it to a new file. `AlreadyThere`."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        looks = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "day": book.add_format({"num_format": "dd-mm-yyyy"}),
        }
        for name, fields in (("trajectories", _TRAJECTORIES), ("talks", _TALKS)):
            _sheet(book, looks, name, fields)
        _lists(book, looks)
    try:
        with file.open("xb") as kept:
            kept.write(made.getvalue())
    except FileExistsError as there:
        raise AlreadyThere(path=str(file)) from there


def _sheet(book: Any, looks: dict[str, Any], name: str, fields: Sequence[str]) -> None:
    sheet = book.add_worksheet(label("casework", f"sheet.template.{name}"))
    for column, field in enumerate(fields):
        sheet.write_string(0, column, vocabulary.names()[field], looks["head"])
        sheet.write_string(1, column, labels("casework")["sheet"]["example"].get(field, ""))
        sheet.set_column(column, column, 20, looks["day"] if field in DAYS else None)
        if field in LISTS:
            place = _CHOSEN.index(field)
            letter, last = chr(ord("A") + place), len(_names(field)) + 1
            listed = f"='{label('casework', 'sheet.template.lists')}'!${letter}$2:${letter}${last}"
            sheet.data_validation(1, column, _ROWS, column, {"validate": "list", "source": listed})
    sheet.freeze_panes(1, 1)


def _lists(book: Any, looks: dict[str, Any]) -> None:
    sheet = book.add_worksheet(label("casework", "sheet.template.lists"))
    for column, field in enumerate(_CHOSEN):
        sheet.write_string(0, column, vocabulary.names()[field], looks["head"])
        sheet.set_column(column, column, 32)
        for row, name in enumerate(_names(field), start=1):
            sheet.write_string(row, column, name)


def _names(field: str) -> list[str]:
    """What may be chosen: the Dutch names; a service is no activity."""
    services = of_class("category", "service") if field == "category" else ()
    return [name for code, name in meanings.names_of(LISTS[field]).items() if code not in services]
