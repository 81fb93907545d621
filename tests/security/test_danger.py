"""Words of danger: whom to call comes before every other answer, wherever something is typed and by whom."""

from tests.security.desk import seen
from tests.security.test_lines import ORIGINS

LIFE, HARM, CALM = "ze zei dat ze dood wil", "haar man slaat haar", "ze zei dat ze zin heeft"
PHOTO = {"photo": [{"file_id": "a", "file_unique_id": "b", "width": 9, "height": 9}]}


def answers(desk, town, words):
    """The letters that answer these words, by how they were typed."""
    coach = "samira"
    found = {
        "a search": desk.say(coach, words),
        "a session": desk.say(coach, f"{town.code_name} 45 min gisteren, {words}"),
        "a command": desk.say(coach, f"/gesprek {words}"),
        "refused": desk.say(coach, f"{words}, bel 06-5555 0123"),
        "a session that is refused": desk.say(coach, f"{town.code_name} heet Truus, {words}"),
        "too long": desk.say(coach, f"{words}. " + "En toen? " * 250),
        "changed later": desk.say(coach, words, number=901, kind="edited_message"),
        "forwarded": desk.say(coach, words, **ORIGINS[0]),
        "below a photo": desk.say(coach, None, caption=words, **PHOTO),
    }
    desk.say("henk", "/nieuweactiviteit")  # asks for a title
    found["a field of a form"] = desk.say("henk", words)
    found["a field that refuses"] = desk.say("henk", f"{words} bsn 123456782")
    return found | {f"by {name}": desk.say(name, words) for name in ("noor", "ilse", "stranger")}


def test_whom_to_call_comes_first_wherever_it_is_typed_and_by_whom(desk, town):
    for way, letters in answers(desk, town, LIFE).items():
        assert letters, way
        assert [number for number in ("112", "0800-0113", "113.nl") if number not in letters[0].html] == [], way
    assert "112" in (first := desk.say("samira", HARM)[0].html)
    assert "0800-2000" in first


def test_control_without_such_words_nobody_is_told_whom_to_call(desk, town):
    assert [way for way, letters in answers(desk, town, CALM).items() if "112" in str(seen(letters))] == []


def test_what_is_refused_still_leaves_the_chat_behind_the_numbers(desk, town):
    letters = desk.say("samira", f"{town.code_name} heet Truus, {LIFE}", number=902)

    assert letters[-1].drop == (902,)
    assert "Truus" not in str(seen(letters))


def test_a_caption_below_a_list_of_activities_passes_the_guard(desk, town):
    sent = {"document": {"file_id": "a", "file_unique_id": "b", "file_name": "kaart.csv", "file_size": 9}}
    letters = desk.say("ilse", None, number=903, caption="van mevrouw, bsn 123456782", **sent)

    assert letters[-1].drop == (903,)
    assert desk.say("ilse", None, number=904, caption="de nieuwe lijst", **sent)[-1].drop == ()
