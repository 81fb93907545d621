"""Asking at a terminal what is doubtful in a spreadsheet. The answers stay beside it, as a table of own words."""

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from casework.exchange.sheets import cells, own_words
from casework.exchange.sheets.columns import NOTHING
from casework.exchange.sheets.doubts import Doubt
from casework.exchange.sheets.own_words import OwnWords
from foundation.words import label, say_plain
from social_map.exchange.files.formulas import escape


def kept(file: Path) -> Path:
    """Where the answers about a spreadsheet are."""
    return file.with_name(f"{file.name}.{label('casework', 'sheet.kept')}.csv")


def known(file: Path, words: Path | None) -> OwnWords:
    """What was answered about it before, and what the table of own words says, which goes first."""
    own = OwnWords()
    if kept(file).is_file():
        typer.echo(say_plain("casework", "cli/answers", file=str(kept(file)), before=True), err=True)
        own_words.read(cells.read(kept(file)), own)
    return own_words.read(cells.read(words), own) if words else own


def somebody_is_there() -> bool:
    """Whether there is a terminal to ask at."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(doubts: Sequence[Doubt], own: OwnWords, file: Path) -> bool:
    """Ask each; Enter leaves it. The answers are added to `own` and kept. Whether there were any."""
    rows = [row for doubt in doubts if (row := _answer(doubt))]
    if rows:
        table, new = kept(file), not kept(file).exists()
        table.touch(mode=0o600)
        with table.open("a", encoding="utf-8", newline="") as lines:
            heading = [[label("casework", f"sheet.own.{name}") for name in ("what", "said", "means")]] if new else []
            csv.writer(lines, delimiter=";").writerows([*heading, *map(_harmless, rows)])
        typer.echo(say_plain("casework", "cli/answers", file=str(table), before=False), err=True)
    for row in rows:
        own_words.add(own, row)
    return bool(rows)


def _harmless(row: Sequence[str]) -> list[str]:
    return [cell if cell == NOTHING else escape(cell) for cell in row]


def _answer(doubt: Doubt) -> tuple[str, str, str] | None:
    typer.echo("\n" + say_plain("casework", "cli/doubt", doubt=doubt), err=True)
    while said := sys.stdin.readline().strip():
        if said.isdecimal() and 1 <= int(said) <= len(doubt.answers):
            return doubt.answers[int(said) - 1][1]
        typer.echo(label("casework", "sheet.doubt.number").format(last=len(doubt.answers)), err=True)
    return None
