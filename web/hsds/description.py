"""The API in OpenAPI 3.1: the addresses of HSDS and the parameters that are followed."""

from typing import Any

from foundation.words import label
from web.hsds.asking import MOST_PER_PAGE, PER_PAGE

_WHOLE = {"type": "integer", "minimum": 1}
_PAGES: dict[str, Any] = {
    "page": {**_WHOLE, "default": 1},
    "per_page": {**_WHOLE, "maximum": MOST_PER_PAGE, "default": PER_PAGE},
}
_TEXT, _SWITCH = {"type": "string", "maxLength": 200}, {"type": "boolean", "default": False}
_FILTERS: dict[str, Any] = {
    "search": _TEXT,
    "organization_id": _TEXT,
    "taxonomy_term_id": _TEXT,
    "taxonomy_id": _TEXT,
    "modified_after": {"type": "string", "format": "date-time"},
    "postcode": _TEXT,
    "proximity": _WHOLE,
}
_JSON = {"format": {"enum": ["json"]}}
_LISTS: dict[str, dict[str, Any]] = {
    "services": {**_PAGES, **_FILTERS, "minimal": _SWITCH, "full": _SWITCH, "format": {"enum": ["json", "ndjson"]}},
    "organizations": {**_PAGES, **_FILTERS, **_JSON, "full_service": _SWITCH, "full": _SWITCH},
    "service_at_locations": {**_PAGES, **_FILTERS, **_JSON},
    "taxonomies": {**_PAGES, **_JSON, "search": _TEXT},
    "taxonomy_terms": {**_PAGES, **_JSON, "search": _TEXT, "taxonomy_id": _TEXT, "parent_id": _TEXT},
}


def openapi(server: str) -> dict[str, Any]:
    """The document for the API at this address."""
    paths: dict[str, Any] = {"/": _get({})}
    for name, parameters in _LISTS.items():
        paths[f"/{name}"] = _get(parameters)
        paths[f"/{name}/{{id}}"] = _get({}, by_id=True)
    return {
        "openapi": "3.1.0",
        "info": {"title": label("web", "hsds.profile.name"), "version": "1"},
        "servers": [{"url": server}],
        "paths": paths,
    }


def _get(parameters: dict[str, Any], *, by_id: bool = False) -> dict[str, Any]:
    asked = [{"name": name, "in": "query", "schema": schema} for name, schema in parameters.items()]
    if by_id:
        asked = [{"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}]
    answers = {code: {"description": label("web", f"hsds.answer.{code}")} for code in _codes(parameters, by_id=by_id)}
    return {"get": {"parameters": asked, "responses": answers}}


def _codes(parameters: dict[str, Any], *, by_id: bool) -> list[str]:
    return ["200", *(["400"] if parameters else []), *(["404"] if by_id else [])]
