"""Registering a referral in five taps: practice, who referred, when, why. Wegwijs gives the code name (US-C3).

Of a client who is here already it is a repeat, or reopens her trajectory, or begins a new one (DOMAIN I1).
"""

from collections.abc import Sequence
from datetime import date

from casework import access, closings, referrals
from casework.models import Closing
from casework.queries import closings as closings_of
from casework.referrals import Received
from dialogue.act import Act, Pointed
from dialogue.forms import places
from dialogue.forms.choice import ChoiceField
from dialogue.forms.day import DayField
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.referral_screens import rows
from dialogue.screens import Screen
from dialogue.talk import Talk
from foundation.codes import codes

ROLES = ("coach", "coordinator")
OFTEN = ("huisarts", "poh_ggz", "poh_somatiek", "poh_ouderen", "wijkverpl", "zelf")


def organisations(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """Where she coaches or coordinates: asked only when there are two."""
    names = {m.organisation_id: m.organisation for m in talk.who.members if m.role in ROLES}
    return [Choice(str(number), name) for number, name in names.items()]


def organisation(talk: Talk, answers: Answers) -> object:
    """The client's own, or the only one."""
    if answers.get("client"):
        return str(access.client_for(talk.store, talk.who, answers["client"], now=talk.now).organisation_id)
    return places.the_only(organisations(talk, answers))


def referrers(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """Who referred: the usual ones first; a transfer from another municipality, which is no referral, last."""
    rest = [code for code in codes("referrer_type") if code not in OFTEN]
    return [Choice(code, codes("referrer_type")[code].nl) for code in (*OFTEN, *rest)]


def reasons(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """The main reason (DOMAIN §3.9)."""
    return [Choice(code, talk.label(f"main_reasons.{code}")) for code in codes("main_reason")]


def ended(talk: Talk, answers: Answers) -> Closing | None:
    """The closing that this referral of a known client would annul."""
    if not answers.get("client") or not answers.get("received_on"):
        return None
    walk = access.current_for(talk.store, talk.who, answers["client"], now=talk.now)
    final = closings_of.final(talk.store, walk)
    return final if final and closings.reopens(final, date.fromisoformat(answers["received_on"])) else None


def again_or_anew(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """Within three months the old trajectory goes on, unless the coach says otherwise."""
    return [Choice("verder", talk.label("referral.goes_on")), Choice("nieuw", talk.label("referral.anew"))]


def begins(talk: Talk, answers: Answers) -> bool:
    """Whether a trajectory begins, which has a reason; a repeat or a return has the one it had."""
    if not answers.get("client"):
        return True
    walk = access.current_for(talk.store, talk.who, answers["client"], now=talk.now)
    if closings_of.final(talk.store, walk) is None:
        return False
    return answers.get("again") == "nieuw" or ended(talk, answers) is None


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
        client=answers.get("client"),
        anew=answers.get("again") == "nieuw",
        draft=draft,
        now=talk.now,
    )
    facts = {
        "code_name": received.client.code_name,
        "practice": practice.name if practice else None,
        "referrer": codes("referrer_type")[answers["referrer"]].nl,
        "received_on": received_on,
        "municipality": places.name_of(talk, int(answers["municipality"])),
        "reason": codes("main_reason")[answers["reason"]].nl if answers["reason"] else None,
        "how": _how(received, answers),
    }
    return Screen("referral/kept", facts, rows(talk, received), private=True)


def _how(received: Received, answers: Answers) -> str:
    """`new`, `queued`, `repeat`, `reopened`, or `anew`: a known client whose new trajectory begins."""
    if received.how == "new" and answers.get("client"):
        return "anew"
    return "queued" if received.trajectory.coach_id is None else received.how


def undo(talk: Talk, at: Pointed) -> Screen:
    """Take it back; the code name stays spent."""
    referrals.undo(talk.store, talk.who, at.about, now=talk.now)
    return Screen("referral/undone", private=True)


ACT = Act(
    name="referral",
    roles=frozenset(ROLES),
    about_clients=True,
    form=Form(
        fields=(
            ChoiceField(
                name="organisation", words="referral", choices=organisations, assume=organisation,
            ),
            ChoiceField(name="practice", words="referral", choices=places.practices, short=8),
            ChoiceField(
                name="municipality", words="referral", choices=places.municipalities, assume=places.municipality
            ),
            ChoiceField(name="referrer", words="referral", choices=referrers, short=6),
            DayField(name="received_on", words="referral"),
            ChoiceField(
                name="again", words="referral", choices=again_or_anew, columns=1,
                when=lambda talk, answers: ended(talk, answers) is not None,
            ),
            ChoiceField(name="reason", words="referral", choices=reasons, short=9, when=begins),
        ),
        finish=finish,
    ),
    verbs={"ru": undo},
)  # fmt: skip
