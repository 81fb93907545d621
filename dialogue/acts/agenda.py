"""Her appointments as a calendar file: days and times, and nothing of a client. The file goes through the channel."""

from casework import agenda
from dialogue.act import Act
from dialogue.screens import Attachment, Screen
from dialogue.talk import Talk


def show(talk: Talk, _rest: str) -> Screen:
    """The file, or that there is nothing to put in it."""
    coming = agenda.coming(talk.store, talk.who, today=talk.today)
    if not coming:
        return Screen("agenda/nothing")
    from dialogue.calendar import calendar  # loads when it is asked for

    names = {kind: talk.label(f"agenda.{kind}") for kind in agenda.KINDS}
    content = calendar(coming, names, now=talk.now)
    facts = {"number": len(coming)}
    return Screen("agenda/file", facts, attachment=Attachment("wegwijs.ics", content), fresh=True)


ACT = Act(name="agenda", roles=frozenset({"coach"}), about_clients=True, start=show)
