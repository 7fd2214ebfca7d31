"""The bytes of a mail: RFC 5322, MIME, encoded words, list headers, and no header that the input smuggled in."""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import email
import email.policy
import quopri
import re
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.compose.letter import Letter
from repurpose.errors import MailError
from repurpose.mail import build, encoded_words

LETTER = Letter(
    subject="在洋流上種海帶：一個養殖戶的十二年，與三十七座驗潮站的維修日誌，以及一座燈塔",
    text="潮間帶週報\n\n海帶長得比竹子還快。\n",
    html="<!DOCTYPE html>\n<p>海帶長得比竹子還快。</p>\n",
    language="zh-Hant",
    date=dt.datetime(2026, 2, 10, 8, 0, tzinfo=dt.timezone(dt.timedelta(hours=8))),
    message_id="0123456789ab@example.org",
    sender="letter@example.org",
    sender_name="潮間帶週報",
    list_id="letter.example.org",
    list_name="潮間帶週報",
    unsubscribe="https://letter.example.org/leave?reader=all",
)
NAMES = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Content-Language",
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "MIME-Version",
    "Content-Type",
]
WORD = re.compile(r"=\?utf-8\?([BQ])\?([^? ]+)\?=")


def mail(**changes: object) -> bytes:
    return build(dataclasses.replace(LETTER, **changes))  # type: ignore[arg-type]


def read(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def header(data: bytes, name: str) -> str:
    """The raw header with its folds."""
    head = data.partition(b"\r\n\r\n")[0].decode("ascii")
    found = re.search(rf"^{name}:((?:[^\r]|\r\n[ \t])*)", head, re.MULTILINE)
    assert found
    return found[1]


def decoded(raw: str) -> str:
    """A header decoded by the letter of RFC 2047: white space between two encoded words is dropped."""
    joined = re.sub(r"\?=\s+=\?", "?==?", raw)

    def plain(match: re.Match[str]) -> str:
        way, data = match.groups()
        packed = base64.b64decode(data) if way == "B" else quopri.decodestring(data.encode(), header=True)
        return packed.decode("utf-8")

    return WORD.sub(plain, joined)


def test_headers_are_these_in_this_order() -> None:
    assert [name for name, _ in read(mail()).items()] == NAMES


def test_what_the_headers_say() -> None:
    message = read(mail())
    assert message["Subject"] == LETTER.subject
    assert str(message["From"]) == "潮間帶週報 <letter@example.org>"
    assert message["Date"].datetime == LETTER.date
    assert message["Message-ID"] == "<0123456789ab@example.org>"
    assert message["Content-Language"] == "zh-Hant"
    assert decoded(header(mail(), "List-Id")).split() == ["潮間帶週報", "<letter.example.org>"]
    assert message["List-Unsubscribe"] == "<https://letter.example.org/leave?reader=all>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize(("fold", "said"), [(0, "+0200"), (1, "+0100")])
def test_a_letter_of_the_hour_that_comes_twice(fold: int, said: str) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    data = mail(date=dt.datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=fold))
    assert header(data, "Date").strip() == f"Sun, 25 Oct 2026 02:30:00 {said}"


def test_the_text_comes_before_the_html() -> None:
    message = read(mail())
    assert message.get_content_type() == "multipart/alternative"
    parts = list(message.iter_parts())
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    assert [part.get_content_charset() for part in parts] == ["utf-8", "utf-8"]
    said = [part.get_content().split() for part in parts]
    assert said == [LETTER.text.split(), LETTER.html.split()]


def test_lines_end_in_crlf_and_are_short() -> None:
    data = mail(html="<p>" + "海" * 5000 + "</p>", text="x" * 5000)
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert data.isascii()


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert mail() == mail()
    assert mail(text="other") != mail()


@pytest.mark.parametrize("content", ["plain English text, mostly\n" * 20, "中文" * 200])
def test_the_shorter_encoding_is_taken(content: str) -> None:
    (text, _) = read(mail(text=content)).iter_parts()
    assert text["Content-Transfer-Encoding"] == ("quoted-printable" if content.isascii() else "base64")


@pytest.mark.parametrize(
    "body",
    [
        "a line with a space \nFrom here\n.\n..\n--\n",
        "=3D=\n",
        "\n\n\n",
        "",
        "tab\t\nend",
        "a\r\nb",
        "x" * 1000,
    ],
)
def test_odd_lines_arrive_as_they_are(body: str) -> None:
    for part in read(mail(text=body, html=body)).iter_parts():
        assert part.get_content().replace("\r\n", "\n").rstrip("\n") == body.replace("\r\n", "\n").rstrip(
            "\n"
        )


def test_a_body_cannot_end_the_part_it_is_in() -> None:
    boundary = read(mail())["Content-Type"].params["boundary"]
    forged = f"x\n--{boundary}--\n\nBcc: a@example.com\n"
    data = mail(text=forged)
    assert len(list(read(data).iter_parts())) == 2
    assert [name for name, _ in read(data).items()] == NAMES


