"""A small town in rows: everybody who may try something, and everything there is to try it on."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from casework import (
    access,
    appointments,
    closings,
    code_names,
    feedback,
    goals,
    handovers,
    network_time,
    participations,
    questions,
    referrals,
    rights,
    sessions,
)
from casework import contacts as contacts_of
from casework.due import Due
from casework.feedback.moments import Owed
from casework.models import Client, CodeNameGiven, Participation, Question, SelfScores
from dialogue.models import Draft
from foundation.people import invites, leaves, memberships, municipalities, organisations, people
from foundation.people.models import Membership, Organisation, Person
from foundation.people.who import SYSTEM, Who
from foundation.storage import Database, Store
from monitoring import agreements, norms, printouts
from monitoring.evaluation import items
from monitoring.periods import Period
from monitoring.remarks import telling as remarks
from monitoring.stories import telling as stories
from monitoring.subscriptions import subscribing
from monitoring.versions import explaining
from social_map import listings, wishes
from social_map.experiences import telling
from social_map.links import contacts, making, opening, proposing
from social_map.links.opening import Opened
from social_map.models import ListingHistory
from social_map.pair_models import ListingPair
from social_map.search import Searcher
from social_map.wishes import calling
from social_map.wishes.counting import Asked
from social_map.wishes.wanted import Wanted

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)  # Friday, nine in the morning in Amsterdam
TODAY = date(2026, 11, 20)
BEGUN = date(2026, 8, 17)
AWAY = date(2027, 1, 4)

# name → role, organisation, its kind, municipalities
PEOPLE = {
    "samira": ("coach", "Contour", "welfare", ("Tilburg",)),
    "fatima": ("coach", "Contour", "welfare", ("Tilburg",)),
    "karel": ("coordinator", "Contour", "welfare", ("Tilburg",)),
    "yusuf": ("coach", "Surplus", "welfare", ("Breda",)),
    "henk": ("provider", "Zevensprong", "provider", ()),
    "piet": ("provider", "Concertzaal", "provider", ()),
    "noor": ("regisseur", "Gemeente Tilburg", "municipality", ("Tilburg",)),
    "bas": ("regisseur", "Gemeente Breda", "municipality", ("Breda",)),
    "ilse": ("editor", "Gemeente Tilburg", "municipality", ("Tilburg",)),
    "els": ("editor", "Gemeente Breda", "municipality", ("Breda",)),
    "olga": ("officer", "Contour", "welfare", ()),
    "gone": ("coach", "Contour", "welfare", ("Tilburg",)),
    "idle": ("coach", "Contour", "welfare", ("Tilburg",)),
    "waiting": ("coach", "Contour", "welfare", ("Tilburg",)),
}
ACCOUNTS = {name: 5_000_000_001 + number for number, name in enumerate([*PEOPLE, "stranger"])}
# Everybody who walks with none of Samira's clients and keeps none of Henk's activities.
NOT_SAMIRA = tuple(name for name in ACCOUNTS if name != "samira")


@dataclass
class Town:
    """The public ids of what is there, by kind; `code_name` is that of Samira's client, and its word nobody else's."""

    code_name: str = ""
    ids: dict[str, str] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)


def who(store: Store, name: str) -> Who:
    """One of the people, as the rooms know her today."""
    return people.who(store, "telegram", ACCOUNTS[name], today=TODAY)


def build_in(database: Database) -> Town:
    """The town in a database."""
    with database.writing() as store:
        return build(store)


def build(store: Store) -> Town:
    """Everybody and everything."""
    town = Town()
    for place in ("Tilburg", "Breda"):
        town.places[place] = municipalities.named(store, place, create=True).id
    store.flush()
    _organisations(store)
    for name, (role, organisation, kind, places) in PEOPLE.items():
        here = organisations.named(store, organisation, kind=kind)
        code = invites.make(
            store, SYSTEM, role=role, organisation_id=here.id, now=NOW,
            municipality_ids=[town.places[place] for place in places],
        )  # fmt: skip
        invites.accept(store, code, channel="telegram", number=ACCOUNTS[name], name=name.capitalize(), now=NOW)
    store.flush()
    elsewhere = people.who(store, "telegram", ACCOUNTS["yusuf"], today=TODAY)
    town.ids["elsewhere"] = store.get_one(Person, elsewhere.person_id).public_id  # a colleague of nobody in Tilburg
    _casework(store, town)
    _map(store, town)
    _unfinished(store, town)
    _steering(store, town)
    _locked_out(store)
    return town


def _organisations(store: Store) -> None:
    for name, kind in dict.fromkeys((organisation, kind) for _, organisation, kind, _ in PEOPLE.values()):
        organisations.add(store, SYSTEM, name, kind=kind)
    organisations.add(store, SYSTEM, "De Brink", kind="practice")
    store.flush()


def _casework(store: Store, town: Town) -> None:
    samira = who(store, "samira")
    received = referrals.receive(
        store, samira, organisation_id=samira.members[0].organisation_id, municipality_id=town.places["Tilburg"],
        practice_id=None, referrer_type="huisarts", received_on=BEGUN, main_reason="eenzaamheid", now=NOW,
    )  # fmt: skip
    walk = received.trajectory.public_id
    session = sessions.log(store, samira, walk, held_on=BEGUN, kind="intake", minutes=60, now=NOW)
    started = participations.choose(
        store, samira, walk, chosen_on=BEGUN, category="wandelen_bewegen", listing_name="Ommetje", now=NOW
    )
    participations.confirm_start(store, samira, started.public_id, started_on=BEGUN, now=NOW)
    waits = participations.choose(store, samira, walk, chosen_on=BEGUN, category="eten", listing_name="Soep", now=NOW)
    planned = appointments.plan(store, samira, walk, planned_on=TODAY + timedelta(days=7), now=NOW)
    spent = network_time.log(
        store, samira, samira.members[0].organisation_id, kind="huisarts", minutes=30, spent_on=TODAY, draft="h",
        now=NOW,
    )  # fmt: skip
    asked = questions.ask(store, [_due(received, "start", waits), _due(received, "months_3", started)], now=NOW)
    other = referrals.receive(
        store, samira, organisation_id=samira.members[0].organisation_id, municipality_id=town.places["Tilburg"],
        practice_id=None, referrer_type="zelf", received_on=TODAY, main_reason="stress", now=NOW,
    )  # fmt: skip
    closed = closings.close(store, samira, other.trajectory.public_id, reason="geen_klik", closed_on=TODAY, now=NOW)
    told = feedback.register(store, samira, walk, Owed("intake", BEGUN), channel="geen", now=NOW)
    away = leaves.take(
        store, samira, organisation_id=samira.members[0].organisation_id, from_on=AWAY, until_on=AWAY,
        stand_in_id=who(store, "fatima").person_id, now=NOW,
    )  # fmt: skip
    fatima = select(Membership.public_id).where(Membership.person_id == who(store, "fatima").person_id)
    about = access.client_of(store, other.trajectory).public_id
    offer = handovers.offer(store, samira, "client", about, store.scalars(fatima).one(), now=NOW)
    practice = store.scalars(select(Organisation).where(Organisation.name == "De Brink")).one()
    step = goals.plan(store, samira, walk, what="bellen", due_on=TODAY, now=NOW)
    scores = _scored(store, received)
    tried = contacts_of.log(store, samira, walk, "no_answer", now=NOW)
    yusuf = who(store, "yusuf")
    queued = referrals.receive(
        store, yusuf, organisation_id=yusuf.members[0].organisation_id, municipality_id=town.places["Breda"],
        practice_id=None, referrer_type="zelf", received_on=TODAY, waits=True, now=NOW,
    )  # fmt: skip
    town.code_name = _findable(store, received.client)
    town.ids |= {
        "step": step.public_id, "scores": scores.public_id, "feedback": told.public_id,
        "leave": away.public_id, "offer": offer.id, "practice": practice.public_id,
        "contact": tried.public_id, "queued": queued.trajectory.public_id,
        "client": received.client.public_id, "trajectory": walk, "referral": received.referral.public_id,
        "session": session.public_id, "started": started.public_id, "waits": waits.public_id,
        "hours": spent.public_id, "appointment": planned.public_id, "closing": closed.public_id,
        "closed": other.trajectory.public_id, "coach": store.get_one(Person, samira.person_id).public_id,
        **{question.kind: question.public_id for question in asked},
    }  # fmt: skip
    asks = rights.ask(store, samira, received.client.public_id, "insight", now=NOW)
    town.ids["request"] = asks.public_id
    told_story = stories.tell(
        store, samira, organisation_id=samira.members[0].organisation_id, municipality_id=town.places["Tilburg"],
        voice="coach", text="Het begon met een kop koffie.", use="internal", now=NOW,
    )  # fmt: skip
    town.ids["story"] = told_story.public_id
    remark = remarks.tell(
        store, samira, "bottleneck", "Het overleg valt vaak uit.", theme="samenwerken",
        organisation_id=samira.members[0].organisation_id, municipality_id=town.places["Tilburg"], now=NOW,
    )  # fmt: skip
    town.ids["remark"] = remark.public_id
    noor, words = who(store, "noor"), "Er is een vaste plek."
    town.ids["evaluation"] = items.add(store, noor, town.places["Tilburg"], "organisatie", words, now=NOW).public_id
    assert len(store.scalars(select(Question)).all()) == len(asked)


def _findable(store: Store, client: Client) -> str:
    """Give her a word that no other client has, so long that no id holds it by chance. Returns her code name."""
    others = set(store.scalars(select(Client.code_word)))
    word = max(sorted(set(code_names.words()) - others), key=len)
    store.merge(CodeNameGiven(organisation_id=client.organisation_id, word=word, number=client.code_number))
    store.flush()
    client.code_word = word
    return client.code_name


def _scored(store: Store, received: referrals.Received) -> SelfScores:
    """Marks about health."""
    walk = received.trajectory
    scores = SelfScores(
        public_id=store.new_public_id(), organisation_id=walk.organisation_id, trajectory_id=walk.id, moment="start",
        zin=4, scored_on=TODAY, logged_at=NOW,
    )  # fmt: skip
    store.add(scores)
    return scores


def _due(received: referrals.Received, kind: str, choice: Participation) -> Due:
    walk = received.trajectory
    subject = choice.public_id if kind == "start" else BEGUN.isoformat()
    about = {"due_on": TODAY, "about": date(2026, 11, 17)}
    return Due(walk.organisation_id, walk.id, walk.public_id, "", walk.coach_id or 0, kind, subject, **about)


def _map(store: Store, town: Town) -> None:
    keeper = store.scalars(select(Organisation).where(Organisation.name == "Zevensprong")).one()
    facts = {"municipality_id": town.places["Tilburg"], "description": "Samen door het bos."}
    listing = listings.add(
        store, SYSTEM, {**facts, "title": "Boswandeling", "organisation_id": keeper.id}, now=NOW
    )  # fmt: skip
    history = listings.confirm(store, who(store, "henk"), listing, now=NOW)
    told = telling.tell(store, who(store, "samira"), listing.public_id, ["rustig"], "", now=NOW)
    town.ids["experience"] = told.public_id
    concept = listings.propose(store, who(store, "samira"), {**facts, "title": "Breiclub"}, now=NOW)
    town.ids |= {"listing": listing.public_id, "history": history.public_id, "concept": concept.public_id}
    pair = ListingPair(
        public_id=store.new_public_id(), first_id=listing.id, second_id=concept.id, likeness=80, proposed_at=NOW
    )
    store.add(pair)
    town.ids["pair"] = pair.public_id
    store.flush()
    link = making.make(store, SYSTEM, contacts.known(store, "tel:+31135550100"), [listing], now=NOW)
    opened = Opened(opening.find(store, link), contacts.known(store, "tel:+31135550100"), (listing,), (listing,))
    town.ids["change"] = proposing.propose(store, opened, listing, {"cost_cents": 250}, now=NOW).public_id
    assert store.scalars(select(ListingHistory).where(ListingHistory.public_id == history.public_id)).one()


def _unfinished(store: Store, town: Town) -> None:
    """Samira's open form, and what she found in a search; a coach invited by Karel who waits to be confirmed."""
    samira = who(store, "samira")
    one = [town.ids["listing"]]
    found = {
        "near": one, "all": one, "first": "near", "why": {}, "against": {}, "also": {}, "off": [], "wanted": {},
        "parts": [["time", "dinsdag"], ["condition:gratis", "gratis"]],
    }  # fmt: skip
    wishing = {
        "concept": "schaken", "category": "spel", "neighbourhood": None, "part": None, "municipality": "Tilburg",
        "municipality_id": town.places["Tilburg"], "choices": [{"part": "avond"}],
    }  # fmt: skip
    for name, act, state, answers in (
        ("draft", "session", "open", {"client": town.ids["client"]}),
        ("found", "search", "done", found),
        ("wishing", "wish", "done", wishing),
    ):
        draft = Draft(
            public_id=store.new_public_id(), channel="telegram", account=ACCOUNTS["samira"], act=act, state=state,
            chat=ACCOUNTS["samira"], person_id=samira.person_id, answers=answers, asked=list(answers)[:1], version=1,
            made_at=NOW, updated_at=NOW,
        )  # fmt: skip
        store.add(draft)
        town.ids[name] = draft.public_id
    wish = wishes.make(
        store, samira, Wanted("schaken"), Searcher(), category="spel", municipality_id=town.places["Tilburg"],
        organisation_id=samira.members[0].organisation_id, now=NOW,
    )  # fmt: skip
    town.ids["wish"] = wish.public_id
    keeper = store.scalars(select(Organisation).where(Organisation.name == "Zevensprong")).one()
    asked = Asked(town.places["Tilburg"], "schaken", "spel", calling.ENOUGH, calling.ENOUGH)
    call = calling.begin(store, keeper.id, asked, now=NOW, today=TODAY)
    town.ids["call"] = call.public_id
    karel, newcomer = who(store, "karel"), store.scalars(select(Person).where(Person.name == "Waiting")).one()
    hers = store.scalars(select(Membership).where(Membership.person_id == newcomer.id)).one()
    hers.confirmed_at, hers.invited_by = None, karel.person_id
    town.ids["membership"] = hers.public_id
    store.flush()


