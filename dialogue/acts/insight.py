"""Everything that is kept of a client, as a file fetched once from our own page, never sent here (DOMAIN §4.5)."""

from collections.abc import Callable

from casework import access, lent, rights
from casework.rights import links
from dialogue.act import Act, Pointed
from dialogue.forms.field import Answers
from dialogue.forms.form import Form
from dialogue.rights.asked import FETCH, asked
from dialogue.rights.field import WhoseField
from dialogue.rights.file import PAGE
from dialogue.screens import Button, Link, Screen
from dialogue.talk import Talk
from foundation.refusals import Refusal

MAKE = "zi"


class NoPageForFiles(Refusal):
    """Nobody said where our own pages are found: no link is made."""


def finish(talk: Talk, answers: Answers, _draft: str) -> Screen:
    """What is in the file and how it is fetched; or, where her coach has left, somebody else is asked first."""
    client = answers["client"]
    if not rights.is_hers(talk.store, talk.who, client):
        return asked(talk, rights.ask(talk.store, talk.who, client, "insight", now=talk.now))
    access.client_for(talk.store, talk.who, client, now=talk.now)
    walk = access.current_for(talk.store, talk.who, client, now=talk.now)
    make = Button(talk.label("insight.make"), MAKE, client)
    return Screen("insight/before", {"code_name": lent.called(talk.store, talk.who, walk)}, ((make,),), private=True)


def own(talk: Talk, at: Pointed) -> Screen:
    """A link to the file with everything of her own client."""
    return _link(talk, lambda: links.make_own(talk.store, talk.who, at.about, now=talk.now))


def agreed(talk: Talk, at: Pointed) -> Screen:
    """A link to the file to which somebody else agreed."""
    return _link(talk, lambda: links.make_agreed(talk.store, talk.who, at.about, now=talk.now))


def _link(talk: Talk, make: Callable[[], str]) -> Screen:
    token = make()
    if not talk.tools.web_url:
        raise NoPageForFiles
    to_page = Link(talk.label("insight.open"), f"{talk.tools.web_url.rstrip('/')}/{PAGE}/{token}")
    minutes = int(links.LASTS.total_seconds() // 60)
    return Screen("insight/link", {"minutes": minutes}, ((to_page,),), private=True, fresh=True, stays=links.LASTS)


ACT = Act(
    name="insight", roles=frozenset({"coach", *rights.DECIDERS}), about_clients=True,
    form=Form(fields=(WhoseField(name="client", words="insight"),), finish=finish),
    verbs={MAKE: own, FETCH: agreed},
)  # fmt: skip
