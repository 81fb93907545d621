"""Casework written as the files that `wegwijs casework import` reads (INTERFACES)."""

import csv
from pathlib import Path

from tests.monitoring.cases import Case

_COLUMNS = {
    "referrals": "trajectory,client,received_on,referrer_type,practice,municipality,reason,icpc",
    "sessions": "trajectory,held_on,minutes,kind,status",
    "participations": "trajectory,category,listing,chosen_on,started_on,stopped_on,stop_reason,found",
    "follow_ups": "trajectory,months,outcome,answered_on",
    "closings": "trajectory,closed_on,reason,reopened_on,reopened_by",
    "circumstances": "trajectory,what,noted_on",
}


def write(folder: Path, cases: list[Case]) -> None:
    """The folder of these cases."""
    folder.mkdir()
    rows = {name: [line.split(",")] for name, line in _COLUMNS.items()}
    for c in cases:
        for r in c.referrals:
            rows["referrals"].append(
                (c.name, c.client, r.day, r.type, "Praktijk A", c.municipality, c.reason or "", c.icpc or "")
            )
        rows["sessions"] += [(c.name, t.day, t.minutes, t.kind, t.status) for t in c.talks]
        rows["participations"] += [
            (c.name, a.category, "", a.chosen, a.started, a.stopped, a.reason, a.found) for a in c.activities
        ]
        rows["follow_ups"] += [(c.name, a.months, a.outcome, a.day) for a in c.answers]
        rows["closings"] += [(c.name, x.day, x.reason, x.reopened, x.by) for x in c.closings]
        rows["circumstances"] += [(c.name, what, c.referrals[0].day) for what in sorted(c.also)]
    for name, lines in rows.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(lines)