def _steering(store: Store, town: Town) -> None:
    """What the regisseur of Tilburg set there."""
    noor, here = who(store, "noor"), town.places["Tilburg"]
    norm = norms.set_from(store, noor, "client_hours", here, low=6, high=9, from_on=TODAY, now=NOW)
    noors = store.get_one(Person, noor.person_id).public_id
    agreed = agreements.make(store, noor, here, text="Elke zes weken overleg", owner=noors, due_on=TODAY, now=NOW)
    brink = store.scalars(select(Organisation).where(Organisation.name == "De Brink")).one()
    quarter = {"from_on": date(2026, 7, 1), "until_on": date(2026, 9, 30), "rule": "combinatie", "number": 80}
    town.ids["printout"] = printouts.put(store, noor, brink, here, **quarter, now=NOW).public_id
    q3 = Period.read("2026-Q3")
    told_to = subscribing.subscribe(store, noor, town.places["Tilburg"], now=NOW)
    town.ids["subscription"] = told_to.public_id
    told = explaining.explain(store, noor, "Tilburg", q3, text="De praktijk was dicht", draft="uitleg", now=NOW)
    town.ids |= {"norm": norm.public_id, "agreement": agreed.public_id, "explanation": told.public_id}


def _locked_out(store: Store) -> None:
    for name in ("Gone", "Idle"):
        person = store.scalars(select(Person).where(Person.name == name)).one()
        if name == "Gone":
            people.block(store, SYSTEM, person.public_id, now=NOW)
        else:
            person.last_seen_at = NOW - timedelta(days=91)
    store.flush()
    assert not who(store, "idle").members
    assert memberships is not None
