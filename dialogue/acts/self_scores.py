"""Positive Health: six marks in six taps, seen beside the ones before, and as a picture (DOMAIN §3.10)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from casework import access, lent, positive_health
from casework.models import SelfScores, Trajectory
from casework.models.goals import DIMENSIONS
from casework.models.positive_health import HIGHEST, MOMENTS
from casework.queries import positive_health as queries
from casework.queries import trajectories
from dialogue import filling, outbox
from dialogue.act import Act, Pointed
from dialogue.forms.choice import ChoiceField
from dialogue.forms.clients import ClientField
from dialogue.forms.field import Answers, Asked, Choice
from dialogue.forms.form import Form
from dialogue.letters import Letter
from dialogue.screens import CLIENT_SCREEN_STAYS, Attachment, Button, Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from dialogue.trajectory.health import marks
from dialogue.trajectory.verbs import HEALTH, LOOK, SCORE, SPIDER, TAKE_BACK
from foundation.language.dates import said_on
from foundation.people import people
from foundation.refusals import NotFound
from foundation.storage import Store
from foundation.words import label
from foundation.words.filters import long_day
from monitoring.positive_health.spider import Line, as_png, said

MOMENT = "moment"


@dataclass(frozen=True, kw_only=True)
class ScoreField(ChoiceField):
    """A mark from 0 to 10 for one dimension."""

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """All eleven at once: a mark is one tap."""
        facts = {
            "what": talk.label(f"dimensions.{self.name}"), "nth": DIMENSIONS.index(self.name) + 1,
            "total": len(DIMENSIONS), "highest": HIGHEST,
        }  # fmt: skip
        return Asked("positive_health/ask_score", facts, self.choices(talk, answers), self.columns)

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """`Lichaam 4`."""
        return f"{talk.label(f'dimensions.{self.name}')} {value}"


def scale(_talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """0 to 10."""
    return [Choice(str(mark), str(mark)) for mark in range(HIGHEST + 1)]


def finish(talk: Talk, answers: Answers, _draft: str) -> Screen:
    """Keep them."""
    walk = access.current_for(talk.store, talk.who, answers["client"], now=talk.now)
    moment = answers.get(MOMENT) or next((m for m in MOMENTS if m not in queries.of(talk.store, walk)), MOMENTS[-1])
    given = {name: None if answers[name] is None else int(answers[name]) for name in DIMENSIONS}
    kept = positive_health.score(talk.store, talk.who, walk.public_id, moment, given, now=talk.now)
    return _screen(talk, walk, undo=kept)


def look(talk: Talk, at: Pointed) -> Screen:
    """What was scored, and the moments that can be asked."""
    access.client_for(talk.store, talk.who, at.about, now=talk.now)
    return _screen(talk, access.current_for(talk.store, talk.who, at.about, now=talk.now))


def ask(talk: Talk, at: Pointed) -> Screen:
    """The six questions of a moment."""
    access.client_for(talk.store, talk.who, at.about, now=talk.now)
    if at.choice not in MOMENTS:
        raise NotFound
    positive_health.check(
        talk.store, talk.who, access.current_for(talk.store, talk.who, at.about, now=talk.now).public_id, now=talk.now
    )
    return filling.begin(talk, every_act()["self_scores"], {"client": at.about, MOMENT: at.choice})


def take_back(talk: Talk, at: Pointed) -> Screen:
    """They go again."""
    return _screen(talk, positive_health.take_back(talk.store, talk.who, at.about, now=talk.now))


def spider(talk: Talk, at: Pointed) -> Screen | None:
    """Before and after as a picture, made by the sender."""
    walk = access.trajectory_for(talk.store, talk.who, at.about, now=talk.now)
    facts = {"walk": walk.public_id, "channel": talk.to.channel, "account": talk.to.account}
    errand = {"maker": "spider", "facts": facts, "language": talk.language}
    outbox.put(
        talk.store, talk.to, Letter(errand=errand), now=talk.now, private=True,
        remove_after=talk.now + CLIENT_SCREEN_STAYS,
    )  # fmt: skip
    return None


def make(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """The picture: no code name in it, only above it."""
    who = people.who(store, facts["channel"], facts["account"], today=said_on(now))
    walk = trajectories.called(store, facts["walk"], access.mine(who))
    if walk is None or not (scored := _in_order(store, walk)):
        raise NotFound
    first, last = scored[0], scored[-1]
    names = [label("dialogue", f"dimensions.{name}") for name in DIMENSIONS]
    title = label("dialogue", "positive_health.title")
    picture = as_png(title, names, _line(first), _line(last) if last is not first else None)
    attachment = Attachment("positieve-gezondheid.png", picture, picture=True)
    facts = {"code_name": lent.called(store, who, walk), "both": last is not first}
    return Screen("positive_health/picture", facts, private=True, attachment=attachment)


def _in_order(store: Store, walk: Trajectory) -> list[SelfScores]:
    known = queries.of(store, walk)
    return [known[moment] for moment in MOMENTS if moment in known]


def _line(scores: SelfScores) -> Line:
    name = label("dialogue", f"health_moments.{scores.moment}")
    return Line(f"{name}, {long_day(scores.scored_on)}", marks(scores))


def _screen(talk: Talk, walk: Trajectory, undo: SelfScores | None = None) -> Screen:
    scored = _in_order(talk.store, walk)
    about = lent.pointer(talk.store, talk.who, walk)
    rows = [(talk.label(f"dimensions.{name}"), [said(getattr(s, name)) for s in scored]) for name in DIMENSIONS]
    facts = {
        "code_name": lent.called(talk.store, talk.who, walk), "rows": rows if scored else [],
        "moments": [(talk.label(f"health_moments.{s.moment}"), s.scored_on) for s in scored],
    }  # fmt: skip
    known = {scores.moment for scores in scored}
    again = tuple(
        Button(("✔ " if m in known else "") + talk.label(f"health_moments.{m}"), SCORE, about, choice=m)
        for m in MOMENTS
    )
    last = [Button(talk.label("positive_health.picture"), SPIDER, walk.public_id)] if scored else []
    if undo is not None:
        last.append(Button(talk.label("buttons.undo"), TAKE_BACK, undo.public_id))
    back = (Button(talk.label("trajectory.all"), LOOK, about),)
    buttons = tuple(row for row in (() if undo else again, tuple(last), back) if row)
    return Screen("positive_health/standing", facts, buttons, private=True)


FORM = Form(
    fields=(
        ClientField(name="client", words="positive_health"),
        *(
            ScoreField(name=name, words="positive_health", choices=scale, columns=6, short=HIGHEST + 1, optional=True)
            for name in DIMENSIONS
        ),
    ),
    finish=finish,
)
ACT = Act(
    name="self_scores", roles=frozenset({"coach"}), about_clients=True, in_menu=False, form=FORM,
    verbs={HEALTH: look, SCORE: ask, TAKE_BACK: take_back, SPIDER: spider}, makers={"spider": make},
)  # fmt: skip
