"""History out of spreadsheets: what is understood, what is refused, and that it counts as it should."""

import json
from datetime import UTC, date, datetime

import pytest

from casework.exchange.sheets import importing, translating
from casework.exchange.sheets.translating import Asked
from foundation.people.who import SYSTEM
from monitoring.facts import gather
from monitoring.indicators import compute
from monitoring.periods import Period
from monitoring.scope import Scope
from tests.casework import spreadsheets

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
SECRET = b"secret"


@pytest.fixture
def take_in(store, place):
    """Translate a file and write it; returns what was understood and what came of it."""

    def take(path, **said):
        asked = Asked(path.name, date(2027, 3, 1), **said)
        found = translating.translate(spreadsheets.cells_of(path), asked)
        outcome = importing.run(store, SYSTEM, found, organisation=place, secret=SECRET, now=NOW)
        return found, outcome

    return take


@pytest.mark.parametrize("style", ["one_wide_sheet.xlsx", "a_sheet_for_each.xlsx", "a_row_a_talk.csv"])
def test_the_golden_data_set_counts_the_same_from_any_spreadsheet(store, take_in, tmp_path, style):
    path = getattr(spreadsheets, style.partition(".")[0])(tmp_path / style)

    _, outcome = take_in(path, municipality="Tilburg")

    assert [(each.file, each.row, each.field, each.why) for each in outcome.refused] == []
    expected = json.loads((spreadsheets.GOLDEN / "expected.json").read_text(encoding="utf-8"))
    for quarter, figures in expected.items():
        counted = compute(gather(store, Scope(), Period.read(quarter), today=date(2027, 3, 1)))
        assert {key: counted[key] for key in figures} == figures
