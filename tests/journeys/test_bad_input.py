"""Whatever comes in: one clear Dutch sentence or silence, nothing changes, and what was typed before is still there."""

import pytest
from sqlalchemy import select

from casework.models import Client, Session
from dialogue.models import Draft, Incoming

DRAFT_GOES_ON = "Wat voor gesprek?"
NO = ("is_closed", "is_anonymous", "allows_multiple_answers", "allows_revoting", "members_only")
POLL = {"id": "1", "question": "Wie?", "options": [], "total_voter_count": 0, "type": "regular"}
NO_ANSWERS = (
    "qwrtpsdfg", "💃🕺👩‍👩‍👧‍👦", "\u202etselpek\u202c", "q\u200bwr\u200bt\u200bp",
    "<b>vet</b> & <script>x</script>", "0",
    "'; DROP TABLE client;--", "{{ 7*7 }}", "\u0000\ufffd", "é" * 900, "%s %d {name}", "ja" * 300, "-", "🤷",
)  # fmt: skip


@pytest.fixture
async def busy(world, samira):
    """Samira is in the middle of a session; returns the code name it is about."""
    name = await world.client(samira)
    await samira.tap("Gesprek")
    await samira.tap(name)
    await samira.expect(DRAFT_GOES_ON)
    return name


async def goes_on(world, samira, name, before):
    """Nothing has changed, and the session can be finished from where it was."""
    assert await world.rows() == before
    await samira.say("vervolg")
    question = await samira.expect("Hoe lang?")
    assert name in question.text
    await samira.tap("45")
    await samira.expect(f"Vastgelegd: {name}, vervolggesprek, 45 minuten")
    assert await world.look(lambda store: store.query(Session).count()) == 1


async def test_commands_that_do_not_exist_or_are_not_hers(world, samira, busy):
    before = await world.rows()
    for said in ("//", "/onzin", "/GESPREKKEN", "/volledigheid", "/activiteiten@wegwijs_bot", "/é", "/0"):
        await samira.say(said)
        await samira.expect("Dit ken ik niet. Met /help zie je alles wat kan.")
    await samira.say("/HELP@wegwijs_bot")
    await samira.expect("Dit kun je hier doen")
    await goes_on(world, samira, busy, before)


async def test_text_that_is_no_answer(world, samira, busy):
    before = await world.rows()
    for said in NO_ANSWERS:
        await samira.say(said)
        await world.quiet()
        again = samira.last()
        assert DRAFT_GOES_ON in again.text
        assert busy in again.text
        assert "<script>" not in again.text
    await goes_on(world, samira, busy, before)


async def test_ten_thousand_characters(world, samira, busy):
    before = await world.rows()
    await samira.say("wandelen " * 1112)
    await world.quiet()
    answers = [m.text.splitlines()[0] for m in samira.see() if m.from_bot and "te lang" in m.text]
    assert answers
    assert set(answers) == {"⚠️ Dit bericht is te lang. Ik lees tot 1500 tekens. Er is niets veranderd."}
    await goes_on(world, samira, busy, before)


async def test_what_is_no_number_of_minutes(world, samira, busy):
    await samira.tap("Vervolg")
    await samira.expect("Hoe lang?")
    before = await world.rows()
    for said in ("veel", "0", "-45", "481", "9" * 40, "1e3", "NaN", "½", "٤٥"):
        await samira.say(said)
        await samira.expect("aantal minuten")
    assert await world.rows() == before
    await samira.say("45")
    await samira.expect(f"Vastgelegd: {busy}, vervolggesprek, 45 minuten")


async def test_days_that_cannot_be(world, samira):
    name = await world.client(samira)
    await samira.tap("Verwijzing")
    await samira.tap("De Brink")
    await samira.tap("Huisarts")
    before = await world.rows()
    for said, told in (
        ("morgen", "Zaterdag 21 november moet nog komen"), ("31 februari", "Die dag herken ik niet"),
        ("32-13-2026", "Die dag herken ik niet"), ("ooit", "Die dag herken ik niet"),
        ("20 november 20266", "Die dag herken ik niet"), ("over 3 weken", "moet nog komen"),
    ):  # fmt: skip
        await samira.say(said)
        await samira.expect(told)
    assert await world.rows() == before
    await samira.say("gisteren")
    await samira.expect("belangrijkste reden")
    await samira.tap("Stop")
    await samira.say(f"{name} 45 intake morgen")
    asked = await samira.expect("Wanneer was het?")
    assert name in asked.text
    assert await world.rows() == before


async def test_html_that_was_typed_is_shown_as_it_was_typed(world, samira):
    world.typed.add("<b>")
    name = await world.client(samira)
    await samira.say("/kies")
    await samira.say("Koor <b>De Zang</b> & co")
    await world.taps(samira, "Muziek", name)
    kept = await samira.expect("kiest")
    assert "Koor <b>De Zang</b> & co" in kept.text


