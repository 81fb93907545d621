"""What who steers types wrong, or taps too late: no dead end, no yes to words that were never read."""

import pytest
from sqlalchemy import select

from dialogue.duties.take_away import take_away
from dialogue.models import Draft, Outgoing
from foundation.people.models import Membership
from monitoring.stories import reading, telling
from monitoring.stories.models import Story
from tests.security.test_found_phone import taps
from tests.security.test_lock import ON_SQLITE
from tests.security.town import ACCOUNTS, TODAY, who

pytestmark = ON_SQLITE


@pytest.fixture
def said(desk, town):
    """What Noor, or somebody else, hears of a line."""
    return lambda text, name="noor": " ".join(letter.html for letter in desk.say(name, text))


def test_a_number_that_cannot_be_is_refused_where_it_is_asked(desk, said):
    said("/normen")
    taps(desk, "noor", "Werk van de coach", "Uren per traject", "Wijzig")
    for odd, why in (("9" * 400, "geen getal"), ("12-6", "7-10, of 0,8"), ("1000000001", "7-10, of 0,8")):
        assert why in said(odd), odd
    assert "Vanaf welke dag" in said("6-12")

    said("/uitdraaien")
    taps(desk, "noor", "Uitdraai", "De Brink")
    for odd in ("2026-K4", "2031", "1 januari 2026 tot 31 december 2026"):
        assert "moet voorbij zijn" in said(odd), odd
    said("2026-K3")
    taps(desk, "noor", "Z- of P-code")
    assert "Typ één getal" in said("9" * 400)
    assert "Dat kan niet kloppen" in said("1000001")
    with desk.database.reading() as store:
        assert [row.asking for row in store.scalars(select(Draft)) if row.act == "printout_new"] == ["number"]
    said("/uitdraaien")
    taps(desk, "noor", "Zorggebruik", "De Brink")
    for odd, good in (("1999", "2025"), ("0", "12"), ("400 en 2", "9,2 en 6,8")):
        assert "Dat kan niet kloppen" in said(odd), odd
        heard = said(good)
    assert "Contacten van 12 mensen uit 2025" in heard


def test_only_who_sees_clients_hears_of_code_names(desk, said):
    private = "Bel 06-5555 1234 even"
    assert "zonder dat" in said(private)
    assert "codenaam" not in said(private)
    assert "Gebruik alleen de codenaam" in said(private, "samira")
    said("/verhaal", "samira")
    taps(desk, "samira", "Ik, over mijn werk")
    assert "zonder dat" in said("Mevrouw Fatima Jansen vond het fijn", "samira")


def test_who_read_other_words_reads_these_before_she_says_yes(desk, town):
    (asked,) = desk.tap("fatima", f"jr:{town.ids['story']}:1")
    buttons = {button["label"]: button["data"] for row in asked.buttons for button in row}
    with desk.database.writing() as store:  # meanwhile another reader sent it back, and it was told anew
        samira, karel = who(store, "samira"), who(store, "karel")
        reading.send_back(store, karel, town.ids["story"], "unclear", now=desk.now)
        telling.rewrite(store, samira, town.ids["story"], "De bakker van de hoek.", now=desk.now, draft="anew")
        telling.agree(store, samira, town.ids["story"], "public", now=desk.now)
    for label in ("Niemand herkenbaar", "Te herkenbaar"):
        assert "De bakker van de hoek" in str(desk.tap("fatima", next(d for b, d in buttons.items() if label in b)))
    with desk.database.reading() as store:
        assert store.scalars(select(Story.state)).one() == "waiting"
    assert "Goedgekeurd" in taps(desk, "fatima", "Niemand herkenbaar")


def test_stories_stay_on_the_screen_of_who_never_walked_with_anybody(desk, said):
    said("/verhalen")
    with desk.database.writing() as store:
        shown = store.scalars(select(Outgoing).where(Outgoing.private, Outgoing.account == ACCOUNTS["noor"])).one()
        shown.message = 900
        store.flush()
        take_away(store, desk.worker.tools, desk.now)
        assert shown.removed_at is None
        noor = who(store, "noor")  # the control: who was a coach once has clients on hers
        store.add(
            Membership(
                public_id=store.new_public_id(), person_id=noor.person_id, role="coach",
                organisation_id=noor.members[0].organisation_id, from_on=TODAY, until_on=TODAY.replace(day=1),
            )
        )  # fmt: skip
        store.flush()
        take_away(store, desk.worker.tools, desk.now)
        assert shown.removed_at == desk.now
