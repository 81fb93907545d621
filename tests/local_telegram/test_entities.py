"""HTML and plain text become what Telegram makes of them."""

import pytest

from local_telegram.errors import ApiError
from local_telegram.texts import caption, message_text


def shown(html, mode="HTML"):
    body = message_text(html, mode, None)
    return body["text"], [
        (e["type"], e["offset"], e["length"], *(e[k] for k in ("url", "language") if k in e))
        for e in body.get("entities", [])
    ]


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("gewoon", "gewoon", []),
        ("<b>vet</b> <strong>ook</strong>", "vet ook", [("bold", 0, 3), ("bold", 4, 3)]),
        ("<i>a</i><em>b</em>", "ab", [("italic", 0, 1), ("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", i, 1) for i in range(3)]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ("<code>x &lt; y</code>", "x < y", [("code", 0, 5)]),
        ("<pre>x</pre>", "x", [("pre", 0, 1)]),
        ('<pre><code class="language-python">x</code></pre>', "x", [("pre", 0, 1, "python")]),
        ("<blockquote>a\nb</blockquote>", "a\nb", [("blockquote", 0, 3)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ('<a href="https://example.org">hier</a>', "hier", [("text_link", 0, 4, "https://example.org/")]),
        ("<a href='http://Example.org/A?b=1&amp;c=2'>x</a>", "x",
         [("text_link", 0, 1, "http://example.org/A?b=1&c=2")]),
        ("<a>geen link</a>", "geen link", []),
        ("👍 <b>vet</b>", "👍 vet", [("bold", 3, 3)]),
        ("<b>👨‍👩‍👧 é</b>", "👨‍👩‍👧 é", [("bold", 0, 10)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<b></b>x", "x", []),
        ("  <b>x</b>  \n", "x", [("bold", 0, 1)]),
        ("<b>x </b> ", "x", [("bold", 0, 1)]),
        ("a &amp; b &nbsp; &#233; &#x1F44D; & c", "a & b &nbsp; é 👍 & c", []),
        ("1 > 0", "1 > 0", []),
        ("<B>x</b>", "x", [("bold", 0, 1)]),
        ("typ /gesprek of /kwartaal", "typ /gesprek of /kwartaal", [("bot_command", 4, 8), ("bot_command", 16, 9)]),
        ("1/2 en /niet/dit", "1/2 en /niet/dit", []),
        ("👍 /start@wegwijs_bot", "👍 /start@wegwijs_bot", [("bot_command", 3, 18)]),
        ("zie https://example.org/a?b=c.", "zie https://example.org/a?b=c.", [("url", 4, 25)]),
        ("zie www.buurthuis.nl, daar", "zie www.buurthuis.nl, daar", [("url", 4, 16)]),
        ("mail info@example.org nu", "mail info@example.org nu", [("email", 5, 16)]),
        ("vraag @wegwijs_bot iets", "vraag @wegwijs_bot iets", [("mention", 6, 12)]),
        ("#wandelen #1", "#wandelen #1", [("hashtag", 0, 9)]),
        ("<code>/start</code>", "/start", [("code", 0, 6)]),
        ("<b>/start</b>", "/start", [("bold", 0, 6), ("bot_command", 0, 6)]),
    ],
)  # fmt: skip
def test_html(html, text, entities):
    assert shown(html) == (text, entities)


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("é<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("x < y", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
    ],
)
def test_bad_html(html, why):
    with pytest.raises(ApiError) as refusal:
        shown(html)
    assert refusal.value.description == f"Bad Request: can't parse entities: {why}"


def test_lengths_count_in_utf16_after_parsing():
    assert len(message_text("<b>" + "👍" * 2048 + "</b>", "HTML", None)["text"]) == 2048
    with pytest.raises(ApiError, match="message is too long"):
        message_text("👍" * 2048 + "x", None, None)
    assert caption("x" * 1024, None, None)
    with pytest.raises(ApiError, match="message caption is too long"):
        caption("x" * 1025, None, None)


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "message text is empty"), (" \n ", "text must be non-empty"), ("<b></b>", "text must be non-empty")],
)
def test_nothing_to_say(text, why):
    with pytest.raises(ApiError, match=why):
        message_text(text, "HTML", None)


def test_direction_overrides_and_control_characters_are_cleaned():
    assert shown("a\u202eb\x00c\r\n\u200fd", None)[0] == "ab c\n\u200fd"


def test_entities_given_apart():
    body = message_text(
        "vet", None, [{"type": "bold", "offset": 0, "length": 3}, {"type": "hashtag", "offset": 0, "length": 1}]
    )
    assert body["entities"] == [{"type": "bold", "offset": 0, "length": 3}]


def test_markdown_is_not_spoken_here():
    with pytest.raises(ApiError, match="unsupported parse_mode"):
        message_text("*x*", "MarkdownV2", None)