async def test_things_are_deleted_and_refused(world, samira, busy):
    before = await world.rows()
    sent = [
        (await samira.send_photo(caption="dit is Jan"), "foto"),
        (await samira.send_voice(), "spraakbericht"),
        (await samira.send_document(b"dossier", "dossier.pdf"), "bestand"),
        (await samira.send_contact("0655555555", "Jan Jansen"), "contact"),
        (await samira.send_location(51.5, 5.1), "locatie"),
        (await samira.send_sticker(), "sticker"),
    ]
    await world.quiet()
    left = {m.id for m in samira.see()}
    assert not left & {message.id for message, _kind in sent}
    for _message, kind in sent:
        assert f"Ik heb je {kind} gewist." in samira.transcript()
    await goes_on(world, samira, busy, before)


async def test_polls_dice_and_unknown_kinds_of_updates(world, samira, busy):
    before = await world.rows()
    raw(world, samira, "message", {"poll": POLL | dict.fromkeys(NO, False)})
    raw(world, samira, "message", {"dice": {"emoji": "🎲", "value": 3}})
    raw(world, samira, "message", {"new_chat_title": "?"})
    raw(world, samira, "message", {"something_new": {"x": 1}})
    raw(world, samira, "message", {"text": ""})
    raw(world, samira, "message", {"text": "   \n "})
    await world.quiet()
    await goes_on(world, samira, busy, before)
    assert await world.look(lambda store: set(store.scalars(select(Incoming.state)))) == {"done"}


def raw(world, person, kind, content):
    """An update as only a strange app or a newer Telegram would make it."""
    bot = world.telegram.bot
    chat = world.telegram.world.open_private(bot, world.telegram.world.people[person.id])
    user = world.telegram.world.people[person.id].user
    body = {
        "message_id": 90_000 + len(bot.updates),
        "from": user,
        "chat": chat.about,
        "date": world.telegram.world.now(),
    }
    bot.updates.add(kind, {**body, **content}, now=world.clock(), lane=str(person.id))
    world.telegram.world.events.publish("message", chat=chat.id)


async def test_forwarded_messages_are_deleted_and_refused(world, samira, busy):
    before = await world.rows()
    own = samira.see()[0]
    forwarded = await samira.forward(own)
    await samira.expect("Ik heb het doorgestuurde bericht gewist")
    await samira.expect_gone(forwarded)
    await goes_on(world, samira, busy, before)


async def test_editing_an_old_message_does_nothing(world, samira):
    name = await world.client(samira)
    line = await samira.say("/help")
    await samira.expect("Dit kun je hier doen")
    await samira.say("nog wat")
    await samira.expect("Hier vind ik niets bij")
    before = await world.rows()
    await samira.edit(line, f"{name} 45 intake")
    await samira.expect("Je hebt een oud bericht veranderd")
    assert await world.rows() == before


async def test_groups_and_channels_are_left_at_once(world, samira):
    name = await world.client(samira)
    before = await world.rows()
    world.may_fail.add("sendMessage")  # it has left when the news of its own coming arrives
    for kind in ("group", "supergroup"):
        team = world.telegram.group("Team", [samira], kind=kind)
        await samira.invite(team)
        await samira.expect("Ik werk alleen in een gesprek met jou alleen", chat=team)
        await world.quiet()
        with pytest.raises(AssertionError):
            await samira.expect(name, chat=team, within=0.1)
    assert len(world.telegram.calls_of("leaveChat")) >= 2
    channel = world.telegram.group("Kanaal", [samira], kind="channel")
    await samira.invite(channel, status="administrator")
    await world.quiet()
    assert await world.rows() == before


async def test_what_identifies_a_person_is_deleted_and_not_repeated(world, samira, busy):
    before = await world.rows()
    for secret in ("Jan de Vries, bsn 111222333", "bel 06-55555555", "mail jan@example.org", "NL91ABNA0417164300"):
        for line in (secret, f"/gesprek {busy} {secret}", f"{busy} 45 intake {secret}", f"/zoek {secret}"):
            sent = await samira.say(line)
            await samira.expect("Ik heb je bericht gewist")
            await samira.expect_gone(sent)
        await world.quiet()
        assert "Vervolg" in samira.last().labels  # the question comes again: a tap goes on as well
        word = secret.split()[-1]
        said = [m.text for m in samira.see() if m.from_bot]
        assert not any(word in text for text in said)
        drafts = await world.look(lambda store: [str(d.answers) for d in store.query(Draft)])
        assert not any(word in answers for answers in drafts)
    await goes_on(world, samira, busy, before)


async def test_names_have_no_place_in_a_title_either(world, samira):
    await samira.say("/kies")
    await samira.expect("Hoe heet de activiteit?")
    sent = await samira.say("Koffie bij mevrouw Jansen")
    await samira.expect("misschien een naam")
    await samira.expect_gone(sent)
    assert "Jansen" not in samira.transcript()
    await samira.say("Koffie in de buurt")
    await samira.expect("Wat voor activiteit is het?")


async def test_unknown_kind_of_person_data_is_left_alone(world, samira):
    """The guard does not shout at everyday words."""
    await world.client(samira)
    for said in ("wandelen op dinsdag", "koken voor 5 euro", "taalles in de Reeshof", "iets met dieren"):
        await samira.say(said)
        await samira.expect("Hier vind ik niets bij")
    assert await world.look(lambda store: store.query(Client).count()) == 1
