"""Whatever data a tampered app sends with a tap: what is not yours does not exist, and the try is noted."""

import pytest
from sqlalchemy import select

from dialogue import filling, routing, table
from social_map.models import Listing
from tests.security.desk import seen
from tests.security.town import NOT_SAMIRA

MISSING = "aaaaaaaaaaaaaaaa"
# Which ids each button points at, and the choices that belong to it.
POINTS_AT = {
    "cl": (("client",), ("", "zoek", "gesprek", "sluit", "kies")),
    "su": (("session",), ("",)), "sc": (("draft", "found", "session"), ("",)), "sy": (("session",), ("",)),
    "sa": (("session",), ("", "2")),
    "ru": (("referral",), ("",)), "xu": (("trajectory", "closed"), ("",)),
    "st": (("waits", "started"), ("", "2026-11-20")), "sz": (("started",), ("",)),
    "sl": (("waits",), ("", "2")), "sw": (("waits",), ("", "drempel")),
    "qa": (("months_3",), ("j", "a", "zj", "s")), "qn": (("months_3",), ("", "geen_klik")),
    "qf": (("months_3",), ("",)), "ql": (("months_3",), ("", "3")), "qu": (("months_3",), ("",)),
    "lf": (("waits",), ("gezocht",)), "lu": (("waits",), ("",)), "lp": (("waits",), ("",)),
    "lk": (("concept",), ("",)), "ls": (("concept",), ("",)), "lm": (("found",), ("near", "all")),
    "lx": (("found",), ("weg", "terug")),
    "nv": (("concept",), ("",)), "ni": (("concept",), ("",)), "nd": (("concept",), ("",)), "nm": (("concept",), ("",)),
    "xe": (("concept",), ("",)), "xr": (("experience",), ("",)),
    "mt": (("client",), ("",)), "mm": (("client",), ("",)), "mh": (("client",), ("",)),
    "mw": (("client",), ("", "language")),
    "wm": (("found",), ("",)), "wo": (("wishing",), ("category", "place")), "ws": (("wishing",), ("category", "part")),
    "wj": (("call",), ("",)), "wx": (("call",), ("",)),
    "wy": (("wishing",), ("",)), "wd": (("wish",), ("", "lijst")),
    "pl": (("listing", "concept"), ("",)), "pc": (("listing",), ("",)), "pu": (("history",), ("",)),
    "pv": (("listing",), ("", "open", "2", "dag")), "pp": (("listing",), ("", "open", "dag", "2")),
    "te": (("waits", "started"), ("", "sluit", "nieuw", "terug")),
    "px": (("listing",), ("",)), "po": (("membership",), ("",)),
    "rw": (("concept",), ("", "wrong")), "ro": (("listing",), ("",)), "rc": (("listing",), ("",)),
    "rt": (("concept",), ("",)),
    "pm": (("listing",), ("",)), "pk": (("listing",), ("",)), "ph": (("listing", "concept"), ("",)),
    "pg": (("listing",), ("", "nieuw", "feest", "2026-12-24")), "pz": (("listing",), ("",)),
    "pd": (("listing",), ("", "2026-11-27")), "ps": (("listing",), ("", "ja")), "pw": (("listing",), ("",)),
    "vl": (("concept", "listing"), ("",)), "vy": (("concept",), ("",)), "vn": (("concept", "listing"), ("",)),
    "vk": (("concept", "listing"), ("", "spel")),
    "pr": (("listing",), ("", "90", "kaart")),
    "bk": (("listing",), ("",)), "bw": (("listing",), ("",)), "bg": (("listing",), ("",)), "bs": (("listing",), ("",)),
    "bl": (("listing",), ("",)), "bu": (("history",), ("",)), "bm": (("listing",), ("",)), "bx": (("listing",), ("",)),
    "iz": (("found",), ("",)), "il": (("found",), ("",)), "iu": (("listing",), ("",)),
    "vc": (("change",), ("",)), "va": (("change",), ("",)), "vr": (("change",), ("",)),
    "ds": (("pair",), ("",)), "dn": (("pair",), ("",)), "dl": (("pair",), ("",)), "du": (("pair",), ("",)),
    "iy": (("membership",), ("",)), "in": (("membership",), ("",)),
    "sk": (("session",), ("",)), "sq": (("session",), ("wandelen",)), "si": (("session",), ("wandelen",)),
    "ap": (("client",), ("",)), "ax": (("appointment",), ("",)), "el": (("client",), ("",)),
    "ec": (("session",), ("session",)), "ef": (("session",), ("session.kind", "session.to")),
    "er": (("session",), ("", "session")), "wg": (("client",), ("2026-11-17",)), "wl": (("session",), ("",)),
    "nu": (("hours",), ("",)), "ny": (("hours",), ("",)), "nk": (("hours",), ("",)),
    "oc": (("trajectory", "closed"), ("voicemail", "spoken")), "ou": (("contact",), ("",)),
    "ob": (("trajectory", "closed"), ("",)),
    "ot": (("trajectory", "closed"), ("", "alles", "nee", "later", "j.feedback")),
    "ow": (("trajectory", "closed"), ("",)), "om": (("client",), ("", "dubbel", "terug")),
    "at": (("queued",), ("",)), "ag": (("queued",), ("",)),
    "ab": (("trajectory", "closed"), ("",)), "rd": (("referral",), ("", "channel", "channel.mail")),
    "tb": (("trajectory", "closed"), ("intake", "closing")), "tu": (("feedback",), ("",)),
    "tv": (("trajectory", "closed"), ("intake.mail", "closing.zorgdomein")),
    "tl": (("client", "trajectory"), ("waiting", "letters")), "tk": (("practice",), ("",)),
    "tm": (("practice",), ("0", "7")), "tj": (("leave",), ("ja", "nee")), "tx": (("leave",), ("",)),
    "hk": (("client",), ("",)), "hm": (("coach",), ("",)), "hb": (("coach",), ("",)),
    "hj": (("offer",), ("ja", "nee")), "hx": (("offer",), ("",)),
    "gt": (("client",), ("",)), "gd": (("trajectory", "closed"), ("", "meedoen")), "gk": (("step",), ("", "weg")),
    "gs": (("trajectory", "closed"), ("", "bellen", "bellen.7")), "gv": (("trajectory", "closed"), ("",)),
    "gb": (("trajectory", "closed"), ("", "schulden", "schulden.eerst")),
    "gl": (("trajectory", "closed"), ("", "piekeren")), "gu": (("trajectory", "closed"), ("",)),
    "gh": (("trajectory", "closed"), ("schulden.loopt",)), "gp": (("trajectory", "closed"), ("", "4")),
    "ga": (("waits", "started"), ("", "stop", "stop.kosten", "wissel", "extra", "terug")),
    "gx": (("started",), ("", "well")), "gi": (("client",), ("", "gender")), "gq": (("session",), ("3",)),
    "gj": (("months_3",), ("ja", "c_nee")), "ge": (("trajectory", "closed"), ("3",)),
    "gz": (("client",), ("",)), "gc": (("client",), ("start", "closing")), "gr": (("scores",), ("",)),
    "gw": (("trajectory", "closed"), ("",)), "gm": (("months_3",), ("", "7", "0")),
    "zi": (("client",), ("",)), "zg": (("client",), ("",)), "zb": (("request",), ("",)), "zl": (("request",), ("",)),
    "zj": (("request",), ("ja", "nee")), "zx": (("request",), ("",)), "zh": (("client",), ("",)),
    "zr": (("client",), ("", "inzage", "wis", "logboek")),
    "yp": (("practice",), ("",)), "yz": (("printout",), ("",)), "yt": (("norm",), ("",)),
    "yd": (("agreement",), ("",)), "yu": (("agreement",), ("",)),
    "yl": (("agreement",), ("",)), "yx": (("agreement",), ("",)),
    "kt": (("explanation",), ("",)), "kb": (("subscription",), ("",)), "kz": (("subscription",), ("",)),
    "jv": (("story",), ("",)), "ja": (("story",), ("internal", "public")), "jt": (("story",), ("",)),
    "jw": (("story",), ("",)), "jc": (("story",), ("",)), "jr": (("story",), ("",)), "jg": (("story",), ("",)),
    "jb": (("story",), ("unclear",)), "js": (("story",), ("2026-Q3",)), "jp": (("story",), ("2026-Q3",)),
    "jq": (("story",), ("",)),
    "ji": (("session", "referral", "trajectory", "closed", "waits"),
           ("minutes.45", "referrer.huisarts", "reason.stress", "found.gezocht")),
    "jn": (("evaluation",), ("",)),
    "jo": (("remark",), ("",)), "jd": (("remark",), ("",)), "jx": (("remark",), ("",)), "jz": (("remark",), ("",)),
    "cr": (("elsewhere",), ("",)), "cv": (("elsewhere",), ("wis", "wis.ja", "kwijt.ja")),
    filling.PICK: (("draft", "found", "wishing"), ("intake", "-", "meer")), filling.BACK: (("draft",), ("",)),
    filling.STOP: (("draft",), ("",)), filling.RESUME: (("draft",), ("",)),
    "gn": (("trajectory", "closed"), ("", "stress")),
}  # fmt: skip
# Buttons that point at nothing: a page of one's own, a definition, a period.
NOTHING = {"aq", "uw", "wv", "pb", "ww", "ms", "mf", "mp", "bn", "pn", "cp", "td", "pa", "kd", "kw", "kf", "kg", "kp"}
NOTHING |= {"ke", "km"}
NOTHING |= {"ku"}  # a table of a period
NOTHING |= {"kv", "kh", "kj"}  # the figures by themselves, in the chat and by mail
NOTHING |= {"go", "gf", "gy"}  # Positive Health of her own organisation and municipalities
NOTHING |= {"tg", "to", "tw", "hp", "zw"}  # her own overview, hours and week, what she offered, what waits for her
NOTHING |= {"yn", "yb", "yw", "yc", "yr", "ya", "yk", "yq", "yo", "yv", "yy", "yi", "yf"}  # a municipality and a norm
NOTHING |= {"jm", "jl", "jk"}  # her own stories, those that wait for her, those to choose from
NOTHING |= {"kr"}  # what is behind her own figures
NOTHING |= {"ju", "je", "jh", "jy"}  # her own remarks, two questions of each half-year, what is missing
NOTHING |= {"jf", "jj"}  # the list of the self-evaluation, and its outcome
NOTHING |= {"ck", "co", "cf", "cx", "cw", "cm", "ce"}  # her own PIN, an organisation that she leads
# What is theirs: a provider her activities, an editor her map, who invited her newcomer.
THEIRS = {
    ("yusuf", "queued"), ("henk", "call"),
    ("henk", "listing"), ("henk", "history"), ("ilse", "listing"), ("ilse", "concept"), ("ilse", "history"),
    ("ilse", "change"), ("ilse", "experience"), ("ilse", "pair"),
    ("karel", "membership"), ("fatima", "leave"), ("fatima", "offer"), ("karel", "request"),
    ("fatima", "story"), ("karel", "story"), ("noor", "remark"), ("noor", "evaluation"),
    ("noor", "subscription"),
    ("noor", "explanation"), ("noor", "norm"), ("noor", "printout"), ("noor", "agreement"), ("karel", "agreement"),
}  # fmt: skip


