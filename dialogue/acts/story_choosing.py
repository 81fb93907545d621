"""The regisseur chooses approved stories for the reports of a period, and makes a picture of a quote."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dialogue.act import Act, Pointed
from dialogue.screens import Attachment, Button, Screen, in_rows
from dialogue.talk import Talk
from dialogue.telling import screens
from foundation.language.dates import said_on
from foundation.people import municipalities, people
from foundation.storage import Store
from foundation.words import label
from monitoring.formats.speaking import period_name
from monitoring.periods import Period
from monitoring.scopes import scope_for
from monitoring.stories import choosing, quote
from monitoring.stories.models import Story


def show(talk: Talk, rest: str) -> Screen:
    """`/verhalen [2026-K3]`: everything that was approved, with a sign at what was chosen."""
    period = Period.read(rest) if rest else screens.usual_period(talk)
    scope = scope_for(talk.store, talk.who)
    every = choosing.offered(talk.store, scope)
    shelf = choosing.for_report(talk.store, scope, period, now=talk.now)
    sign = talk.label("story.chosen") + " "
    chosen = [each for each in every if choosing.is_chosen(talk.store, each, period)]
    rows = [
        (Button(screens.opening(each, sign if each in chosen else ""), screens.CHOOSE_ONE, each.public_id,
                choice=str(period)),)
        for each in every
    ]  # fmt: skip
    near = [period.previous(), *([period.shifted(1)] if period.last < talk.today else [])]
    steps = tuple(Button(period_name(each).capitalize(), screens.CHOOSE, "-", choice=str(each)) for each in near)
    facts = {
        "period": period_name(period), "count": len(every), "chosen": len(chosen), "withdrawn": shelf.withdrawn
    }  # fmt: skip
    return Screen("story/choose", facts, (*rows, steps), private=True)


def page(talk: Talk, at: Pointed) -> Screen:
    """The same for another period."""
    return show(talk, at.choice)


def see(talk: Talk, at: Pointed) -> Screen:
    """One story, to put in the report or take out of it."""
    return _one(talk, choosing.one(talk.store, talk.who, at.about), Period.read(at.choice))


def turn(talk: Talk, at: Pointed) -> Screen:
    """In, or out again."""
    period = Period.read(at.choice)
    choosing.turn(talk.store, talk.who, at.about, period, now=talk.now)
    return _one(talk, choosing.one(talk.store, talk.who, at.about), period)


def picture(talk: Talk, at: Pointed) -> Screen | None:
    """A picture of a sentence; which one is asked where there are more."""
    story = choosing.one(talk.store, talk.who, at.about)
    found = quote.sentences(story.text)
    if len(found) > 1 and not at.version:
        numbers = [Button(str(n), screens.QUOTE, story.public_id, n) for n in range(1, len(found) + 1)]
        rows = (*in_rows(numbers, 4), (screens.back_to(talk, screens.CHOOSE),))
        return Screen("story/which_sentence", {"sentences": found}, rows, private=True)
    facts = {"story": story.public_id, "number": at.version, "channel": talk.to.channel, "account": talk.to.account}
    talk.errand("story_quote", facts)
    return None


def make(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """The picture; of a story that was withdrawn meanwhile there is none."""
    who = people.who(store, facts["channel"], facts["account"], today=said_on(now))
    story = choosing.one(store, who, facts["story"])
    found = quote.sentences(story.text)
    said = found[max(facts["number"], 1) - 1] if facts["number"] <= len(found) else found[0]
    foot = label("dialogue", f"story.foot.{story.consent_for}", who.language)
    drawn = quote.as_png(said, screens.voice_of(story, who.language), foot)
    attachment = Attachment("verhaal.png", drawn, picture=True)
    return Screen("story/quote", {"use": story.consent_for}, private=True, fresh=True, attachment=attachment)


def _one(talk: Talk, story: Story, period: Period) -> Screen:
    chosen = choosing.is_chosen(talk.store, story, period)
    place = next(m.name for m in municipalities.list_all(talk.store) if m.id == story.municipality_id)
    facts = {
        "text": story.text, "voice": screens.voice_of(story, talk.language), "place": place, "chosen": chosen,
        "use": story.consent_for, "period": period_name(period),
    }  # fmt: skip
    turn_it = talk.label("story.take_out" if chosen else "story.put_in")
    rows = (
        (Button(turn_it, screens.TURN, story.public_id, choice=str(period)),),
        (Button(talk.label("story.quote"), screens.QUOTE, story.public_id),),
        (screens.back_to(talk, screens.CHOOSE, str(period)),),
    )
    return Screen("story/choose_one", facts, rows, private=True)


ACT = Act(
    name="story_choosing", roles=frozenset({"regisseur"}), start=show,
    verbs={screens.CHOOSE: page, screens.CHOOSE_ONE: see, screens.TURN: turn, screens.QUOTE: picture},
    makers={"story_quote": make},
)  # fmt: skip
