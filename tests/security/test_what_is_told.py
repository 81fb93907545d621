"""Everybody reads what is kept; who sees clients reads what to do when something leaked. Asking leaves no trace."""


def test_privacy_and_a_leak_are_explained_to_whom_they_concern(desk, town):
    before = desk.rows()
    hers, his = (desk.say(name, "/privacy")[-1].html for name in ("samira", "henk"))
    assert "Van een cliënt" in hers
    assert "/wis" in hers
    assert "cliënt" not in his
    assert "/weghalen" in his
    assert "binnen 72 uur" in desk.say("samira", "/datalek")[-1].html
    assert "/vergrendel" in desk.say("karel", "telefoon kwijt")[-1].html
    assert "72 uur" not in desk.say("henk", "/datalek")[-1].html
    assert desk.rows() == before
