"""A regisseur explains a period; her words stand in the report, and one tap takes them out again."""


async def test_an_explanation_stands_in_the_report_until_it_is_taken_back(world, noor):
    """What is typed in between and answers nothing is a search, and the form goes on."""
    await world.listing("Schaken in de wijk", category="spel")
    await noor.say("/toelichting")
    await noor.expect("Bij welke periode")
    await noor.say("blurk")
    await noor.expect("Dat herken ik niet. Kies een knop.")  # nothing on the map is like it
    await noor.say("schaken")
    await noor.expect("Schaken in de wijk")
    await noor.tap("Verder: Leg iets uit bij de cijfers")
    await noor.expect("Bij welke periode")
    noor.start_counting()
    await noor.tap("Kwartaal 4 2026")
    await noor.expect("zonder namen van mensen")
    await noor.say("Bel 013-0551234 voor meer")
    await noor.expect("telefoonnummer")
    await noor.say("In oktober was de praktijk dicht.")
    kept = await noor.expect("Bewaard bij Tilburg, kwartaal 4 2026")
    assert (noor.taps, "versie 1" in kept.text) == (1, True)
    await noor.tap("Ongedaan maken", message=kept)
    await noor.expect("Je uitleg bij kwartaal 4 2026 is weg")
