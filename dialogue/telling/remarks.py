"""What the acts about bottlenecks and successes share: the form, and the screen of one of them."""

from collections.abc import Sequence

from sqlalchemy import select

from dialogue.forms.choice import ChoiceField
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from dialogue.telling import fields, screens
from foundation.people.models import Organisation
from foundation.people.queries import organisations
from monitoring.remarks import reporting, telling
from monitoring.remarks.models import Remark
from social_map.queries import places as map_places

ALL, ONE, PLAN, TAKE_BACK, CLOSE = "ju", "jo", "jd", "jx", "jz"
PRACTICE, NEIGHBOURHOOD = "p", "n"
NEAR = 12
TEXT = fields.ToldField(name="text", words="remark", most=telling.LONGEST)


def form_of(kind: str) -> Form:
    """The words, the theme, and a practice or neighbourhood where it helps: two taps."""
    return Form(
        fields=(
            ChoiceField(
                name="organisation", words="story", choices=organisations_of, columns=1,
                assume=lambda talk, answers: fields.the_only(organisations_of(talk, answers)),
            ),
            ChoiceField(
                name="municipality", words="story", choices=municipalities_of,
                assume=lambda talk, answers: fields.the_only(municipalities_of(talk, answers)),
            ),
            fields.ToldField(name="text", words=f"remark/{kind}", most=telling.LONGEST),
            ChoiceField(name="theme", words="remark", choices=themes),
            ChoiceField(name="where", words="remark", choices=near, optional=True),
        ),
        finish=lambda talk, answers, draft: _finish(talk, kind, answers, draft),
        read_line=lambda talk, line: {"text": TEXT.read(talk, {}, line)},
        private=False,
    )  # fmt: skip


def organisations_of(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """Where she works or steers."""
    return fields.my_organisations(talk, answers, telling.TELLERS)


def municipalities_of(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """Of those where it may be."""
    return fields.my_municipalities(talk, answers, telling.TELLERS)


def themes(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """What it is about."""
    return [Choice(code, label) for code, label in telling.themes(talk.language).items()]


def near(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """The practices in reach, and the neighbourhoods with the most on the map; a button holds only a number."""
    practices = organisations.present(talk.store, "practice")
    here = _municipality(talk, answers)
    known = [
        Choice(f"{PRACTICE}{each.public_id}", each.name) for each in practices if each.municipality_id in (None, here)
    ]
    return [*known, *(Choice(f"{NEIGHBOURHOOD}{n}", name) for n, name in enumerate(_neighbourhoods(talk, here)))]


def screen(talk: Talk, remark: Remark, *, note: str = "") -> Screen:
    """One remark with what she can do: its teller plans it or takes it back, a regisseur plans and closes it."""
    said = reporting.as_said(talk.store, remark, talk.today, today=talk.today, language=talk.language)
    hers = telling.is_hers(talk.who, remark)
    rows: list[tuple[Button, ...]] = []
    if remark.kind == "bottleneck" and remark.closed_on is None:
        rows.append((Button(talk.label("remark.plan"), PLAN, remark.public_id),))
        if remark.municipality_id in talk.who.municipalities("regisseur"):
            rows.append((Button(talk.label("remark.close"), CLOSE, remark.public_id),))
    last = [Button(talk.label("buttons.back"), ALL, "-")]
    if hers and remark.closed_on is None:
        last.insert(0, Button(talk.label("remark.take_back"), TAKE_BACK, remark.public_id))
    facts = {"said": said, "note": note, "regisseur": talk.who.has("regisseur"), "hers": hers}
    return Screen("remark/one", facts, (*rows, tuple(last)))


def _finish(talk: Talk, kind: str, answers: Answers, draft: str) -> Screen:
    practice, neighbourhood = _where(talk, answers)
    kept = telling.tell(
        talk.store, talk.who, kind, answers["text"], theme=answers["theme"],
        organisation_id=int(answers["organisation"]), municipality_id=_municipality(talk, answers),
        practice_id=practice, neighbourhood=neighbourhood, now=talk.now, draft=draft,
    )  # fmt: skip
    screens.forget_words(talk, draft, "text")
    return screen(talk, kept, note=kind)


def _where(talk: Talk, answers: Answers) -> tuple[int | None, str | None]:
    chosen = str(answers["where"] or "")
    if chosen.startswith(PRACTICE):
        practice = select(Organisation.id).where(Organisation.public_id == chosen[1:], Organisation.kind == "practice")
        return talk.store.scalar(practice), None
    names = _neighbourhoods(talk, _municipality(talk, answers))
    return None, names[int(chosen[1:])] if chosen[1:].isdecimal() and int(chosen[1:]) < len(names) else None


def _neighbourhoods(talk: Talk, municipality_id: int) -> Sequence[str]:
    return talk.once("neighbourhoods", lambda: map_places.neighbourhoods(talk.store, municipality_id, limit=NEAR))


def _municipality(talk: Talk, answers: Answers) -> int:
    chosen = answers.get("municipality")
    return int(chosen if chosen is not None else municipalities_of(talk, answers)[0].code)
