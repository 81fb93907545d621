"""A new activity in eight questions, with a preview. A second person looks before anybody finds it (DESIGN §5)."""

from collections.abc import Mapping, Sequence
from typing import Any

from dialogue import editors, filling
from dialogue.act import Act, Pointed
from dialogue.forms.choice import ChoiceField, kinds
from dialogue.forms.contact import ContactField, contact_values, visibilities
from dialogue.forms.field import ASK, Answers, Choice
from dialogue.forms.form import Form
from dialogue.forms.listings import EurosField
from dialogue.forms.schedule import ScheduleField
from dialogue.forms.suggested import PreviewField, SuggestedField
from dialogue.forms.text import TextField
from dialogue.screens import Button, Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from foundation.codes import codes
from foundation.people.queries import organisations as places
from foundation.words.filters import euros
from social_map import listings
from social_map.kinds import meant_by
from social_map.queries import listings as queries

SCHEDULE = ScheduleField(name="schedule", words="new")


def municipalities(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """Where it can be: those of her other activities first."""
    mine = queries.municipalities_of(talk.store, talk.who.organisations("provider"))
    every = sorted(places.municipalities(talk.store), key=lambda one: (one.id not in mine, one.name))
    return [Choice(str(one.id), one.name) for one in every]


def municipality(talk: Talk, answers: Answers) -> Any:
    """Not asked where all of her activities are in one."""
    mine = queries.municipalities_of(talk.store, talk.who.organisations("provider"))
    every = municipalities(talk, answers)
    return every[0].code if len(mine) == 1 or len(every) == 1 else ASK


def organisations(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """For whom she keeps activities; an editor keeps them for nobody."""
    return [Choice(str(one.organisation_id), one.organisation) for one in talk.who.members if one.role == "provider"]


def organisation(talk: Talk, answers: Answers) -> Any:
    """Asked only where there are two."""
    mine = organisations(talk, answers)
    return ASK if len(mine) > 1 else mine[0].code if mine else None


def has_contact(talk: Talk, answers: Answers) -> bool:
    """Whether there is something of which to say who may see it."""
    return bool(answers.get("contact"))


def guess(_talk: Talk, answers: Answers) -> Any:
    """By its words."""
    return meant_by(answers["title"], answers.get("text") or "")


CATEGORY = ChoiceField(name="category", words="new", choices=kinds, assume=guess)


def preview(talk: Talk, answers: Answers) -> Mapping[str, Any]:
    """How coaches will see it."""
    contact = answers.get("contact") or {}
    return {
        "title": answers["title"], "category": codes("category")[answers.get("category") or guess(talk, answers)].nl,
        "text": answers.get("text") or "", "place": answers["place"],
        "when": SCHEDULE.echo(talk, answers["schedule"], answers),
        "audience": answers["audience"], "price": euros(answers["price"]) if answers["price"] else "",
        "registration": answers["registration"], "contact": list(contact.values()),
        "seen_by": talk.label(f"seen_by.{answers.get('seen_by') or 'coaches'}"),
    }  # fmt: skip


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Send it to the editor of the map."""
    made = listings.propose(talk.store, talk.who, _values(talk, answers), now=talk.now)
    editors.tell_of_new(talk.store, made, now=talk.now)
    again = Button(talk.label("buttons.back_to_listing"), "pl", made.public_id)
    return Screen("new/sent", {"title": made.title}, ((again,),) if answers["organisation"] else ())


def begin(talk: Talk, _at: Pointed) -> Screen:
    """From the list of her activities."""
    return filling.begin(talk, every_act()["listing_new"])


def _values(talk: Talk, answers: Answers) -> dict[str, Any]:
    venue, _, street = str(answers["place"]).partition(",")
    everybody = talk.label("new.audience.all").casefold()
    audience = [part.strip() for part in str(answers["audience"]).casefold().replace(" en ", ",").split(",")]
    keeper = int(answers["organisation"]) if answers["organisation"] else None
    name = next((one.organisation for one in talk.who.members if one.organisation_id == keeper), "")
    return {
        "title": answers["title"], "venue": venue.strip(), "street": street.strip() or None,
        "municipality_id": int(answers["municipality"]), "schedule": answers["schedule"],
        "audience": [part for part in audience if part and part != everybody], "cost_cents": answers["price"],
        "registration": str(answers["registration"]).casefold(), "description": answers["text"] or "",
        "organisation_id": keeper, "organisation_name": name, "owner_person_id": talk.who.person_id if keeper else None,
        **contact_values(answers),
        **({"category": answers["category"]} if answers["category"] != guess(talk, answers) else {}),
    }  # fmt: skip


ACT = Act(
    name="listing_new",
    roles=frozenset({"provider", "editor"}),
    form=Form(
        private=False,
        fields=(
            ChoiceField(name="organisation", words="new", choices=organisations, assume=organisation, columns=1),
            TextField(name="title", words="new", most=120, guarded_as="listing", echoed=True),
            TextField(name="place", words="new", most=200, guarded_as="listing", echoed=True),
            ChoiceField(name="municipality", words="new", choices=municipalities, assume=municipality),
            SCHEDULE,
            SuggestedField(name="audience", words="new", offers="audience", most=120, guarded_as="listing"),
            EurosField(name="price", words="new"),
            SuggestedField(name="registration", words="new", offers="registration", most=120, guarded_as="listing"),
            ContactField(name="contact", words="new", optional=True),
            ChoiceField(name="seen_by", words="new", choices=visibilities, when=has_contact, columns=1),
            TextField(name="text", words="new", most=600, guarded_as="listing", optional=True),
            CATEGORY,
            PreviewField(name="ready", words="new", preview=preview, guessed=CATEGORY),
        ),
        finish=finish,
    ),
    verbs={"pn": begin},
)
