"""What coaches reported, for the editor of the map: look, call, and say what came of it."""

from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from social_map import opening, reports
from social_map.access import edited_by
from social_map.days import day_of
from social_map.queries import reports as queries


def show(talk: Talk, _rest: str) -> Screen:
    """Everything that is open in her municipalities, oldest first."""
    mine = talk.who.municipalities("editor")
    found = queries.open_in(talk.store, mine)
    buttons = [Button(listing.title[:40], "ro", listing.public_id) for listing, _ in found]
    facts = {
        "reports": [(listing.title, day_of(one.reported_at), one.kind) for listing, one in found],
        "total": queries.count_open(talk.store, mine),
    }
    return Screen("reports/list", facts, in_rows(buttons, 1))


def one(talk: Talk, at: Pointed) -> Screen:
    """One listing with its reports, and whom to call."""
    listing = edited_by(talk.store, talk.who, at.about)
    found = queries.open_about(talk.store, listing)
    facts = {
        "listing": listing, "when": opening.times(listing, talk.today),
        "contact": [part for part in (listing.contact_name, listing.phone, listing.email) if part],
        "reports": [(day_of(each.reported_at), each.kind, each.asked_at is not None) for each in found],
    }  # fmt: skip

    def choose(label: str, verb: str) -> Button:
        return Button(talk.label(f"buttons.{label}"), verb, listing.public_id)

    rows = ((choose("right", "pc"), choose("change", "pw")), (choose("stopped", "ps"), choose("history", "ph")))
    return Screen("reports/one", facts, (*rows, (choose("report_close", "rc"),)) if found else rows)


def close(talk: Talk, at: Pointed) -> Screen:
    """She looked, and there is nothing to change."""
    listing = edited_by(talk.store, talk.who, at.about)
    closed = reports.close(talk.store, talk.who, listing, now=talk.now)
    return Screen("reports/closed", {"title": listing.title, "closed": closed})


ACT = Act(name="reports", roles=frozenset({"editor"}), start=show, verbs={"ro": one, "rc": close})
