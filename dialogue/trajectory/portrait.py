"""What is known of who somebody is, and whether there is still something to ask."""

from casework import portraits, preferences
from casework.models import Trajectory
from casework.queries import portraits as queries
from dialogue.matching.profile import known_of
from dialogue.screens import Button
from dialogue.talk import Talk
from dialogue.trajectory.verbs import PORTRAIT

KEPT_ELSEWHERE = ("age_band", "neighbourhood")  # among the preferences, where matching reads them


def said(talk: Talk, client: str, walk: Trajectory) -> list[str]:
    """Each answer in words; what is not known is left out."""
    known, hers = known_of(talk, client), queries.of(talk.store, walk)
    found = []
    if known is not None and known.age_band:
        found.append(talk.label(f"age_band.{known.age_band.replace('+', 'plus')}"))
    if known is not None and known.neighbourhood:
        found.append(known.neighbourhood)
    if hers is not None and hers.gender:
        found.append(talk.label(f"genders.{hers.gender}"))
    return found


def still_to_ask(talk: Talk, client: str, walk: Trajectory) -> list[tuple[Button, ...]]:
    """The button below an intake that was logged, while one of the three was never asked."""
    missing = set(KEPT_ELSEWHERE) & set(preferences.missing(known_of(talk, client)))
    if not missing and portraits.asked(talk.store, walk):
        return []
    return [(Button(talk.label("trajectory.portrait"), PORTRAIT, client),)]
