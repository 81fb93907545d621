"""Figures that come by themselves: on the fifth working day and when they are frozen, once, until one tap (US-R1)."""

from dataclasses import replace
from datetime import date

from monitoring.subscriptions import queries
from monitoring.subscriptions.models import ReportSending
from monitoring.versions.models import ReportVersion


def went_out(store):
    return {(row.period, row.moment, row.version) for row in store.query(ReportSending)}


async def test_who_subscribes_gets_the_booklet_twice_and_stops_it_with_a_tap(world, noor, samira):
    await world.client(samira)
    await noor.say("/abonnement")
    await noor.expect("Je krijgt ze nu niet vanzelf")
    await noor.tap("Stuur mij Tilburg")
    await noor.expect("De volgende keer: 8 januari 2027")
    await world.at(date(2027, 1, 8))
    await world.later(minutes=2)
    sent = [seen for seen in noor.see() if seen.kind == "document"]
    assert await world.look(went_out) == {("2026-Q4", "early", 1), ("2026-H2", "early", 1), ("2026", "early", 1)}
    assert [seen.body["document"]["file_name"].split("-tilburg-")[0][-7:] for seen in sent] == [
        "pt-2026", "pt-2026", "2026-h2", "2026-h2", "2026-q4",
    ]  # fmt: skip
    assert [seen.body["document"]["file_name"][-4:] for seen in sent] == [".pdf", "xlsx", ".pdf", "xlsx", ".pdf"]
    assert "jaar 2026 als spreadsheet" in sent[1].text
    assert "De cijfers van jaar 2026 – Tilburg" in sent[0].text
    assert "1. Er " in sent[-1].text
    await world.at(date(2027, 2, 11))
    await world.later(minutes=2)
    await noor.expect("Ze staan nu vast")
    assert len(await world.look(went_out)) == 6
    assert await world.look(lambda store: store.query(ReportVersion).count()) >= 3
    await noor.tap("Niet meer sturen")
    await noor.expect("Je krijgt ze nu niet vanzelf")
    assert not await world.look(queries.standing)


async def test_a_regisseur_has_them_mailed_to_who_has_no_chat_and_stops_that(world, noor):
    world.tools = replace(world.tools, web_url="https://kaart.example.org/", mails=True)
    await world.restart()
    await noor.say("kees@example.org")  # the control: where no address is asked, none may stand
    await noor.expect("Er stond een e-mailadres in")
    await noor.say("/abonnement")
    await noor.tap("Per mail")
    await noor.expect("Niemand krijgt ze nu per mail")
    await noor.tap("Mailadres erbij")
    await noor.expect("Naar welk mailadres?")
    await noor.say("kees bij example")
    await noor.expect("Dit is geen mailadres")
    await noor.say("kees@example.org")
    await noor.tap("Een regisseur: interne cijfers")
    await noor.expect("kees@example.org: Tilburg, intern")
    assert [one.address for one in await world.look(queries.standing)] == ["kees@example.org"]
    await noor.tap("Stop met kees@example.org")
    await noor.expect("Niemand krijgt ze nu per mail")
    assert not await world.look(queries.standing)
