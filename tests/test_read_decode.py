"""Encodings: the mark, UTF-8, the declaration, a guess that is noted; what is no text is named."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.read.decode import UnreadableError, binary_reason, decoded, garbled_note

WORDS = {
    "cp1252": "Une grue est tombée jeudi matin dans le port. Personne n’a été blessé, a déclaré le maire.",
    "cp1250": "Żuraw przewrócił się w porcie w czwartek rano, powiedział burmistrz, łódź też ocalała.",
    "cp1251": "Кран упал в порту в четверг утром. Никто не пострадал, сообщили власти города.",
    "koi8_r": "Кран упал в порту в четверг утром. Никто не пострадал, сообщили власти города.",
    "cp1253": "Ο γερανός έπεσε στο λιμάνι την Πέμπτη το πρωί. Κανείς δεν τραυματίστηκε.",
    "cp1256": "سقطت رافعة في الميناء صباح الخميس ولم يصب أحد بأذى، قال رئيس البلدية.",
    "gb18030": "周四早上，港口的一台起重机倒塌，没有人受伤。市长说桥梁将于七月重新开放。",
    "big5": "週四早上，港口的一台起重機倒塌，沒有人受傷。市長說橋樑將於七月重新開放。",
    "cp932": "木曜日の朝、港でクレーンが倒れました。けが人はいませんでした。",
    "cp949": "목요일 아침 항구에서 크레인이 쓰러졌다. 다친 사람은 없었다.",
}


@pytest.mark.parametrize("encoding", WORDS)
def test_an_encoding_that_is_not_said_is_guessed_and_noted(encoding: str) -> None:
    words = WORDS[encoding]
    found = decoded(words.encode(encoding))
    assert found.text == words
    assert found.note and "it is not UTF-8 and says nothing of its encoding" in found.note


def test_the_note_names_the_encoding_as_people_do() -> None:
    note = decoded(WORDS["cp1251"].encode("cp1251")).note
    assert note == "read as windows-1251: it is not UTF-8 and says nothing of its encoding"


def test_a_few_odd_marks_in_english_are_those_of_windows() -> None:
    text = "The mayor said the bridge would open. " * 300 + "“It’s done”, he said – for £5."
    assert decoded(text.encode("cp1252")).text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_is_believed(encoding: str) -> None:
    found = decoded("A crane – упал".encode(encoding))
    assert found.text.removeprefix("\ufeff") == "A crane – упал"
    assert found.note is None


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_nuls(encoding: str) -> None:
    content = "A crane fell on Thursday – nobody was hurt.".encode(encoding)
    assert binary_reason(content) is None
    assert decoded(content).text == "A crane fell on Thursday – nobody was hurt."


def test_a_declaration_is_believed() -> None:
    assert decoded("кран".encode("koi8-r"), "KOI8-R") == ("кран", "koi8-r", None)
    assert decoded("日本".encode("iso2022_jp"), "iso-2022-jp").text == "日本"
    assert decoded(b"\x93quoted\x94", "ISO-8859-1").text == "“quoted”"  # as browsers have it
    assert decoded("起重机".encode("gbk"), "gb2312").text == "起重机"


def test_what_can_only_be_utf8_counts_before_a_declaration() -> None:
    found = decoded("café".encode(), "iso-8859-1")
    assert (found.text, found.note) == ("café", "read as UTF-8, though it says windows-1252")
    assert decoded(b"cafe", "iso-8859-1").note is None


def test_a_declaration_that_is_wrong_is_noted() -> None:
    assert decoded(b"caf\xe9 au lait", "utf-8") == (
        "café au lait",
        "cp1252",
        "read as windows-1252: it says UTF-8 and is not",
    )


@pytest.mark.parametrize(
    "declared", ["rot13", "base64", "idna", "unicode_escape", "nonsense", "", "utf-7", "\0"]
)
def test_what_is_no_encoding_of_text_is_not_used(declared: str) -> None:
    assert decoded(b"plain +ADw- \\u0041", declared).text == "plain +ADw- \\u0041"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("café".encode()[:-1], "not valid UTF-8 at byte 3 (0xC3)"),
        (("The mayor’s café. " * 9).encode() + b"\xff and more", "not valid UTF-8 at byte 189 (0xFF)"),
        (bytes(range(128, 256)) * 4, "not valid UTF-8 at byte 0 (0x80)"),
        (codecs.BOM_UTF16_LE + b"\x00", "not valid UTF-16 at byte 2"),
        (b"\x00\x01\xff\x02", "a binary file, not text"),
    ],
)
def test_what_is_no_text_is_refused_with_the_place(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        decoded(content)
    assert str(caught.value).startswith(reason)


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        ("It’s".encode().decode("cp1252"), "â€™"),
        ("café".encode().decode("cp1252"), "Ã©"),
        ("25 °C".encode().decode("cp1252"), "Â°"),
        ("It’s".encode().decode("cp1251"), "вЂ™"),
    ],
)
def test_letters_that_were_converted_wrongly_are_noted(text: str, garbled: str) -> None:
    note = garbled_note(text)
    assert note and garbled in note


@pytest.mark.parametrize("text", ["SÃO PAULO", "Âge", "â", "café’s", "“quoted”", "Ã"])
def test_letters_that_are_meant_are_not_garbled(text: str) -> None:
    assert garbled_note(text) is None


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "windows-1251", "shift_jis", "x"]))
def test_any_bytes_are_text_or_not(content: bytes, declared: str | None) -> None:
    try:
        found = decoded(content, declared)
    except UnreadableError as error:
        assert str(error)
    else:
        assert isinstance(found.text, str)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_utf8_is_read_as_it_is(text: str) -> None:
    content = text.encode()
    if b"\0" not in content:
        assert decoded(content).text == text