# One in so many in `make test`: people take the buttons in turn, so that each is tried. All of them in `make prove`.
ONE_IN = pytest.mark.parametrize(
    ("database_kind", "one_in"),
    [("sqlite", 8), *(pytest.param(kind, 1, marks=pytest.mark.prove) for kind in ("sqlite", "postgresql"))],
    indirect=["database_kind"],
)


def tries(town, name, one_in):
    """Buttons with objects that are not theirs, and the same button with an id that nobody has."""
    for turn, (verb, (kinds, choices)) in enumerate(POINTS_AT.items(), NOT_SAMIRA.index(name)):
        choice = choices[turn % len(choices)]
        for kind in () if turn % one_in else kinds:
            if (name, kind) not in THEIRS:
                yield f"{verb}:{town.ids[kind]}:1:{choice}", f"{verb}:{MISSING}:1:{choice}"


PRESSES = (("samira", "coach"), ("henk", "provider"), ("ilse", "editor"))


def test_every_button_is_tried():
    known = set(table.every_verb()) | set(routing.STEERING)
    assert known == set(POINTS_AT) | NOTHING


@ONE_IN
def test_what_is_not_yours_is_answered_as_what_does_not_exist(desk, town, one_in):
    before = desk.rows()
    for name, (forged, missing) in ((each, pair) for each in NOT_SAMIRA for pair in tries(town, each, one_in)):
        counted = desk.denials()
        answer, nothing = desk.tap(name, forged), desk.tap(name, missing)
        assert seen(answer) == seen(nothing), f"{name} tells {forged} from {missing}"
        assert town.code_name not in str(answer)
        assert desk.denials() == counted + 2, f"{forged} of {name} is not noted"
    assert desk.rows() == before


