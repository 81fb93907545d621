"""Stories by themselves: a second reader is asked, the teller hears what she said, and what is over goes."""

from datetime import datetime, timedelta

from dialogue import outbox
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.screens import Button, Screen
from dialogue.talk import Tools
from dialogue.telling import screens
from dialogue.unasked import may_tell
from dialogue.whereabouts import reached
from foundation.storage import Store
from foundation.words import label
from monitoring.stories import choosing, queries, reading
from monitoring.stories.models import Story
from monitoring.stories.telling import TELLERS

KIND = "story"


def stories(store: Store, _tools: Tools, now: datetime) -> int:
    """Nothing of a story stands in what is said: that is seen after a tap."""
    drafts = choosing.end_over(store, now=now)
    screens.forget_drafts(store, drafts)
    screens.forget_left(store, "story", now=now)
    if not may_speak(now):
        return len(drafts)
    asked = sum(_ask(store, story, now=now) for story in queries.waiting(store))
    return len(drafts) + asked + sum(_tell(store, story, now=now) for story in queries.unheard(store))


def _ask(store: Store, story: Story, *, now: datetime) -> int:
    """One reader a week, until somebody has read it."""
    reader = reading.reader_of(store, story, now=now)
    look = Button(label("dialogue", "story.look"), screens.READ_ONE, story.public_id)
    if reader is None:
        return 0
    key = f"story:{story.public_id}:{reader.id}:{story.consent_on}"
    return _say(store, story, reader.id, key, Screen("story/waits", {}, ((look,),)), now=now)


def _tell(store: Store, story: Story, *, now: datetime) -> int:
    """Who has left or cannot be reached is not told; it is done with all the same."""
    reason = label("dialogue", f"story.reason.{story.returned_for}") if story.returned_for else ""
    look = Button(label("dialogue", "story.look"), screens.ONE, story.public_id)
    screen = Screen("story/told", {"approved": story.state == "approved", "reason": reason}, ((look,),))
    key = f"story:{story.public_id}:{story.read_at}"
    said = _say(store, story, story.told_by, key, screen, now=now)
    if said or reached(store, story.told_by, *TELLERS, organisation_id=story.organisation_id, now=now) is None:
        story.heard_at = now
    return said


def _say(store: Store, story: Story, person_id: int, key: str, screen: Screen, *, now: datetime) -> int:
    to = reached(store, person_id, *TELLERS, organisation_id=story.organisation_id, now=now)
    if to is None or outbox.is_known(store, key) or not may_tell(store, to, now=now):
        return 0
    return int(outbox.prompt(store, to, screen, now=now, key=key, about=story.public_id, kind=KIND) is not None)


DUTY = Duty("stories", timedelta(minutes=15), stories)