@given(st.text(min_size=1, max_size=300))
def test_encoded_words_keep_to_rfc_2047(subject: str) -> None:
    raw = header(mail(subject=subject, sender_name=subject, list_name=subject), "Subject")
    for line in f"Subject:{raw}".split("\r\n"):
        assert len(line) <= 78
        if "=?" in line:
            assert len(line) <= 76
    for word in re.finditer(r"=\?[^ \r]*\?=", raw):
        assert len(word[0]) <= 75
        match = WORD.fullmatch(word[0])
        assert match
        data = (
            base64.b64decode(match[2])
            if match[1] == "B"
            else quopri.decodestring(match[2].encode(), header=True)
        )
        data.decode("utf-8")  # no character is split between two words
    meant = " ".join(re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+", " ", subject).split())
    assert decoded(raw).strip() == meant


def test_no_grapheme_is_split_between_words() -> None:
    family = "👨‍👩‍👧"
    for shift in range(12):
        for word in encoded_words("字" * shift + family * 6, 9):
            match = WORD.fullmatch(word)
            assert match
            text = base64.b64decode(match[2]).decode() if match[1] == "B" else ""
            assert text.strip("字").replace(family, "") == ""


def test_latin_text_with_an_accent_stays_readable() -> None:
    assert (
        header(mail(subject="Café at the harbour"), "Subject").strip()
        == "=?utf-8?Q?Caf=C3=A9_at_the_harbour?="
    )


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Tide Letter", " Tide Letter <letter@example.org>"),
        ("Dr. Tide, Editor", ' "Dr. Tide, Editor" <letter@example.org>'),
        ('The "Tide" \\ Letter', ' "The \\"Tide\\" \\\\ Letter" <letter@example.org>'),
        ("", " <letter@example.org>"),
        ("潮", " =?utf-8?B?5r2u?=\r\n <letter@example.org>"),
    ],
)
def test_names_are_written_as_the_standard_wants(name: str, written: str) -> None:
    assert header(mail(sender_name=name), "From") == written


def test_a_name_of_fourteen_characters_is_one_word() -> None:
    assert header(mail(sender_name="潮間帶週報編輯部的每週來信集"), "From").count("=?utf-8?") == 1


SMUGGLED = [
    "\r\nBcc: a@example.com",
    "x\nBcc: a@example.com",
    "x\rBcc: a@example.com",
    "海\r\n\r\n<script>",
    "海 =?UTF-8?Q?=0A?=Bcc: a@example.com",
    "海=?UTF-8?Q?=0A?=Bcc: a@example.com",
    "=?UTF-8?Q?=0ABcc:_a@example.com?=",
    "=?utf-8?B?DQpCY2M6IGFAZXhhbXBsZS5jb20=?=",
    "x\x00Bcc: a\x0bCc: b\x0cTo: c\x85From: d\u2028Reply-To: e\u2029Sender: f",
    "\ud800Bcc: a@example.com",
    '"<b@example.com>, "',
    "a, b@example.com; c:d",
    "x" * 2000,
    "海" * 2000,
    " ".join(["Bcc:"] * 200),
]


@pytest.mark.parametrize("text", SMUGGLED)
@pytest.mark.parametrize("field", ["subject", "sender_name", "list_name"])
def test_no_text_smuggles_a_header_in(text: str, field: str) -> None:
    message = read(mail(**{field: text}))
    assert [name for name, _ in message.items()] == NAMES
    assert len(message["From"].addresses) == 1
    assert message["From"].addresses[0].addr_spec == "letter@example.org"


@pytest.mark.parametrize(
    "changes",
    [
        {"sender": "letter@example.org>\r\nBcc: a@example.com"},
        {"sender": "a b@example.org"},
        {"sender": "信@example.org"},
        {"sender": "letter@example.org, b@example.com"},
        {"sender": "letter"},
        {"sender": ""},
        {"message_id": "a b@example.org"},
        {"message_id": "x"},
        {"list_id": "letter example"},
        {"list_id": "letter.example.org>\nBcc: a"},
        {"list_id": "a" * 400},
        {"unsubscribe": "javascript:alert(1)"},
        {"unsubscribe": "https://example.org/\r\nBcc: a@example.com"},
        {"unsubscribe": "https://example.org/" + "a" * 1000},
        {"unsubscribe": ""},
        {"date": dt.datetime(2026, 2, 10, 8, 0)},  # noqa: DTZ001 - that it has no zone is the point
    ],
)
def test_what_is_no_address_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(MailError):
        mail(**changes)


def test_one_click_is_offered_over_https_only() -> None:
    for leave in ("mailto:letter@example.org?subject=unsubscribe", "http://example.org/leave"):
        message = read(mail(unsubscribe=leave))
        assert message["List-Unsubscribe"] == f"<{leave}>"
        assert "List-Unsubscribe-Post" not in message


def test_an_address_in_other_letters_is_escaped() -> None:
    raw = header(mail(unsubscribe="https://example.org/退訂>,<https://evil.example/"), "List-Unsubscribe")
    assert raw.split() == ["<https://example.org/%E9%80%80%E8%A8%82%3E,%3Chttps://evil.example/>"]


def test_control_characters_do_not_reach_the_body() -> None:
    for part in read(mail(text="a\x00b\x1bc\x85d", html="a\x00b\x1bc\x85d")).iter_parts():
        assert part.get_content().strip() == "abcd"
