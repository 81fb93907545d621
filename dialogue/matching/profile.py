"""From a client of hers to what the map is asked: codes, and what she saw being tried before."""

from casework import access, preferences
from casework.models import Preference, Trajectory
from casework.queries import preferences as queries
from dialogue.talk import Talk
from foundation.codes import codes
from foundation.people.models import Municipality
from social_map.matching import Profile, Tried


def known_of(talk: Talk, client: str) -> Preference | None:
    """What is known of what a client of hers looks for. NotFound for anybody else's."""
    return talk.once(f"preference:{client}", lambda: preferences.of(talk.store, talk.who, client, now=talk.now))


def walk_of(talk: Talk, client: str) -> Trajectory:
    """Her trajectory with this client."""
    return talk.once(f"walk:{client}", lambda: access.current_for(talk.store, talk.who, client, now=talk.now))


def profile_of(talk: Talk, client: str) -> Profile:
    """Everything that matching weighs. A trajectory that was handed over brings along what was tried."""
    known, walk = known_of(talk, client), walk_of(talk, client)
    tried, linked = _before(talk, walk)
    return Profile(
        interests=tuple(known.interests) if known else (),
        main_reason=walk.main_reason,
        neighbourhood=known.neighbourhood if known else None,
        municipality=talk.store.get_one(Municipality, walk.municipality_id).name,
        age_band=known.age_band if known else None,
        language=known.language if known else None,
        budget_cents=known.budget_cents if known else None,
        free_days=tuple(known.free_days) if known else (),
        mobility=known.mobility if known else None,
        group_size=known.group_size if known else None,
        tried=tried,
        linked=linked,
    )


def _before(talk: Talk, walk: Trajectory) -> tuple[tuple[Tried, ...], frozenset[str]]:
    """What stopped, and what goes on or still has to begin."""
    tried, linked = [], set()
    client = access.client_of(talk.store, walk)
    for choice, listing in queries.choices(talk.store, client, access.mine(talk.who)):
        if choice.stopped_on is not None and choice.stop_reason:
            called = choice.listing_name or codes("category")[choice.category].nl
            tried.append(Tried(choice.category, choice.stop_reason, called, listing))
        elif listing is not None:
            linked.add(listing)
    return tuple(tried), frozenset(linked - {each.listing for each in tried})
