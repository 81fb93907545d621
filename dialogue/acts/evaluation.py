"""The yearly self-evaluation: the list one by one in September, the outcome afterwards (DOMAIN E04, E05, E06)."""

from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from dialogue.telling.evaluation import FILL, OUTCOME, OWN
from foundation.people.models import Organisation
from foundation.refusals import NotFound
from foundation.words import label
from monitoring.evaluation import outcome, scoring
from monitoring.evaluation.models import ELEMENTS

ROLES = (*scoring.TEAM, "regisseur")


def show(talk: Talk, _rest: str) -> Screen:
    """The first item without a score; or how it came out."""
    if talk.who.has(*scoring.TEAM) and scoring.is_open(talk.today):
        given = scoring.given(talk.store, talk.who, talk.today.year)
        every = scoring.mine(talk.store, talk.who, talk.language)
        return _one(talk, next((n for n, item in enumerate(every) if item.key not in given), 0))
    return _outcome(talk, outcome.last_year(talk.today))


def fill(talk: Talk, at: Pointed) -> Screen:
    """Keep a score (`key.3`), or look at another item; then the next one."""
    key, dot, value = at.choice.rpartition(".")
    if not talk.who.has(*scoring.TEAM):
        raise NotFound
    if dot:
        scoring.score(talk.store, talk.who, key, int(value) if value.isdecimal() else 0, now=talk.now)
    return _one(talk, at.version)


def year(talk: Talk, at: Pointed) -> Screen:
    """The outcome of another year."""
    return _outcome(talk, at.version or outcome.last_year(talk.today))


def _one(talk: Talk, place: int) -> Screen:
    every = scoring.mine(talk.store, talk.who, talk.language)
    given = scoring.given(talk.store, talk.who, talk.today.year)
    if not 0 <= place < len(every):
        again = Button(talk.label("evaluation.again"), FILL, "-", 0)
        return Screen("evaluation/done", {"given": len(given), "total": len(every)}, ((again,),))
    item = every[place]
    mark = {given[item.key]} if item.key in given else set[int]()
    scores = tuple(
        Button(("✓ " if n in mark else "") + str(n), FILL, "-", place + 1, f"{item.key}.{n}") for n in scoring.SCORES
    )
    steer = [Button(talk.label("buttons.skip"), FILL, "-", place + 1)]
    if place:
        steer.insert(0, Button(talk.label("buttons.back"), FILL, "-", place - 1))
    facts = {
        "element": label("monitoring", f"evaluation.element.{item.element}", talk.language),
        "text": item.text,
        "number": place + 1,
        "total": len(every),
    }
    return Screen("evaluation/item", facts, (scores, tuple(steer)))


def _outcome(talk: Talk, of: int) -> Screen:
    places = talk.who.municipalities(*ROLES)
    invented = any(talk.store.get_one(Organisation, here).invented for here in talk.who.organisations(*ROLES))
    found = outcome.outcome(talk.store, places, of, today=talk.today, invented=invented)
    near = [each for each in (of - 1, of + 1) if each <= outcome.last_year(talk.today)]
    rows = [tuple(Button(str(each), OUTCOME, "-", each) for each in near)]
    if talk.who.has("regisseur"):
        rows.append((Button(talk.label("evaluation.own"), OWN, "-"),))
    names = {code: label("monitoring", f"evaluation.element.{code}", talk.language) for code in ELEMENTS}
    return Screen("evaluation/outcome", {"found": found, "year": of, "names": names}, tuple(rows))


ACT = Act(
    name="evaluation", roles=frozenset(ROLES), start=show, verbs={FILL: fill, OUTCOME: year}
)  # fmt: skip
