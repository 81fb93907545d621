"""A coach says that a listing is wrong or gone, in two taps. It is flagged at once; nobody learns who said it."""

from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from social_map import reports
from social_map.access import shown_to
from social_map.models import REPORTS


def take_back(talk: Talk, at: Pointed) -> Screen:
    """It was a mistake."""
    listing = shown_to(talk.store, talk.who, at.about)
    reports.take_back(talk.store, talk.who, listing, now=talk.now)
    again = Button(talk.label("buttons.back_to_listing"), "ls", at.about)
    return Screen("reports/taken_back", {"title": listing.title}, ((again,),))


def report(talk: Talk, at: Pointed) -> Screen:
    """Ask what is wrong, then report it."""
    listing = shown_to(talk.store, talk.who, at.about)
    if not at.choice:
        kinds = [Button(talk.label(f"buttons.report_{kind}"), "rw", at.about, choice=kind) for kind in REPORTS]
        if reports.made_by(talk.store, talk.who, listing) is not None:
            kinds.append(Button(talk.label("buttons.report_back"), "rt", at.about))
        back = Button(talk.label("buttons.back"), "ls", at.about)
        return Screen("reports/what", {"title": listing.title}, in_rows([*kinds, back], 1))
    reports.report(talk.store, talk.who, listing, at.choice, now=talk.now)
    asked = listing.organisation_id is not None
    again = Button(talk.label("buttons.back_to_listing"), "ls", at.about)
    undo = Button(talk.label("buttons.undo"), "rt", at.about)
    return Screen("reports/thanks", {"title": listing.title, "asked": asked}, ((undo, again),))


ACT = Act(
    name="report_wrong", roles=frozenset({"coach", "coordinator"}), in_menu=False, verbs={"rw": report, "rt": take_back}
)  # fmt: skip
