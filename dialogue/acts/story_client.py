"""Keeping a story with a client: then it goes when her records go, or when she says no to stories."""

from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.forms.clients import ClientField
from dialogue.forms.field import Answers
from dialogue.forms.form import Form
from dialogue.screens import Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from dialogue.telling import screens
from foundation.refusals import NotFound
from monitoring.stories import telling

STORY = "story"


def finish(talk: Talk, answers: Answers, _draft: str) -> Screen:
    """Keep it with this client."""
    if STORY not in answers:
        raise NotFound
    return screens.own(talk, telling.bind(talk.store, talk.who, answers[STORY], answers["client"], now=talk.now))


def begin(talk: Talk, at: Pointed) -> Screen:
    """From a story of hers."""
    story = telling.mine(talk.store, talk.who, at.about)
    return filling.begin(talk, every_act()["story_client"], {STORY: story.public_id})


ACT = Act(
    name="story_client", roles=frozenset({"coach"}), about_clients=True, in_menu=False,
    form=Form(fields=(ClientField(name="client", words="story", closed_too=True),), finish=finish),
    verbs={screens.BIND: begin},
)  # fmt: skip
