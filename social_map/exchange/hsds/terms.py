"""Terms of taxonomies: by what a listing is found, in the way of HSDS."""

from collections.abc import Iterable, Mapping
from typing import Any

from foundation.words import label
from social_map.exchange.hsds import ids
from social_map.exchange.hsds.attributes import OURS, Thing, each

FIELD = "veld"
TAXONOMIES = ("categorie", "soort", "doelgroep", FIELD)


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


def with_term(attribute: Thing) -> Thing:
    """The same attribute under a term: tables want one for each, and facts of ours stand under their field."""
    name = str(attribute.get("label") or "").removeprefix(OURS)
    if "taxonomy_term" in attribute or not name:
        return attribute
    term = taxonomy_term(FIELD, name, name)
    return {**attribute, "taxonomy_term_id": term["id"], "taxonomy_term": term}


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
