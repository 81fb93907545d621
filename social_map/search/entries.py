"""From a listing in the database to what the index holds."""

from datetime import date

from social_map import freshness
from social_map.models import Listing
from social_map.search.entry import Entry, Moment


def entry_of(listing: Listing, municipality: str, today: date) -> Entry | None:
    """The entry of a listing, or None when nobody should find it: a concept, stopped, or over."""
    if listing.status == "concept" or freshness.over(listing, today):
        return None
    return Entry(
        key=listing.id,
        public_id=listing.public_id,
        source_id=listing.source_id,
        title=listing.title,
        organisation=listing.organisation_name,
        description=listing.description,
        category=listing.category,
        source_category=listing.source_category or "",
        audience=tuple(listing.audience),
        languages=tuple(listing.languages),
        venue=listing.venue or "",
        street=listing.street or "",
        neighbourhood=listing.neighbourhood or "",
        municipality=municipality,
        lat=listing.lat,
        lon=listing.lon,
        schedule=tuple(Moment(row.day, row.start, row.end, row.frequency) for row in listing.schedule),
        cost_cents=listing.cost_cents,
        cost_text=listing.cost_text or "",
        age_min=listing.age_min,
        age_max=listing.age_max,
        wheelchair=listing.wheelchair,
        online=bool(listing.online),
        registration=listing.registration or "",
        volunteer=bool(listing.volunteer),
        capacity=listing.capacity,
        status=listing.status,
        confirmed_on=listing.last_confirmed_on,
        neglected=freshness.standing(listing, today).code == "neglected",
        valid_until=listing.valid_until,
    )
