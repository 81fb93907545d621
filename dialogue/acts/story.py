"""A story: of a coach, of a participant on her phone, of somebody of a practice; with a yes to its use (G03, G04)."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.forms.choice import ChoiceField
from dialogue.forms.field import Answers, Asked, Choice
from dialogue.forms.form import Form
from dialogue.screens import Button, Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from dialogue.telling import fields, screens
from monitoring.stories import reading, telling
from monitoring.stories.models import STATES, USES, VOICES

LATER = "later"
STORY = "story"  # the answer that names the story whose words are written anew


@dataclass(frozen=True, kw_only=True)
class VoiceField(ChoiceField):
    """Who tells it; with the way to her own stories and to those that wait for her."""

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """The first question: it says what a story is."""
        waits = len(reading.to_read(talk.store, talk.who))
        beside = [Button(talk.label("story.mine"), screens.MINE, "-")]
        if waits:
            beside.append(Button(talk.label("story.to_read").format(count=waits), screens.READ, "-"))
        return Asked("story/ask_voice", {}, self.choices(talk, answers), 1, (tuple(beside),))


def voices(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """Who may tell."""
    return fields.of_labels("story.voice", VOICES, talk)


def uses(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """For what it may be used; or that nobody was asked yet."""
    return fields.of_labels("story.use", (*USES, LATER), talk)


def is_new(_talk: Talk, answers: Answers) -> bool:
    """Whether it is a story of its own, not other words for one."""
    return STORY not in answers


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Keep it; with a yes it goes to a second reader."""
    use = None if answers["use"] == LATER else answers["use"]
    if STORY in answers:
        kept = telling.rewrite(talk.store, talk.who, answers[STORY], answers["text"], now=talk.now, draft=draft)
        if use:
            telling.agree(talk.store, talk.who, kept.public_id, use, now=talk.now)
    else:
        kept = telling.tell(
            talk.store, talk.who, organisation_id=int(answers["organisation"]), voice=answers["voice"], use=use,
            municipality_id=int(answers["municipality"]), text=answers["text"], now=talk.now, draft=draft,
        )  # fmt: skip
    screens.forget_words(talk, draft, "text")
    rows = [(Button(talk.label("story.look"), screens.ONE, kept.public_id),)]
    if talk.who.has("coach") and kept.trajectory_id is None and kept.voice in {"client", "participant"}:
        rows.append((Button(talk.label("story.bind"), screens.BIND, kept.public_id),))
    return Screen("story/kept", {"state": kept.state}, tuple(rows), private=True)


def mine(talk: Talk, at: Pointed) -> Screen:
    """Her stories, newest first."""
    signs = talk.label("story.signs").split()
    every = telling.every_one(talk.store, talk.who, now=talk.now)
    buttons = [
        (Button(screens.opening(each, signs[STATES.index(each.state)] + " "), screens.ONE, each.public_id),)
        for each in every
    ]
    return Screen("story/mine", {"count": len(every)}, tuple(buttons), private=True)


def see(talk: Talk, at: Pointed) -> Screen:
    """One of hers."""
    return screens.own(talk, telling.to_take_back(talk.store, talk.who, at.about, now=talk.now))


def agree(talk: Talk, at: Pointed) -> Screen:
    """By now there is a yes to it."""
    return screens.own(talk, telling.agree(talk.store, talk.who, at.about, at.choice, now=talk.now))


def rewrite(talk: Talk, at: Pointed) -> Screen:
    """Other words."""
    story = telling.mine(talk.store, talk.who, at.about)
    return filling.begin(talk, every_act()["story"], {STORY: story.public_id, "voice": story.voice})


def withdraw(talk: Talk, at: Pointed) -> Screen:
    """One tap: it is gone, out of every later report."""
    draft = telling.withdraw(talk.store, talk.who, at.about, now=talk.now)
    screens.forget_drafts(talk.store, [draft] if draft else [])
    return Screen("story/withdrawn", {}, ((Button(talk.label("story.mine"), screens.MINE, "-"),),))


ACT = Act(
    name="story",
    roles=frozenset(telling.TELLERS),
    about_clients=True,
    form=Form(
        fields=(
            ChoiceField(
                name="organisation", words="story", choices=fields.my_organisations, columns=1, when=is_new,
                assume=lambda talk, answers: fields.the_only(fields.my_organisations(talk, answers)),
            ),
            ChoiceField(
                name="municipality", words="story", choices=fields.my_municipalities, when=is_new,
                assume=lambda talk, answers: fields.the_only(fields.my_municipalities(talk, answers)),
            ),
            VoiceField(name="voice", words="story", choices=voices),
            fields.ToldField(name="text", words="story", most=telling.LONGEST, guarded_as="story"),
            fields.UseField(name="use", words="story", choices=uses, columns=1),
        ),
        finish=finish,
    ),
    verbs={
        screens.MINE: mine, screens.ONE: see, screens.AGREE: agree, screens.REWRITE: rewrite,
        screens.WITHDRAW: withdraw,
    },
)  # fmt: skip
