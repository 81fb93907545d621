"""What this API is: its version, its profile, its description by OpenAPI, and what it does not have."""

from starlette.requests import Request
from starlette.responses import Response

from foundation.words import label, labels
from social_map.exchange.hsds.attributes import OURS
from social_map.exchange.hsds.terms import TAXONOMIES, taxonomy_of
from web.hsds import description
from web.hsds.answering import as_json, wrong

VERSION = "3.1"


async def root(request: Request) -> Response:
    """The metadata that HSDS wants at the root."""
    here = _here(request)
    return as_json({"version": VERSION, "profile": f"{here}/profile", "openapi_url": f"{here}/openapi.json"})


async def profile(_request: Request) -> Response:
    """The Dutch profile for machines: which attributes and taxonomies there are."""
    fields = labels("social_map")["field"]
    return as_json(
        {
            "name": label("web", "hsds.profile.name"),
            "description": label("web", "hsds.profile.description"),
            "based_on": f"HSDS {VERSION}",
            "language": "nl",
            "attributes": [{"label": f"{OURS}{name}", "description": said} for name, said in fields.items()],
            "taxonomies": [taxonomy_of(code) for code in TAXONOMIES],
        }
    )


async def openapi(request: Request) -> Response:
    """What can be asked, for machines."""
    return as_json(description.openapi(_here(request)))


async def nothing(_request: Request) -> Response:
    """There is no such address."""
    return wrong("unknown", 404)


async def not_so(_request: Request) -> Response:
    """Nothing can be written here."""
    return wrong("read_only", 405)


def _here(request: Request) -> str:
    return f"{str(request.base_url).rstrip('/')}/hsds"
