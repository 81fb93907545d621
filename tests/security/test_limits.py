"""However long or odd the names and texts of the map are: every letter arrives, and says literally what was meant."""

from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from bot import fitting
from local_telegram.formatting import read_html
from tests.journeys.conftest import henk, ilse, noor, samira  # noqa: F401  pytest finds fixtures by name in this module

NASTY = (
    "<b>Vet</b> & <a href='https://evil.example.org'>klik</a>", "<script>alert(1)</script>", "[klik](tg://user?id=1)",
    "*ster* _streep_ `code`", "&lt;b&gt; &amp; &#60;", "{{ 7*7 }} {% raw %}", "</b></i><b>", "%s %n {0} {name}",
)  # fmt: skip


async def test_markup_in_a_listing_arrives_as_text(world, samira):
    for number, title in enumerate(NASTY):
        word = "abcdefgh"[number] * 9
        public_id = await world.listing(f"{word} {title}", description=f"Elke week {title}", venue=title)
        await samira.say(word)
        shown = await samira.expect(f"{word} {title}")
        await samira.forge(f"ls:{public_id}:0", shown)
        card = await samira.expect("Elke week")
        assert card.text.count(title) == 3
        for seen in (shown, card):  # an address is read as it stands, never one behind other words
            assert {entity["type"] for entity in seen.body.get("entities", [])} <= {"bold", "italic", "url"}


async def test_names_of_people_and_organisations_arrive_as_text(world):
    name, organisation = "<b>Eve</b>", "Welzijn <i>& Co</i>"
    code = await world.invitation("coach", organisation, "welfare", "Tilburg")
    eve = world.telegram.person(name)
    world.people[name] = eve
    world.roles[eve.id] = {"coach"}
    await eve.say(f"/start {code}")
    welcome = await eve.expect("Welkom")
    assert name in welcome.text
    assert organisation in welcome.text


async def test_the_longest_map_still_answers(world, samira, henk, ilse):
    for number in range(30):
        letter = chr(97 + number % 26)
        await world.listing(
            f"Wandelen {letter * 9}{number} 😀{letter * 250}", provider="Wandelclub De Zevensprong", venue="v" * 300,
            street="s" * 300, neighbourhood="n" * 120, description=f"{number}" + "Wandelen & <praten> " * 900,
            cost_cents=None, cost_text="€" * 500, registration="r" * 200, website=f"https://{'w' * 400}.example.org",
        )  # fmt: skip
    await samira.say("wandelen")
    page = await samira.expect("activiteiten", within=60)  # the first search reads half a million letters
    await samira.tap("1")
    await samira.expect("Wandelen &")
    await samira.tap(next(label for label in page.labels if label not in "12345"), message=page)
    await henk.say("/activiteiten")
    await henk.expect("Wandelen")
    await ilse.say("wandelen")
    await ilse.expect("activiteiten")
    await world.quiet()  # the world's own check says that no letter was refused


async def test_a_coach_of_three_hundred_clients_can_choose_one(world, samira):
    for _ in range(120):
        await world.client(samira)
    await samira.say("/gesprek")
    await samira.expect("Met wie?")
    await samira.tap("Anders…")
    every = await samira.expect(lambda seen: len(seen.labels) > 20)
    assert "Stop" in every.labels[-1]
    await samira.say("/vandaag")
    await samira.expect("wachten op een eerste contact")
    await samira.say("/clienten")
    await world.quiet()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.integers(1, 100))
def test_what_is_cut_is_whole_html_and_fits(words, times):
    html = f"<b>kop</b>\n<i>{escape(words * times)}</i>\n" * 2
    cut = fitting.text(html)
    shown, _ = read_html(cut)
    assert len(shown.encode("utf-16-le", "surrogatepass")) // 2 <= 4096


def test_control_uncut_it_does_not_fit():
    assert fitting.units("😀" * 3000) == 6000
    assert fitting.text("😀" * 3000).endswith("…")
    assert fitting.text("<b>kort</b>") == "<b>kort</b>"


def test_the_last_row_of_buttons_stays():
    rows = [[f"{row}-{place}" for place in range(3)] for row in range(50)]
    kept = fitting.buttons([*rows, ["stop"]])
    assert kept[-1] == ["stop"]
    assert 90 < sum(map(len, kept)) <= 100
    assert fitting.buttons(rows[:3]) == rows[:3]
