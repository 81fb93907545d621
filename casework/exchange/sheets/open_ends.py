"""What a list of before leaves open. It counts until today, so it is said."""

from collections.abc import Sequence
from datetime import date, timedelta

from casework.exchange.files import Line
from casework.exchange.sheets.carried import latest
from casework.exchange.sheets.entries import Entry, Findings

NO_MORE = ("stopped", "finished")  # answers of who takes part in nothing
LONG_WAIT, LONG_SILENCE = timedelta(days=183), timedelta(days=365)
TALKS = ("held_on", "first_talk_on", "talks")


def settle(chosen: Sequence[Line], answers: Sequence[Line], findings: Findings) -> None:
    """Who last answered that she takes part no more had stopped by then, where no stop is told; others go on."""
    last = max((line.values for line in answers), key=lambda told: told["answered_on"], default=None)
    for line in chosen:
        told = line.values
        if told["stopped_on"] or not told["started_on"]:
            continue
        if last and last["outcome"] in NO_MORE and told["started_on"] <= last["answered_on"]:
            told["stopped_on"] = last["answered_on"]
            findings.assumed["stopped_when_answered"] += 1
        else:
            findings.assumed["goes_on"] += 1


def warn(entries: Sequence[Entry], first: Entry, findings: Findings, *, today: date) -> None:
    """Of a trajectory without a closing: it waits for its first talk for long, or nothing happened for long."""
    silent = timedelta()
    if said := max(latest(entry)[0] for entry in entries):
        silent = today - date.fromisoformat(said)
    spoken = any(entry.values.keys() & {(name, number) for name in TALKS for number in (0, 1)} for entry in entries)
    if not spoken and silent > LONG_WAIT:
        findings.warn(first, "closed_on", "waits_still")
    elif silent > LONG_SILENCE:
        findings.warn(first, "closed_on", "open_still")
