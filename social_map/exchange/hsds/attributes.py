"""HSDS attributes: where a profile keeps what HSDS has no field for, and the terms by which a thing is found."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from foundation.words import label
from social_map.exchange.hsds import ids
from social_map.exchange.records import tidy

OURS = "wegwijs:"
EXTRA = "extra:"
FIELD = "veld"
TAXONOMIES = ("categorie", "soort", "doelgroep", FIELD)
Thing = dict[str, Any]


def keep(owner: str, entity: str, name: str, value: Any) -> Thing:
    """An attribute that holds one fact of ours: text as it is, anything else as JSON."""
    return {
        "id": ids.made("attribute", owner, name),
        "link_id": owner,
        "link_entity": entity,
        "label": f"{OURS}{name}",
        "value": value if isinstance(value, str) and not _like_json(value) else json.dumps(value, ensure_ascii=False),
    }


def kept(thing: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of ours in the attributes of a thing, by name."""
    found: dict[str, Any] = {}
    for attribute in each(thing, "attributes"):
        name, value = attribute.get("label"), attribute.get("value")
        if isinstance(name, str) and name.startswith(OURS) and isinstance(value, str):
            found[name.removeprefix(OURS)] = _read(value)
    return found


def with_term(attribute: Thing) -> Thing:
    """The same attribute under a term: tables want one for each, and facts of ours stand under their field."""
    name = str(attribute.get("label") or "").removeprefix(OURS)
    if "taxonomy_term" in attribute or not name:
        return attribute
    term = taxonomy_term(FIELD, name, name)
    return {**attribute, "taxonomy_term_id": term["id"], "taxonomy_term": term}


def _like_json(text: str) -> bool:
    return bool(_read(text) != text)


def _read(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=str)
    except (ValueError, RecursionError):
        return text


def term(owner: str, entity: str, taxonomy: str, code: str, name: str) -> Thing:
    """An attribute that puts a thing under a term of one of our taxonomies."""
    return {
        "id": ids.made("attribute", owner, taxonomy, code),
        "link_id": owner,
        "link_entity": entity,
        "link_type": taxonomy,
        "taxonomy_term_id": ids.made("term", taxonomy, code),
        "taxonomy_term": taxonomy_term(taxonomy, code, name),
    }


def taxonomy_term(taxonomy: str, code: str, name: str) -> Thing:
    """One term as HSDS writes it."""
    return {
        "id": ids.made("term", taxonomy, code),
        "code": code,
        "name": name,
        "description": name,
        "taxonomy": title_of(taxonomy),
        "taxonomy_id": ids.made("taxonomy", taxonomy),
        "language": "nl",
    }


def taxonomy_of(code: str) -> Thing:
    """One of our taxonomies as HSDS writes it."""
    return {
        "id": ids.made("taxonomy", code),
        "name": title_of(code),
        "description": label("social_map", f"hsds.taxonomy_about.{code}"),
        "version": "1",
    }


def title_of(taxonomy: str) -> str:
    """The name of a taxonomy of ours."""
    return label("social_map", f"hsds.taxonomy.{taxonomy}")


def terms(thing: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """(taxonomy, name) of every term a thing stands under; of ours by its short name, of others as they write it."""
    ours = {title_of(taxonomy): taxonomy for taxonomy in TAXONOMIES}
    for attribute in each(thing, "attributes"):
        found = attribute.get("taxonomy_term")
        if isinstance(found, dict) and isinstance(found.get("name"), str):
            taxonomy = found.get("taxonomy")
            named = taxonomy if isinstance(taxonomy, str) else ""
            if named != title_of(FIELD):
                yield ours.get(named, named), found["name"]


def each(thing: Mapping[str, Any], name: str) -> list[Thing]:
    """The objects in a list of a thing; anything else is left out."""
    found = thing.get(name)
    return [value for value in found if isinstance(value, dict)] if isinstance(found, list) else []


def text(thing: Mapping[str, Any], name: str) -> str | None:
    """A text of a thing, tidied; None for anything else, or an empty one."""
    found = thing.get(name)
    return (tidy(found) or None) if isinstance(found, str) else None
