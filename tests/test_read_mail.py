"""Mail: header to facts, the part that is worth reading to text; mailboxes message by message."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_stories import FERRY, LOCK

from corpus.model import Article, Refused
from corpus.read import inputs, mail
from corpus.read.source import Options, Source

TEXT = "\n\n".join(LOCK.lines)
PAGE = (
    "<html><body><table><tr><td><a href='https://longrange.example/p/ferry'>View in browser</a></td></tr>"
    f"<tr><td>{''.join(f'<p>{p}</p>' for p in FERRY.paragraphs)}</td></tr>"
    "<tr><td><a href='https://longrange.example/u'>Unsubscribe</a></td></tr></table></body></html>"
)


def letter(text: str | None = TEXT, page: str | None = None, **fields: str) -> EmailMessage:
    message = EmailMessage()
    header = {
        "From": "Petra Lindqvist <petra@longrange.example>",
        "To": "reader@mailbox.example",
        "Subject": "The lock – opened at last",
        "Date": "Thu, 27 Jul 2023 23:30:00 -0500",
        "Message_ID": "<1@longrange.example>",
        **fields,
    }
    for name, value in header.items():
        if value:
            message[name.replace("_", "-")] = value
    if text is not None:
        message.set_content(text)
    if page is not None and text is not None:
        message.add_alternative(page, subtype="html")
    elif page is not None:
        message.set_content(page, subtype="html")
    return message


def one(
    folder: Path, message: EmailMessage | bytes, name: str = "letter.eml", *, raw: bool = False
) -> Article:
    path = folder / name
    path.write_bytes(message if isinstance(message, bytes) else message.as_bytes())
    (found,) = inputs([path], raw=raw)
    assert isinstance(found, Article), found
    return found


def mailbox(*messages: EmailMessage | bytes) -> bytes:
    pieces = []
    for message in messages:
        content = message if isinstance(message, bytes) else message.as_bytes()
        quoted = b"\n".join(
            b">" + line if line.startswith(b"From ") else line for line in content.split(b"\n")
        )
        pieces.append(b"From petra@longrange.example Thu Jul 27 23:30:00 2023\n" + quoted + b"\n\n")
    return b"".join(pieces)


def test_the_header_gives_the_facts(tmp_path: Path) -> None:
    message = letter(List_Id='"Long Range" <longrange.list.example>')
    message["Content-Language"] = "en-GB"
    found = one(tmp_path, message)
    assert (found.title, found.byline, found.source) == (
        "The lock – opened at last",
        "Petra Lindqvist",
        "Long Range",
    )
    assert found.published and found.published.begin == date(2023, 7, 27)
    assert (found.published.evidence, found.published.origin) == (
        "Date: Thu, 27 Jul 2023 23:30:00 -0500",
        "metadata",
    )
    assert (found.language, found.id, found.text.strip()) == ("en", "letter", TEXT)
    assert found.raw_text is None and found.notes == ()


@pytest.mark.parametrize(
    ("sender", "listed", "byline", "source"),
    (
        ("Harbour Post <news@harbourpost.example>", "", None, "Harbour Post"),
        ("Petra Lindqvist from Long Range <p@mail.example>", "", "Petra Lindqvist", "Long Range"),
        ("Petra Lindqvist <p@longrange.example>", "", "Petra Lindqvist", "longrange.example"),
        ("news@harbourpost.example", "", None, "harbourpost.example"),
        ("Harbour Post <n@sender.example>", "Harbour Post <hp.sender.example>", None, "Harbour Post"),
    ),
)
def test_who_wrote_and_for_whom(
    tmp_path: Path, sender: str, listed: str, byline: str | None, source: str
) -> None:
    found = one(tmp_path, letter(From=sender, List_Id=listed))
    assert (found.byline, found.source) == (byline, source)


def test_the_page_is_read_where_the_text_only_points_to_it(tmp_path: Path) -> None:
    stub = "Your mail program shows no HTML. Read this letter at https://longrange.example/p/ferry"
    found = one(tmp_path, letter(stub, PAGE))
    assert [line for line in found.text.split("\n\n") if line in FERRY.lines] == FERRY.lines
    assert found.raw_text and found.raw_text.startswith("<html>")
    assert found.url == "https://longrange.example/p/ferry"
    assert one(tmp_path, letter(None, PAGE)).text == found.text


def test_a_text_of_its_own_is_read_before_the_page(tmp_path: Path) -> None:
    found = one(tmp_path, letter(TEXT, PAGE))
    assert found.text.strip() == TEXT and found.raw_text is None


@pytest.mark.parametrize("charset", ("utf-8", "iso-8859-1", "windows-1251"))
@pytest.mark.parametrize("cte", ("quoted-printable", "base64", "8bit"))
def test_encodings(tmp_path: Path, charset: str, cte: str) -> None:
    said = "Кран починили в пятницу." if charset == "windows-1251" else "Le café rouvrira à Orléans."
    message = letter(None)
    message.set_content(f"{said}\n" * 20, charset=charset, cte=cte)
    assert said in one(tmp_path, message).text


def test_wrapped_paragraphs_are_joined_where_the_letter_says_so(tmp_path: Path) -> None:
    message = letter(None)
    message.set_content("The lock \nopened \nagain.\nIt did.\n", params={"format": "flowed"})
    assert one(tmp_path, message).text == "The lock opened again.\nIt did.\n\n"


def test_attachments_are_left_out_and_noted(tmp_path: Path) -> None:
    message = letter()
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    message.add_attachment("secret words", filename="b.txt")
    found = one(tmp_path, message)
    assert found.notes == ("2 attachments were left out",) and "secret" not in found.text


def test_a_letter_that_only_forwards_another(tmp_path: Path) -> None:
    outer = letter(None, Subject="Fwd: The lock")
    outer.make_mixed()
    outer.attach(_forwarded(letter()))
    found = one(tmp_path, outer)
    assert (found.title, found.text.strip()) == ("Fwd: The lock", TEXT)
    assert found.notes == ("1 attachment was left out",)


def _forwarded(message: EmailMessage) -> EmailMessage:
    part = EmailMessage()
    part.set_content(message)
    return part


def test_addresses_of_letters(tmp_path: Path) -> None:
    assert one(
        tmp_path, letter(Archived_At="<https://a.example/1>", List_Archive="<https://a.example/>")
    ).url == ("https://a.example/1")
    assert one(tmp_path, letter(List_Archive="<https://a.example/list>")).url == "https://a.example/list"
    assert one(tmp_path, letter(f"View this in your browser: https://a.example/2\n{TEXT}")).url == (
        "https://a.example/2"
    )
    assert one(tmp_path, letter(Archived_At="<javascript:alert(1)>")).url is None


def test_raw_is_the_message_as_it_stands(tmp_path: Path) -> None:
    content = letter(TEXT, PAGE).as_bytes()
    assert one(tmp_path, content, raw=True).text.encode() == content


def test_a_mailbox_is_read_message_by_message(tmp_path: Path) -> None:
    path = tmp_path / "all.mbox"
    said = f"{TEXT}\nFrom here on it rained.\n"
    messages = (
        letter(said),
        letter(Message_ID="<2@x.example>", Subject="Second"),
        letter(None, Message_ID="<3@x>"),
    )
    path.write_bytes(mailbox(*messages))
    first, second, third = inputs([path])
    assert isinstance(first, Article) and isinstance(second, Article) and isinstance(third, Refused)
    assert "\nFrom here on it rained.\n" in first.text and second.title == "Second"
    assert third.reason == "message 3: no text in the message"
    assert first.id.startswith("all:") and first.id != second.id


def test_ids_stay_when_a_mailbox_grows(tmp_path: Path) -> None:
    path = tmp_path / "all.mbox"
    letters = [letter(Message_ID=f"<{n}@x.example>", Subject=str(n)) for n in range(4)]
    seen = []
    for order in (letters[:2], letters[::-1], [letters[0], letters[0]]):
        path.write_bytes(mailbox(*order))
        seen.append({f.title: f.id for f in inputs([path]) if isinstance(f, Article)})
        ids = [f.id for f in inputs([path]) if isinstance(f, Article)]
        assert len(set(ids)) == len(order)
    assert seen[0].items() <= seen[1].items()


def test_a_mailbox_is_streamed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        """A mailbox without an end; what has been asked of it is counted."""

        def __init__(self) -> None:
            self.given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += 1
            return mailbox(letter()) * 100

    rest = Endless()
    source = Source("m.mbox", None, "m", ".mbox", mailbox(letter()), rest)  # type: ignore[arg-type]
    found: Iterator[object] = mail.read(source, Options())
    for _ in range(150):
        next(found)
    assert rest.given <= 3


def test_a_message_too_large_is_refused_by_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "MAX_ARTICLE_BYTES", 5000)
    path = tmp_path / "all.mbox"
    path.write_bytes(mailbox(letter(), letter("word " * 5000), letter(Message_ID="<3@x.example>")))
    first, second, third = inputs([path])
    assert isinstance(first, Article) and isinstance(third, Article) and isinstance(second, Refused)
    assert second.reason.startswith("message 2: too large")


def test_mail_is_told_by_its_content() -> None:
    content = letter().as_bytes()
    for head in (content, mailbox(letter()), content.replace(b"\n", b"\r\n")):
        assert mail.looks_like(head, ".txt")
    for head in (
        b"From the quay, 10:30: ships came in.\n\nMore text.",
        b"Subject: a poem\nFrom: me\n\nText",
        b"Note: this\nand that",
        b"From: A\nDate: B\nSubject: a scraped header line\n\nText",
        b"",
    ):
        assert not mail.looks_like(head, ".txt"), head


def test_letters_built_to_be_costly_are_refused(tmp_path: Path) -> None:
    multipart = b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(200))
    for content, reason in (
        (multipart + b"--b\n\nx\n" * 20_000, "too many parts"),
        (multipart + b"--b\n" + nested, "too many parts within parts"),
        (b"From: a@b.example\n" + b"X: y\n" * 200_000 + b"\nx", "its header is too long (over 512 KB)"),
    ):
        path = tmp_path / "costly.eml"
        path.write_bytes(content)
        (found,) = inputs([path])
        assert isinstance(found, Refused) and found.reason == reason


def test_a_broken_message_is_refused(tmp_path: Path) -> None:
    for content in (b"\n", b"no header at all", b"X-Only: this\n\ntext"):
        path = tmp_path / "broken.eml"
        path.write_bytes(content)
        (found,) = inputs([path])
        assert isinstance(found, Refused) and found.path == str(path)


PIECES = (
    "From: a <b@c>\n",
    "From x@y Thu Jul 27 09:00:00 2023\n",
    "Subject: =?utf-8?q?=ff?=\n",
    "Date: x\n",
    "\n",
    "text\n",
    "Content-Type: multipart/mixed; boundary=b\n",
    "--b\n",
    "--b--\n",
    "Content-Type: text/html; charset=x\n",
    "<p>y",
    "Content-Transfer-Encoding: base64\n",
    "====",
    "Message-ID: <<\n",
    "List-Id: <\n",
    "To: ,;:<\n",
    "\x00",
    "é",
    "Z" * 99,
    "Content-Type: message/rfc822\n",
    "Content-Disposition: attachment; filename*0*=\n",
    "MIME-Version: 1.0\n",
)


@settings(deadline=None, max_examples=200)
@given(
    st.binary(max_size=200)
    | st.lists(st.sampled_from(PIECES), max_size=30).map(lambda p: "".join(p).encode())
)
def test_any_bytes_are_articles_or_refusals(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    for name in ("any.eml", "any.mbox"):
        path = tmp_path_factory.mktemp("any") / name
        path.write_bytes(content)
        for found in inputs([path]):
            assert isinstance(found, Article | Refused)
            found.model_dump_json()
