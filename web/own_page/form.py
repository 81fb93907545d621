"""What was sent with a form: small, plain, each field once."""

from urllib.parse import parse_qs

from starlette.requests import Request

from foundation.language.clean import tidy
from foundation.refusals import Refusal

LARGEST_BODY = 16_000
MOST_FIELDS = 60


class FormUnreadable(Refusal):
    """It is too large, or no form of ours."""


async def read(request: Request) -> dict[str, str]:
    """The fields of a POST. `FormUnreadable` when it is too large or odd."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise FormUnreadable
    try:
        found = parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError as odd:  # bytes that are no text, too many fields
        raise FormUnreadable from odd
    return {name: tidy(values[-1]) for name, values in found.items()}
