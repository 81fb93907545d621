"""The quarter by command: a picture, a message with every indicator, a spreadsheet (DOMAIN US-R1)."""

from datetime import date

from casework.exchange.sheets import importing, translating
from casework.exchange.sheets.translating import Asked
from casework.models import Session
from foundation.people import organisations
from foundation.people.who import SYSTEM
from monitoring import course
from monitoring.periods import Period
from monitoring.scopes import organisation_scope
from monitoring.suppression import INTERNAL
from tests.casework import spreadsheets


async def test_the_quarter_is_one_tap_and_the_file_one_more(world, samira, noor):
    name = await world.client(samira)
    await samira.say(f"{name} 45 intake")
    await samira.expect("Vastgelegd")
    await noor.say("/kwartaal 2026-K4")
    report = await noor.expect(lambda seen: seen.kind == "photo")
    assert "Welzijn op Recept – Tilburg – kwartaal 4 2026" in report.text
    for part in ("Verwijzingen: ", "Gesprekken: ", "Afgesloten: ", "Uitgevallen: ", "Na 3 maanden", "Na 6 maanden"):
        assert part in report.text, part
    await noor.tap("Bestand")
    await noor.expect("Welk bestand wil je van kwartaal 4 2026 – Tilburg?")
    await noor.tap("PDF")
    file = await noor.expect(lambda seen: seen.kind == "document")
    assert file.body["document"]["file_name"] == "welzijn-op-recept-2026-q4-tilburg-intern.pdf"
    assert "Intern: aantallen van 1 tot en met 4 staan er niet in" in file.text
    assert (noor.taps, noor.typed) == (2, 1)
    await noor.tap("Liever openbaar")
    await noor.expect("Kwartaal 4 2026 is voor iedereen vanaf 11 februari 2027.")
    await world.at(world.today, 14)  # the clock freezes the quarter before
    await noor.say("/kwartaal 2026-K3")
    await noor.expect(lambda seen: seen.kind == "photo" and "kwartaal 3 2026" in seen.text)
    await world.taps(noor, "Bestand", "Liever openbaar")
    await noor.expect("Niets onder de 10")
    for form, ending in (("Spreadsheet", "xlsx"), ("CSV", "csv"), ("JSON", "json")):
        await noor.tap(form)
        file = await noor.expect(lambda seen, ending=ending: f"-openbaar.{ending}" in str(seen.body))
        assert "Openbaar: niets onder de 10" in file.text
    assert "PDF en spreadsheet samen" not in noor.transcript()
    await noor.say("/halfjaar 2026-H2")
    await noor.expect(lambda seen: seen.kind == "photo" and "tweede half jaar" in seen.text)
    await noor.tap("Bestand")
    await noor.tap("📦 PDF en spreadsheet samen")
    for ending in ("h2-tilburg-intern.pdf", "h2-tilburg-intern.xlsx"):
        await noor.expect(lambda seen, ending=ending: ending in str(seen.body))
    assert await world.look(lambda store: store.query(Session).count()) == 1


async def test_what_stands_beside_the_figures_is_two_taps_away_and_so_is_the_way_back(world, noor):
    await noor.say("/kwartaal 2026-K3")
    await noor.expect(lambda seen: seen.kind == "photo")
    await noor.tap("Meer…")
    more = await noor.expect("Meer bij kwartaal 3 2026 – Tilburg")
    for label, told in (
        ("Verhalen", "kwartaal 3 2026"), ("Knelpunten", "niets gemeld"), ("Het proces", "tweede half jaar 2026"),
        ("Wat er mist", "Wat er nog mist in kwartaal 3 2026"), ("Normen", "Tilburg"),
        ("Overleg", "Voor het overleg – Tilburg"), ("Wat erin staat", "Tilburg"), ("Vanzelf krijgen", "vijfde werkdag"),
    ):  # fmt: skip
        await noor.tap(label, message=more)
        shown = await noor.expect(told)
        assert label == "Overleg" or shown.labels[-1] == "📊 Terug naar de cijfers", label
    await noor.tap("Op papier")
    await noor.expect(lambda seen: "overleg-2026-q3-tilburg-intern.pdf" in str(seen.body))
    await noor.tap("Terug naar de cijfers", message=more)
    await noor.expect(lambda seen: seen.kind == "photo")
    await noor.tap("Toelichting", message=more)
    await noor.expect("Wat wil je uitleggen?")
    for forged in ("km:nergens:{place}:2026-K3", "km:normen:99:2026-K3"):
        await noor.forge(forged.format(place=1), more)
    await world.quiet()
    assert "Breda" not in noor.transcript()


