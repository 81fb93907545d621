"""Reports: a coach says that a listing is wrong or gone; it is flagged at once and closed for all to see."""

from social_map.reports.reporting import (
    ReportKindUnknown,
    ReportSettled,
    asked,
    close,
    made_by,
    report,
    take_back,
    told,
)

__all__ = ["ReportKindUnknown", "ReportSettled", "asked", "close", "made_by", "report", "take_back", "told"]