def test_control_the_same_buttons_do_something_for_who_may(desk, town):
    before = desk.rows()
    for verb, kind, choice in (("sy", "session", ""), ("qa", "months_3", "j"), ("lf", "waits", "gezocht")):
        assert town.code_name in str(desk.tap("samira", f"{verb}:{town.ids[kind]}:1:{choice}"))
    for verb, kind, name in (("pv", "listing", "henk"), ("vy", "concept", "ilse"), ("iy", "membership", "karel")):
        desk.tap(name, f"{verb}:{town.ids[kind]}:1:{'0' if verb == 'pv' else ''}")
    after = desk.rows()
    changed = {table for table, rows in after.items() if rows != before[table]}
    assert {"session", "follow_up", "participation", "listing", "listing_history", "membership"} <= changed


@ONE_IN
def test_an_own_id_behind_the_wrong_button_points_at_nothing(desk, town, one_in):
    """A question with the button of a participation, a draft with that of a search: never an error, never a change."""
    right = {(verb, kind) for verb, (kinds, _) in POINTS_AT.items() for kind in kinds}
    right |= {(verb, "listing") for verb in ("nv", "ni", "nd", "nm", "rt")}
    right |= {("at", "trajectory"), ("at", "closed")}  # hers already: a second tap on what she took
    of_client = [verb for verb, (kinds, _) in POINTS_AT.items() if "client" in kinds]
    right |= {(verb, kind) for verb in of_client for kind in ("trajectory", "closed")}  # one of hers with this client
    right |= {("xe", "listing"), ("lk", "listing"), ("ls", "listing"), ("rw", "listing"), ("pl", "concept")}
    about_choices = ("ga", "gx", "te", "st", "sz", "sl", "sw", "lf", "lu", "lp", "ji")
    right |= {(verb, kind) for verb in about_choices for kind in ("waits", "started")}
    right |= {(v, kind) for v in (filling.BACK, filling.STOP, filling.RESUME) for kind in ("found", "wishing")}
    before = desk.rows()
    for start, (verb, (_, choices)) in enumerate(POINTS_AT.items()):
        act = table.every_verb().get(verb, (None,))[0]
        people = [who for who, role in PRESSES if act is None or not act.roles or role in act.roles]
        nothing = {}
        for turn, kind in [*enumerate(town.ids)][start % one_in :: one_in]:
            mine = [name for name in people if (verb, kind) not in right and (name, kind) not in THEIRS]
            for name in mine[turn % len(mine) :][:1] if mine else ():  # in turn: who presses changes little here
                forged = f"{verb}:{town.ids[kind]}:1:{choices[-1]}"
                if name not in nothing:
                    nothing[name] = seen(desk.tap(name, f"{verb}:{MISSING}:1:{choices[-1]}"))
                assert seen(desk.tap(name, forged)) == nothing[name], f"{kind}: {forged} of {name}"
    assert desk.rows() == before