async def test_a_tap_on_the_keyboard_gives_the_last_whole_quarter_until_it_is_frozen(world, noor):
    for day, quarter in ((date(2026, 11, 20), "4 2026"), (date(2027, 1, 5), "4 2026"), (date(2027, 2, 22), "1 2027")):
        await world.at(day)
        noor.start_counting()
        await noor.tap("Kwartaal")
        report = await noor.expect(lambda seen: seen.kind == "photo")
        assert f"kwartaal {quarter}" in report.text
        assert noor.taps == 1


async def test_of_one_municipality_by_typing_or_tapping(world):
    rosa = await world.invited("Rosa", "regisseur", "Regio Hart van Brabant", "municipality", "Tilburg", "Goirle")
    await rosa.say("/kwartaal 2026-K3 tilburg")
    report = await rosa.expect(lambda seen: seen.kind == "photo")
    assert "Welzijn op Recept – Tilburg" in report.text
    await rosa.tap("Per gemeente")
    await rosa.tap("Alle gemeenten")
    await rosa.expect("alle gemeenten")


async def test_who_leads_an_organisation_gets_its_figures_and_no_other_and_no_clients(world, samira, tmp_path):
    karel = await world.invited("Karel", "coordinator", "Contour Welzijn", "welfare", "Tilburg")
    name = await world.client(samira)
    history = translating.translate(
        spreadsheets.cells_of(spreadsheets.eight_quarters(tmp_path / "oud.csv")), Asked("oud.csv", world.today)
    )
    assert (await world.database.write(lambda store: _bring(store, history, world.clock()))).refused == []
    await karel.say("/kwartaal 2026-K4")
    report = await karel.expect("Welzijn op Recept – Contour Welzijn – kwartaal 4 2026")
    assert "Verwijzingen: 13 (K3: 11)" in report.text  # what was in a spreadsheet until now is there at once
    assert await world.look(lambda store: _referrals(store, world.clock())) == [5, 6, 7, 8, 9, 10, 11, 13]
    assert name not in report.text
    assert "Per praktijk" not in report.labels
    await karel.tap("Bestand")
    await karel.expect("Welk bestand wil je van kwartaal 4 2026 – Contour Welzijn?")
    await karel.tap("JSON")
    file = await karel.expect(lambda seen: seen.kind == "document")
    assert file.body["document"]["file_name"] == "welzijn-op-recept-2026-q4-contour-welzijn-intern.json"
    assert (karel.taps, karel.typed) == (2, 1)
    await karel.say("/halfjaar 2026-H2 tilburg")  # the only municipality it works in
    await karel.expect("Contour Welzijn – tweede half jaar 2026")
    await karel.say("/jaarcijfers 2026 Breda")
    await karel.expect("Voor de gemeente ‘Breda’ heb ik geen cijfers voor je")
    for forged in ("kw:-:0:2026-Q4.1", "kw:-:0:2026-Q4.2", "kw:-:7:2026-Q4", "kg:json:0:2026-Q4.99"):
        await karel.forge(forged, report)
        await world.quiet()
    assert "alle gemeenten" not in karel.transcript()


async def test_organisations_neighbourhoods_and_practices_side_by_side(world, noor, samira):
    await world.client(samira)
    await noor.say("/kwartaal 2026-K4")
    await noor.expect(lambda seen: seen.kind == "photo")
    await noor.tap("Meer")
    await noor.tap("Per organisatie")
    table = await noor.expect("Per organisatie – Tilburg – kwartaal 4 2026")
    assert "Contour Welzijn" in table.text
    await noor.tap("Per praktijk")
    await noor.expect("Per praktijk – Tilburg – kwartaal 4 2026")
    await noor.tap("Per variant")
    variants = await noor.expect("Per variant – Tilburg – kwartaal 4 2026")
    assert "Zei niemand welke variant het is? Dan is het Welzijn op Recept." in variants.text
    rosa = await world.invited("Rosa", "regisseur", "Regio Hart van Brabant", "municipality", "Tilburg", "Goirle")
    await rosa.say("/perwijk 2026-H2")
    await rosa.expect("Gemeenten tel ik hier niet bij elkaar op")
    await rosa.tap("Goirle")
    await rosa.expect("Per wijk – Goirle – tweede half jaar 2026")
    await rosa.say("/pervariant 2026-H2 Goirle")
    await rosa.expect("Per variant – Goirle – tweede half jaar 2026")
    await rosa.say("/toelichting Breda")
    await rosa.expect("Voor de gemeente ‘Breda’ heb ik geen cijfers voor je")
    await rosa.say("/toelichting Goirle")
    await rosa.expect("Bij welke periode")
    await rosa.say("/toelichting 2026-K4 Goirle")
    await rosa.expect("zonder namen van mensen")
    await rosa.say("/afspraakmaken Goirle")
    await rosa.expect("Wat spreken jullie af?")
    await rosa.forge("ku:geheim:0:2026-Q4", rosa.last())
    await rosa.forge("ku:practice.99999:0:2026-Q4.7", rosa.last())
    await world.quiet()


