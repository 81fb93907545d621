"""Registering a referral in five taps: practice, who referred, when, why. Wegwijs gives the code name (US-C3)."""

from collections.abc import Sequence
from datetime import date

from casework import referrals
from dialogue.act import Act, Pointed
from dialogue.forms import places
from dialogue.forms.choice import ChoiceField
from dialogue.forms.day import DayField
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from foundation.codes import codes

OFTEN = ("huisarts", "poh_ggz", "poh_somatiek", "poh_ouderen", "wijkverpl", "zelf")


def referrers(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """Who referred: the usual ones first. A transfer is not a referral and has a way of its own."""
    rest = [code for code, c in codes("referrer_type").items() if code not in OFTEN and c.kind != "transfer"]
    return [Choice(code, codes("referrer_type")[code].nl) for code in (*OFTEN, *rest)]


def reasons(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """The main reason (DOMAIN §3.9)."""
    return [Choice(code, talk.label(f"main_reasons.{code}")) for code in codes("main_reason")]


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Keep the referral and show the code name."""
    practice = places.practice_of(talk, answers)
    received_on = date.fromisoformat(answers["received_on"])
    received = referrals.receive(
        talk.store,
        talk.who,
        organisation_id=int(answers["organisation"]),
        practice_id=practice.id if practice else None,
        municipality_id=int(answers["municipality"]),
        referrer_type=answers["referrer"],
        received_on=received_on,
        main_reason=answers["reason"],
        draft=draft,
        now=talk.now,
    )
    facts = {
        "code_name": received.client.code_name,
        "practice": practice.name if practice else None,
        "referrer": codes("referrer_type")[answers["referrer"]].nl,
        "received_on": received_on,
        "municipality": places.name_of(talk, int(answers["municipality"])),
        "reason": codes("main_reason")[answers["reason"]].nl,
    }
    undo_button = Button(talk.label("buttons.undo"), "ru", received.referral.public_id if received.referral else "")
    session_button = Button(talk.label("buttons.log_session"), "cl", received.client.public_id, choice="gesprek")
    return Screen("referral/kept", facts, ((session_button, undo_button),), private=True)


def undo(talk: Talk, at: Pointed) -> Screen:
    """Take it back; the code name stays spent."""
    referrals.undo(talk.store, talk.who, at.about, now=talk.now)
    return Screen("referral/undone", private=True)


ACT = Act(
    name="referral",
    roles=frozenset({"coach"}),
    about_clients=True,
    form=Form(
        fields=(
            ChoiceField(
                name="organisation", words="referral", choices=places.my_organisations,
                assume=lambda talk, answers: places.the_only(places.my_organisations(talk, answers)),
            ),
            ChoiceField(name="practice", words="referral", choices=places.practices, short=8),
            ChoiceField(
                name="municipality", words="referral", choices=places.municipalities, assume=places.municipality
            ),
            ChoiceField(name="referrer", words="referral", choices=referrers, short=6),
            DayField(name="received_on", words="referral"),
            ChoiceField(name="reason", words="referral", choices=reasons, short=9),
        ),
        finish=finish,
    ),
    verbs={"ru": undo},
)  # fmt: skip