ODD = (
    "", ":", "::::", "cl", "cl:", "zz:x:1", "CL:x:1", "f", "f:::", "cl:\x00:1", "cl:é:1", "cl:\u202e:1",
    "st:{waits}:1:x",
    "st:{waits}:1:2026-13-45", "sa:{session}:1:-1", "sa:{session}:1:999999999999999999999999",
    "cp:-:-5", "cp:-:99999999999999999999999999999999999999999999", "cp:-:٣", "lm:{found}:99999:near", "lm:{found}:1:x",
    "lm:{draft}:1:near", "f:{found}:1:x", "fb:{found}:1", "fx:{found}:1", "fr:{found}:1", "f:{draft}:0:intake",
    "f:{draft}:2:intake", "f:{draft}:-1:intake", "f:{draft}:1:{client}", "f:{draft}:1:geen_kind", "f:{draft}:1:-",
    "qn:{months_3}:1:x", "qn:{months_3}:1:overleden", "sw:{waits}:1:x", "sw:{waits}:1:overleden", "sl:{waits}:1:x",
    "ql:{months_3}:1:x", "ql:{start}:1", "ql:{start}:1:3", "qn:{start}:1", "qa:{start}:1:j", "qf:{start}:1",
    "qu:{start}:1",
    "ec:{session}:1:referral", "ec:{session}:1:x", "ef:{session}:1:session.reason", "ef:{session}:1:x.to",
    "er:{session}:1:start", "er:{closing}:1:session.ja", "sq:{session}:1:x",
    "wg:{client}:1:2027-01-01", "wg:{client}:1:x", "uw:-:-1", "wv:-:99999999999999999999", "wv:-:1:verder٣",
    "qa:{months_3}:1:x", "lf:{waits}:1:x", "cl:{client}:1:x' OR 1=1 --",
    "tb:{trajectory}:1:x", "tv:{trajectory}:1:intake", "tv:{trajectory}:1:intake.duif", "tv:{trajectory}:1:.",
    "tm:{practice}:1:1", "tm:{practice}:1:999999999999", "tl:{client}:1:x", "to:-:1:o0315", "to:-:1:dza", "td:-:-3",
    "xu:' OR '1'='1:1", "cl:%:1", "cl:_:1",
    "kr:-:1:2026-Q3.referrals.x.y", "kr:-:1:2026-Q3.inflow.x", "kr:-:1:2026-Q3.wishes", "kr:-:1:.", "kr:-:1:2026-Q9",
    "jj:-:99999999999", "jj:-:-3",
)  # fmt: skip


