"""From the town in an address of an open standard to our municipality, or to words by which it is found."""

from social_map.exchange.hsds import words


def placed(town: str | None, country: str | None = None) -> dict[str, str]:
    """The municipality of this name; a Dutch village is no municipality and goes where neighbourhoods go.

    Abroad the town itself is taken for the municipality.
    """
    if not town:
        return {}
    known = words.dutch_municipalities().get(town.lower())
    if known is not None:
        return {"municipality": known}
    if (country or "").strip().lower() in words.table()["country"]["ours"]:
        return {"neighbourhood": town}
    return {"municipality": town}
