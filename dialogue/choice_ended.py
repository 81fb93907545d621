"""What a client takes part in is no longer on the map: choose anew, or close it, in one tap."""

from casework.caseload import Line
from casework.models import Participation
from dialogue.screens import Button
from foundation.words import label

VERB = "te"
ANEW, CLOSE, UNDO = "nieuw", "sluit", "terug"


def row(line: Line, choice: Participation) -> tuple[Button, Button]:
    """Both ways on, for the overview and the client's own screen."""
    return (
        Button(label("dialogue", "ended.anew").format(who=line.code_name), VERB, choice.public_id, choice=ANEW),
        Button(label("dialogue", "ended.close"), VERB, choice.public_id, choice=CLOSE),
    )
