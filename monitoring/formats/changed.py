"""One line that says what changed since the version that went out."""

from foundation.words import say
from monitoring.formats.speaking import field_name, figure
from monitoring.reports import Report

MOST = 4  # numbers in one line; of the others only how many there are


def changed_line(report: Report) -> str | None:
    """`Sinds versie 1: verwijzingen 38 → 39 en nog 2 andere getallen.` None where nothing did."""
    found = report.changes
    if not found:
        return None
    told = [(field_name(each.key, each.name), figure(each.was), figure(each.is_now)) for each in found[:MOST]]
    return say("monitoring", "report/changed", number=report.sent_number, told=told, more=len(found) - len(told))
