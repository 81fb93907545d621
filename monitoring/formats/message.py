"""The report as one message: what a regisseur reads in the chat (DOMAIN §5.5)."""

import html
import re

from foundation.words import say
from monitoring.formats.beside import NOTHING, Beside
from monitoring.formats.reading import reading
from monitoring.formats.wording import facts_of
from monitoring.reports import Report

_MOST_SIGNALS = 3
_TAG = re.compile(r"</?[a-z][^>]*>")


def as_message(report: Report, beside: Beside = NOTHING) -> str:
    """The summary as HTML, at most 4,096 characters; a coach gets her own."""
    words = "report/summary" if report.scope.coach_id is None else "report/own"
    seen = reading(report, beside.left_out)
    return say("monitoring", words, **facts_of(seen), signals=beside.signals[:_MOST_SIGNALS])


def as_text(report: Report, beside: Beside = NOTHING) -> str:
    """The same for a terminal."""
    return html.unescape(_TAG.sub("", as_message(report, beside)))
