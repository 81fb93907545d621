"""The faces of a report: data, message, table, workbook, picture, booklet. Each shows what its audience may see."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from foundation.refusals import Refusal
from monitoring.breakdowns import Breakdown
from monitoring.formats.beside import NOTHING, Beside
from monitoring.formats.reading import readings
from monitoring.reports import Report

__all__ = ["FACES", "NOTHING", "TABLE_FACES", "Beside", "Face", "OutputNotWritable"]


class OutputNotWritable(Refusal):
    """The document cannot be kept there. `file`."""


@dataclass(frozen=True, slots=True)
class Face:
    """How a report is shown. It needs so many periods, of which the last is the one that was asked for."""

    periods: int
    write: Callable[[Sequence[Report], Beside], bytes]
    is_data: bool = False  # read by scripts: whole, whatever people leave out
    tables_of: int = 0  # so many municipalities at most, of which it has room for the main figures side by side

    def make(self, reports: Sequence[Report], beside: Beside = NOTHING) -> bytes:
        """The document. What stands beside the figures goes where there is room for it."""
        return self.write(reports if self.is_data else readings(reports, beside.left_out), beside)


def _data(reports: Sequence[Report], _beside: Beside) -> bytes:
    from monitoring.formats.document import as_json

    return (as_json(reports[-1]) + "\n").encode()


def _message(reports: Sequence[Report], beside: Beside) -> bytes:
    from monitoring.formats.message import as_text

    return (as_text(reports[-1], beside) + "\n").encode()


def _table(reports: Sequence[Report], _beside: Beside) -> bytes:
    from monitoring.formats.table import as_csv

    return as_csv(reports[-1]).encode()


def _workbook(reports: Sequence[Report], beside: Beside) -> bytes:
    from monitoring.formats.workbook import as_xlsx

    return as_xlsx(reports, beside.tables)


def _picture(reports: Sequence[Report], _beside: Beside) -> bytes:
    from monitoring.formats.picture import as_png

    return as_png(reports)


def _booklet(reports: Sequence[Report], beside: Beside) -> bytes:
    from monitoring.formats.booklet import as_pdf

    return as_pdf(reports, beside)


FACES = {
    "json": Face(1, _data, is_data=True),
    "text": Face(2, _message),
    "csv": Face(1, _table, is_data=True),
    "xlsx": Face(8, _workbook, tables_of=100),
    "png": Face(5, _picture),
    "pdf": Face(8, _booklet, tables_of=1),
}


def _table_data(tables: Sequence[Breakdown]) -> bytes:
    from monitoring.formats.table_data import as_json

    return (as_json(tables) + "\n").encode()


def _table_text(tables: Sequence[Breakdown]) -> bytes:
    from monitoring.formats.tables import as_text

    return (as_text(tables) + "\n").encode()


def _table_lines(tables: Sequence[Breakdown]) -> bytes:
    from monitoring.formats.table_data import as_csv

    return as_csv(tables).encode()


def _table_sheet(tables: Sequence[Breakdown]) -> bytes:
    from monitoring.formats.workbook import tables_as_xlsx

    return tables_as_xlsx(tables)


TABLE_FACES: dict[str, Callable[[Sequence[Breakdown]], bytes]] = {
    "json": _table_data,
    "text": _table_text,
    "csv": _table_lines,
    "xlsx": _table_sheet,
}
