"""Why a file as a whole cannot be taken in."""

from foundation.refusals import Refusal
from foundation.words import label


class Unusable(ValueError):  # noqa: N818  an answer about a file, not an error of ours
    """Raised while reading a file. `why` is a key under `import.file` in the labels: one sentence for the user."""

    def __init__(self, why: str = "unreadable") -> None:
        super().__init__(why)
        self.why = why


class FileUnreadable(Refusal):
    """Not a file that any of our readers understands."""

    def __init__(self, *, name: str, why: str = "unreadable") -> None:
        super().__init__(name=name[:80], why=label("social_map", f"import.file.{why}"))
        self.code = why
