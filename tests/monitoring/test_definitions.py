"""A report is explained with the words of the definitions it was frozen with, also when there are others now."""

import re
from datetime import UTC, date, datetime
from shutil import copy

import pytest

from foundation.people.who import SYSTEM
from foundation.refusals import NotFound
from monitoring import definitions, norms, sources
from monitoring.explained import explained
from monitoring.formats.rows import rows_of
from monitoring.indicators import DEFINITIONS
from monitoring.periods import Period
from monitoring.reports import freeze, report
from monitoring.scope import Scope
from monitoring.versions.queries import newest
from tests.casework import builders

Q3 = Period.read("2026-Q3")
FROZEN, LATER = datetime(2026, 11, 20, 9, tzinfo=UTC), datetime(2026, 11, 22, 9, tzinfo=UTC)
BEFORE = """
[referrals]
title = "Aanmeldingen"
text = "Zoals het toen geteld werd."
source = "een eerdere afspraak"

[home_visits]
title = "Huisbezoeken"
text = "Wordt nu niet meer geteld."
theme = "support"
unit = "visits"
source = "een eerdere afspraak"
"""


@pytest.fixture
def earlier(tmp_path, monkeypatch):
    """A version of the definitions from before the present one, beside it."""
    (tmp_path / "nl").mkdir()
    copy(definitions.WORDS / "nl" / f"definitions-{DEFINITIONS}.toml", tmp_path / "nl")
    (tmp_path / "nl" / "definitions-0.toml").write_text(BEFORE, encoding="utf-8")
    monkeypatch.setattr(definitions, "WORDS", tmp_path)
    return "0"


def test_a_frozen_report_keeps_the_words_of_its_version(store, earlier):
    place = builders.make_organisation(store)
    samira = builders.make_coach(store, place)
    builders.make_trajectory(store, samira, place, received_on=date(2026, 8, 1))
    kept = freeze(store, SYSTEM, Scope(), Q3, now=FROZEN)
    builders.make_trajectory(store, samira, place, number=28, received_on=date(2026, 8, 2))  # came to light later
    now = report(store, Scope(), Q3, now=LATER, rule=None)
    assert now.revised["referrals"]["total"] == 2
    assert "Verwijzingen" in {row.indicator for row in rows_of(now)}

    assert ("referrals", 1, 2) in {(each.key, each.was, each.is_now) for each in now.changes}

    kept.definitions = earlier
    then = report(store, Scope(), Q3, now=LATER, rule=None)
    assert {row.indicator for row in rows_of(then)} == {"Aanmeldingen"}  # not what that version did not count
    assert then.revised is None, "numbers of other definitions are not laid beside each other"
    store.delete(kept)  # and were it not frozen, but sent when the definitions were others
    newest(store, Scope(), Q3, now=LATER).definitions = earlier
    anew = report(store, Scope(), Q3, now=LATER, rule=None)
    assert (anew.changes, anew.version, now.version) == ((), 2, 2)
    assert {each.version for each in definitions.definitions(version=earlier).values()} == {earlier}
    assert definitions.definitions(version=earlier)["home_visits"].theme == "support"
    assert report(store, Scope(), Period.read("2026-Q4"), now=LATER, rule=None).definitions == DEFINITIONS


@pytest.mark.parametrize("language", definitions.LANGUAGES)
def test_a_source_is_told_by_its_name_and_never_by_the_code_it_is_kept_under(language):
    told = [each.source for each in explained(language).values()]
    told += [form(kind.source, language) for kind in norms.kinds().values() for form in (sources.long, sources.short)]
    assert not [each for each in told if re.search(r"\b(S\d{3}|[A-Z]\d\d|[IT]\d|DOMAIN)\b", each)]
    assert sources.long("S001, C03", language).startswith("Integraal inkoopadvies Welzijn op Recept (")
    assert sources.short("een eerdere afspraak", language) == "een eerdere afspraak"


@pytest.mark.parametrize("version", ["99", "../nl/labels", ""])
def test_there_are_no_words_of_a_version_that_never_was(version):
    with pytest.raises(NotFound):
        definitions.definitions(version=version)
