"""A "no" that the people who use Wegwijs may be given. Its words lie beside the room that says it."""

import re


class Refusal(Exception):  # noqa: N818  a refusal is an answer, not an error
    """A request that cannot be done, for a reason the person can understand.

    Subclasses are named for the fact (`SessionInTheFuture`) and stand beside the function that raises them.
    `facts` are what its words may mention: never anything the person may not see.
    """

    def __init__(self, **facts: object) -> None:
        super().__init__(facts)
        self.facts = facts

    @classmethod
    def message(cls) -> str:
        """The name of the file with its words: `SessionInTheFuture` → `refusals/session_in_the_future`."""
        return "refusals/" + re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


class NotFound(Refusal):
    """There is no such thing, or not for you: the two are never told apart (DESIGN §3)."""
