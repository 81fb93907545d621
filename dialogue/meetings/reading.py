"""What a typed message says of one session or several, as answers of the form."""

from collections.abc import Mapping
from typing import Any

from casework import code_names
from casework.session_lines import parts, understand
from dialogue.forms.clients import ClientField, own_names
from dialogue.forms.field import Unclear
from dialogue.meetings import likes
from dialogue.talk import Talk

AT_ONCE = 20  # sessions in one message
SEVERAL, LEFT = "several", "left"
CLIENT = ClientField(name="client", words="session")


def read(talk: Talk, message: str) -> Mapping[str, Any]:
    """The answers of one session; of several, each with its own, and how many were too many."""
    talk.keep_private()
    told = parts(message, own_names(talk))
    if len(told) == 1:
        return session(talk, told[0])
    left = {LEFT: len(told) - AT_ONCE} if len(told) > AT_ONCE else {}
    return {SEVERAL: [session(talk, part) for part in told[:AT_ONCE]], **left}


def session(talk: Talk, text: str) -> dict[str, Any]:
    """`kievit 27 45 gisteren intake` fills what it says; what is unsure is left to be asked."""
    said = understand(text, talk.said.said_at, own_names(talk))
    if said is None:
        return {}
    given = client(talk, text)
    if said.kind or said.status != "held":
        given["kind"] = said.kind if said.status == "held" else said.status
    if said.minutes and said.status == "held":
        given["minutes"] = said.minutes
    if "held_on" in said.unsure:
        given["which_day"] = True
    elif said.held_on:
        given["held_on"] = said.held_on.isoformat()
    return given | likes.heard(talk, said.rest)


def client(talk: Talk, text: str) -> dict[str, Any]:
    """Which client a text means: a slip is forgiven among all words, what only her caseload forgives is asked."""
    plain = code_names.match(text)
    if plain is None and code_names.match(text, own_names(talk)) is None:
        return {}  # nobody was named: that is asked, without saying that a name is unknown
    try:
        return {"client": CLIENT.read(talk, {}, str(plain.code_name) if plain and plain.code_name else text)}
    except Unclear as doubt:
        return {"alike": [choice.code for choice in doubt.choices], "not_hers": doubt.words == "clients/not_yours"}
