"""The second reader of a story: a colleague who looks whether anybody could be recognised."""

from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from dialogue.telling import screens
from monitoring.stories import reading
from monitoring.stories.models import REASONS
from monitoring.stories.telling import TELLERS


def show(talk: Talk, _rest: str) -> Screen:
    """What waits for her."""
    every = reading.to_read(talk.store, talk.who)
    buttons = tuple((Button(screens.opening(each), screens.READ_ONE, each.public_id),) for each in every)
    return Screen("story/to_read", {"count": len(every)}, buttons, private=True)


def page(talk: Talk, _at: Pointed) -> Screen:
    """The same, from a button."""
    return show(talk, "")


def see(talk: Talk, at: Pointed) -> Screen:
    """One story, with what she can say of it."""
    story = reading.one(talk.store, talk.who, at.about)
    words = reading.edition(story)
    yes = Button(talk.label("story.nobody_recognised"), screens.APPROVE, story.public_id, words)
    back = [Button(talk.label(f"story.reason.{r}"), screens.SEND_BACK, story.public_id, words, r) for r in REASONS]
    facts = {"text": story.text, "voice": screens.voice_of(story, talk.language), "use": story.consent_for}
    rows = ((yes,), tuple(back[:2]), tuple(back[2:]), (screens.back_to(talk, screens.READ),))
    return Screen("story/read_one", facts, rows, private=True)


def approve(talk: Talk, at: Pointed) -> Screen:
    """The regisseur may see it. What was told in other words since is read first."""
    if _is_other(talk, at):
        return see(talk, at)
    reading.approve(talk.store, talk.who, at.about, now=talk.now)
    return _done(talk, approved=True)


def send_back(talk: Talk, at: Pointed) -> Screen:
    """The teller hears why."""
    if _is_other(talk, at):
        return see(talk, at)
    reading.send_back(talk.store, talk.who, at.about, at.choice, now=talk.now)
    return _done(talk, approved=False)


def _is_other(talk: Talk, at: Pointed) -> bool:
    return at.version != reading.edition(reading.one(talk.store, talk.who, at.about))


def _done(talk: Talk, *, approved: bool) -> Screen:
    left = len(reading.to_read(talk.store, talk.who))
    more = ((Button(talk.label("story.to_read").format(count=left), screens.READ, "-"),),) if left else ()
    return Screen("story/read_done", {"approved": approved}, more)


ACT = Act(
    name="story_reading", roles=frozenset(TELLERS), about_clients=True, start=show,
    verbs={screens.READ: page, screens.READ_ONE: see, screens.APPROVE: approve, screens.SEND_BACK: send_back},
)  # fmt: skip
