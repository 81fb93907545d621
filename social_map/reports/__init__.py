"""Reports: a coach says that a listing is wrong or gone; it is flagged at once and closed for all to see."""

from social_map.reports.reporting import ReportKindUnknown, asked, close, report, told

__all__ = ["ReportKindUnknown", "asked", "close", "report", "told"]
