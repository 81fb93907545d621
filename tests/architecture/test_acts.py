"""The table of acts is complete: each can be called, is explained, and says who may use it."""

import re

from dialogue import table
from foundation.people.models import ROLES
from tests.architecture.project import ROOT


def test_every_act_is_worded_and_every_wording_is_of_an_act():
    assert set(table.wordings("nl")) == set(table.every_act())


def test_every_command_has_a_help_line_that_fits_a_menu():
    for name, wording in table.wordings("nl").items():
        assert re.fullmatch(r"[a-z0-9_]{1,32}", wording.command), name  # Telegram's rule
        assert 3 <= len(wording.help) <= 80, name
        assert not wording.help.endswith("."), name


def test_every_act_can_be_used_by_somebody():
    for act in table.every_act().values():
        assert act.roles <= set(ROLES), act.name
        assert act.form or act.start or act.verbs, act.name


def test_no_word_calls_two_acts():
    acts = table.every_act()
    called = [x for name, x in table.wordings("nl").items() if acts[name].form or acts[name].start]
    words = [{w.casefold() for w in (x.command, x.button, *x.aliases) if w} for x in called]
    assert sum(map(len, words)) == len(set().union(*words)) == len(table.by_word("nl"))


def test_every_button_has_one_act_that_answers_it():
    assert set(table.every_verb()) == {verb for act in table.every_act().values() for verb in act.verbs}


def test_every_command_that_is_written_about_stands_in_help():
    written = [*ROOT.joinpath("docs").glob("*.md"), *ROOT.joinpath("dialogue", "words").rglob("*.j2")]
    named = {
        each
        for page in written
        for each in re.findall(r"(?<![\w/<.-])/([a-z]{2,})\b", page.read_text(encoding="utf-8"))
    }
    acts = table.every_act()
    commands = {wording.command: acts[name] for name, wording in table.wordings("nl").items()}

    assert {command for command in named & set(commands) if not commands[command].in_menu} == {"start"}
    assert all(act.form or act.start for act in acts.values() if act.in_menu)
