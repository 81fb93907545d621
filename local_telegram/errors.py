"""The answers with which Telegram refuses a call, in Telegram's own words."""

from typing import Any


class ApiError(Exception):
    """A call that is answered with `{"ok": false}`: HTTP status, text and optional parameters."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        """The body of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(why: str) -> ApiError:
    """400: the call itself is wrong."""
    return ApiError(400, f"Bad Request: {why}")


def forbidden(why: str) -> ApiError:
    """403: the person or group does not let the bot in."""
    return ApiError(403, f"Forbidden: {why}")


def conflict(why: str) -> ApiError:
    """409: somebody else already takes the updates."""
    return ApiError(409, f"Conflict: {why}")


def too_many_requests(seconds: int) -> ApiError:
    """429: come back after so many seconds."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


class NotPossible(Exception):  # noqa: N818 - a person's app greys out the button; nothing went wrong
    """Something a person cannot do in the app, such as forwarding a protected message."""
