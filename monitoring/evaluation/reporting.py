"""The self-evaluation beside the figures of its year, for those who work together."""

from foundation.language.dates import said_on
from foundation.people import municipalities
from foundation.storage import Store
from monitoring.evaluation.outcome import Outcome, outcome
from monitoring.reports import Report


def for_report(store: Store, report: Report) -> Outcome | None:
    """What may be shown of the year of this report.

    None for a shorter period, for one organisation (teams are told together), while it is open, and where nothing is.
    """
    if report.period.part or report.scope.organisation_ids is not None:
        return None
    ids = report.scope.municipality_ids
    places = [one.id for one in municipalities.list_all(store)] if ids is None else sorted(ids)
    found = outcome(store, places, report.period.year, today=said_on(report.as_of), invented=report.scope.invented)
    return found if found is not None and found.means else None
