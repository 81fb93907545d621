"""Identifiers of HSDS are UUIDs: a source's own stays, everything else gets one that is the same in every export."""

import re
from uuid import UUID, uuid5

from social_map.codes import LIST_SOURCE

_OURS = UUID("5f0c9d5e-52b1-4c0e-9a41-7f6c2f7f3a10")
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def made(kind: str, *parts: object) -> str:
    """The UUID of this kind of thing with these parts."""
    return str(uuid5(_OURS, "\x1f".join((kind, *map(str, parts)))))


def of_service(source_id: str, source: str | None = None) -> str:
    """The UUID of the service with this id at its source, where that is not a plain list."""
    if _UUID.fullmatch(source_id):
        return source_id
    return made("service", source_id) if source in (None, LIST_SOURCE) else made("service", source, source_id)


def at_location(service: str) -> str:
    """The UUID of this service at its location: there is one."""
    return made("service_at_location", service)


def of_organisation(name: str) -> str:
    """The UUID of the organisation with this name: names are all that a map knows of them."""
    return made("organization", name)
