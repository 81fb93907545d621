"""A coach says that a listing is wrong or gone, in two taps. It is flagged at once; nobody learns who said it."""

from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from social_map import reports
from social_map.access import shown_to
from social_map.models import REPORTS


def report(talk: Talk, at: Pointed) -> Screen:
    """Ask what is wrong, then report it."""
    listing = shown_to(talk.store, talk.who, at.about)
    if not at.choice:
        rows = ((Button(talk.label(f"buttons.report_{kind}"), "rw", at.about, choice=kind),) for kind in REPORTS)
        return Screen("reports/what", {"title": listing.title}, tuple(rows))
    reports.report(talk.store, talk.who, listing, at.choice, now=talk.now)
    asked = listing.organisation_id is not None
    return Screen("reports/thanks", {"title": listing.title, "asked": asked})


ACT = Act(name="report_wrong", roles=frozenset({"coach", "coordinator"}), in_menu=False, verbs={"rw": report})
