"""An answer as JSON (INTERFACES "map search --json")."""

from typing import Any

from social_map.search.searcher import Found, Hit


def document(found: Found) -> dict[str, Any]:
    """The whole answer: what was asked, what was understood of it, the hits in order."""
    return {"query": found.query, "understood": _understood(found), "hits": [_hit(hit) for hit in found.hits]}


def _understood(found: Found) -> dict[str, Any]:
    kinds: dict[str, Any] = {}
    for part in found.understood:
        kinds.setdefault(part.kind, []).append(part.label)
    if found.mended:
        kinds["mended"] = found.mended
    return kinds


def _hit(hit: Hit) -> dict[str, Any]:
    entry = hit.entry
    return {
        "id": entry.public_id,
        "source_id": entry.source_id,
        "title": entry.title,
        "organisation": entry.organisation,
        "score": hit.score,
        "why": list(hit.why),
        "confirmed_on": entry.confirmed_on.isoformat() if entry.confirmed_on else None,
        "variants": list(hit.variants),
        "category": entry.category,
        "when": hit.when,
        "price": hit.price,
        "venue": entry.venue or None,
        "neighbourhood": entry.neighbourhood or None,
        "municipality": entry.municipality or None,
    }
