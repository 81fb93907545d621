"""The faces of a report: data, message, table, workbook and picture. Each shows what its audience may see, no more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from foundation.refusals import Refusal
from monitoring.reports import Report

__all__ = ["FACES", "Face", "FaceNotMade", "OutputNotWritable"]


class FaceNotMade(Refusal):
    """A face that we cannot make. `format`."""


class OutputNotWritable(Refusal):
    """The document cannot be kept there. `file`."""


@dataclass(frozen=True, slots=True)
class Face:
    """How a report is shown. It needs so many periods, of which the last is the one that was asked for."""

    periods: int
    make: Callable[[Sequence[Report]], bytes]


def _data(reports: Sequence[Report]) -> bytes:
    from monitoring.formats.document import as_json

    return (as_json(reports[-1]) + "\n").encode()


def _message(reports: Sequence[Report]) -> bytes:
    from monitoring.formats.message import as_text

    return (as_text(reports[-1], reports[0]) + "\n").encode()


def _table(reports: Sequence[Report]) -> bytes:
    from monitoring.formats.table import as_csv

    return as_csv(reports[-1]).encode()


def _workbook(reports: Sequence[Report]) -> bytes:
    from monitoring.formats.workbook import as_xlsx

    return as_xlsx(reports)


def _picture(reports: Sequence[Report]) -> bytes:
    from monitoring.formats.picture import as_png

    return as_png(reports)


FACES = {
    "json": Face(1, _data),
    "text": Face(2, _message),
    "csv": Face(1, _table),
    "xlsx": Face(5, _workbook),
    "png": Face(5, _picture),
}
