"""The golden data set comes out exactly (DOMAIN §2.7), on both databases."""

import json
from datetime import date

import pytest

from monitoring.facts import gather
from monitoring.indicators import compute
from monitoring.periods import Period
from monitoring.scope import Scope
from tests.monitoring.cases import GOLDEN, Cabinet, read_golden

EXPECTED = json.loads((GOLDEN / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("quarter", EXPECTED)
def test_a_golden_quarter_comes_out_exactly(store, quarter):
    Cabinet(store).put(*read_golden())

    figures = compute(gather(store, Scope(), Period.read(quarter), today=date(2027, 3, 1)))

    assert {key: figures[key] for key in EXPECTED[quarter]} == EXPECTED[quarter]