async def test_another_municipality_is_refused_as_one_that_does_not_exist(world, noor, samira):
    await world.invited("Bea", "coach", "Welzijn Breda", "welfare", "Breda")
    await noor.say("/kwartaal 2026-K3 Breda")
    refused = await noor.expect("heb ik geen cijfers voor je")
    await noor.say("/kwartaal 2026-K3 Utopia")
    unknown = await noor.expect("heb ik geen cijfers voor je")
    assert refused.text.replace("Breda", "") == unknown.text.replace("Utopia", "")
    for number in (1, 2, 3, 99, 2**40):
        await noor.forge(f"kw:-:{number}:2026-K3", noor.last())
        await world.quiet()
    assert "Breda" not in noor.transcript().replace("‘Breda’", "").replace("K3 Breda", "")


async def test_periods_that_make_no_sense_are_explained(world, noor):
    for command, period in (("/halfjaar", "tweede half jaar 2026"), ("/halfjaar 1", "eerste half jaar 2026")):
        await noor.say(command)
        assert period in (await noor.expect(lambda seen: seen.kind == "photo")).text
    await noor.say("/jaarcijfers 2025")
    await noor.expect("Tilburg – jaar 2025")
    await noor.say("/kwartaal 3 2025")  # as the report itself writes it
    await noor.expect("Tilburg – kwartaal 3 2025")
    await noor.say("/kwartaal h1")
    assert "eerste half jaar 2026" in (await noor.expect(lambda seen: seen.kind == "photo")).text
    before = await world.rows()
    for asked in ("2026-K5", "2026-", "99999999", "2026-K3-K4", "2026-q0", "kwartaal 5", "9 2025"):
        await noor.say(f"/kwartaal {asked}")
        await noor.expect("Schrijf bijvoorbeeld 2026-K3")
    for command, answer in (
        ("/jaarcijfers 26", "De periode ‘26’ ken ik niet."),
        ("/kwartaal 2031-K1", "Kies een eerdere periode"),
        ("/volledigheid 2031", "Kies een eerdere periode"),
        ("/kwartaal 2026-K3 Amsterdam", "Voor de gemeente ‘Amsterdam’ heb ik geen cijfers voor je."),
    ):
        await noor.say(command)
        await noor.expect(answer)
    assert await world.rows() == before


async def test_definitions_say_what_every_number_means(world, noor):
    await noor.say("/definities afgesloten")
    await noor.expect("Afgesloten trajecten (versie 1)")
    await noor.say("/definities capaciteit")
    await noor.expect("naast wat bij de fte van de coaches past")
    await noor.say("/definities")
    listed = await noor.expect("Wat betekenen de cijfers?")
    assert len(listed.labels) > 8
    await noor.tap("Wensen")
    shown = await noor.expect("Bron:")
    assert "versie 1" in shown.text
    assert "Klopt een getal niet? Vraag het aan de coördinator" in shown.text
    await noor.tap("In English")
    await noor.expect("Source:")
    await noor.tap("Nederlands")
    await noor.expect("Bron:")
    await noor.tap("ℹ️ Uitstroom")
    assert "Afgehaakt na de start" in (await noor.expect("Deelnemers")).text
    await noor.tap("Alle cijfers")
    await noor.expect("Wat betekenen de cijfers?")
    await noor.say("/definities ooievaar")
    await noor.expect("Dat cijfer ken ik niet.")


async def test_a_coach_gets_no_figures_and_a_regisseur_no_clients(world, samira, noor):
    name = await world.client(samira)
    await samira.say("/kwartaal")
    await samira.expect("De cijfers van een gemeente heeft de regisseur.")
    for command in ("/gesprek", "/clienten", "/vandaag", "/verwijzing", "/afsluiten"):
        await noor.say(command)
        await noor.expect("Dit ken ik niet")
    await noor.say(f"{name} 45 intake")
    await noor.expect("Dat mag ik niet laten zien. Cliënten zijn alleen zichtbaar voor hun coach.")
    await noor.say("Wulp-99")  # nobody is called that: the answer is the same
    await noor.expect("Dat mag ik niet laten zien.")


def _referrals(store, now):
    """Of the last eight quarters, as every face of the report has them."""
    scope = organisation_scope(store, SYSTEM, "Contour Welzijn")
    eight = course.series(store, scope, Period.read("2026-K4"), 8, now=now, rule=INTERNAL)
    return [each.shown["referrals"]["total"] for each in eight]


def _bring(store, history, now):
    """Take a spreadsheet in for Contour Welzijn."""
    place = organisations.named(store, "Contour Welzijn", kind="welfare")
    return importing.run(store, SYSTEM, history, organisation=place, secret=b"secret", now=now)