def test_odd_data_changes_nothing_and_is_no_error(desk, town):
    before = desk.rows()
    for data in ODD:
        desk.tap("samira", data.format(**town.ids))
    assert desk.rows() == before


def test_a_listing_is_never_linked_to_somebody_elses_client(desk, town):
    """A button of /match points at a listing and at a client: both are looked up by who may see them."""
    before = desk.rows()
    listing, client = town.ids["listing"], town.ids["client"]
    for name in ("fatima", "yusuf"):
        forged, missing = (desk.tap(name, f"lk:{listing}:0:{each}") for each in (client, MISSING))
        assert seen(forged) == seen(missing)
        assert seen(desk.tap(name, f"mh:{client}:0:{listing}")) == seen(desk.tap(name, f"mh:{MISSING}:0:{listing}"))
        assert town.code_name not in str(forged)
    assert desk.rows() == before
    assert town.code_name in str(desk.tap("samira", f"lk:{listing}:0:{client}"))


def test_a_button_in_a_group_never_shows_a_client_there(desk, town):
    group = {"id": -100200300, "type": "supergroup", "title": "Team"}
    letters = desk.tap("samira", f"cl:{town.ids['client']}:1", chat=group)
    assert town.code_name not in str(letters)
    assert letters[0].leave


def test_a_website_that_is_none_costs_nobody_the_card(desk, town):
    with desk.database.writing() as store:
        store.scalars(select(Listing).where(Listing.public_id == town.ids["listing"])).one().website = "https://[::1/x"
    (card,) = (letter for letter in desk.tap("samira", f"ls:{town.ids['listing']}:0") if letter.html)
    assert not [button for row in card.buttons for button in row if "url" in button]
