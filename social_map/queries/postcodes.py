"""Postcode areas."""

from collections.abc import Sequence

from sqlalchemy import select

from foundation.storage import Store
from social_map.postcode_models import PostcodeArea


def areas(store: Store) -> Sequence[tuple[str, str, str, float, float]]:
    """Postcode, town, municipality, latitude and longitude of every area, by postcode."""
    columns = (PostcodeArea.postcode, PostcodeArea.town, PostcodeArea.municipality, PostcodeArea.lat, PostcodeArea.lon)
    return store.execute(select(*columns).order_by(PostcodeArea.postcode)).all()
