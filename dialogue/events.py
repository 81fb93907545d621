"""What happened with a client, an event as a line of its own: `20 nov: kennismaking, 45 min`."""

from markupsafe import Markup

from casework.history import Event
from dialogue.talk import Talk
from foundation.codes import codes

LISTS = frozenset(
    {"session_kind", "session_status", "outcome", "stop_reason", "closing_reason", "referrer_type", "category"}
)
_EMPTY: dict[str, object] = dict.fromkeys(
    (
        *LISTS,
        "minutes",
        "months",
        "listing_name",
        "found",
        "starts_at",
        "how",
        "from_name",
        "to_name",
        "dimension",
        "step",
        "barrier",
        "place",
        "help",
        "until_on",
        "about",
    )
)


def told(talk: Talk, event: Event) -> str:
    """The line."""
    facts = {
        name: codes(name)[str(value)].nl if name in LISTS and value else value for name, value in event.facts.items()
    }
    held = event.facts.get("session_status") == "held"
    words = talk.say("clients/event", on=event.on, kind=event.kind, session_held=held, **_EMPTY | facts)
    return Markup(words)  # noqa: S704  rendered with escaping
