"""The arguments of a call: form fields, multipart parts or JSON, read as Telegram reads them."""

import json
from typing import Any

from local_telegram.errors import bad_request
from local_telegram.files import Upload

TRUE = {"true", "1", "yes"}


class Arguments:
    """Named values, as strings or already as JSON, and uploaded files."""

    def __init__(self, values: dict[str, Any], uploads: dict[str, Upload] | None = None) -> None:
        self.values = values
        self.uploads = uploads or {}

    def text(self, name: str) -> str:
        """A string; "" when it is not there."""
        value = self.values.get(name)
        return value if isinstance(value, str) else "" if value is None else str(value)

    def flag(self, name: str) -> bool:
        """A boolean; false when it is not there."""
        value = self.values.get(name)
        return value if isinstance(value, bool) else str(value).lower() in TRUE

    def integer(self, name: str, default: int = 0) -> int:
        """A number; what is not a number counts as not there, as at Telegram."""
        try:
            return int(self.values.get(name, default))
        except (TypeError, ValueError, OverflowError):
            return default

    def decimal(self, name: str) -> float | None:
        """A number with decimals, or None."""
        try:
            return float(self.values[name])
        except (KeyError, TypeError, ValueError):
            return None

    def parsed(self, name: str, what: str) -> Any:
        """A JSON value; None when it is not there. Raises 400 naming `what` when it is not JSON."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {what}: invalid JSON") from None

    def items(self, name: str, what: str) -> list[Any]:
        """A JSON array; empty when it is not there."""
        value = self.parsed(name, what)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad_request(f"can't parse {what}: expected an Array")
        return value

    def numbers(self, name: str, what: str) -> list[int]:
        """A JSON array of numbers. Raises 400 when one of them is none."""
        try:
            return [int(item) for item in self.items(name, what)]
        except (TypeError, ValueError, OverflowError):
            raise bad_request(f"can't parse {what}: expected a Number") from None

    def upload(self, reference: str) -> Upload | None:
        """The uploaded file that a field or an `attach://name` points at."""
        return self.uploads.get(reference.removeprefix("attach://"))

    def logged(self) -> dict[str, Any]:
        """For the call log: JSON fields parsed, files by name."""
        shown: dict[str, Any] = {}
        for name, value in self.values.items():
            shown[name] = _unpacked(value)
        return shown | {name: f"<{upload.name}>" for name, upload in self.uploads.items()}


def _unpacked(value: Any) -> Any:
    if not isinstance(value, str) or value[:1] not in {"{", "["}:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
