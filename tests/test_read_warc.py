"""Crawls: pages come out of them as if saved by hand, all else is passed over, what is broken is named."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Article, Refused
from corpus.read import bounds, inputs

PARAGRAPH = (
    "A crane fell across the harbour road on Tuesday morning, the port authority said, and blocked the only "
    "way to the ferries for nine hours. Nobody was hurt, though two lorries were crushed under the jib. "
)


def page(word: str, charset: str = "utf-8") -> bytes:
    body = "".join(f"<p>{PARAGRAPH}{word} {n}.</p>" for n in range(3))
    return (
        f"<!DOCTYPE html><html><head><title>{word} at the harbour</title></head>"
        f"<body><article><h1>{word} at the harbour</h1>{body}</article></body></html>"
    ).encode(charset)


def http(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    fields = {
        "Content-Type": "text/html; charset=utf-8",
        **{k.replace("_", "-"): v for k, v in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def record(kind: str, uri: str, block: bytes, length: int | None = None, **headers: str) -> bytes:
    fields = {
        "WARC-Type": kind,
        "WARC-Target-URI": uri,
        "WARC-Date": "2024-05-06T07:08:09Z",
        "WARC-Record-ID": "<urn:uuid:0>",
        "Content-Type": "application/http; msgtype=response",
        **{name.replace("_", "-"): value for name, value in headers.items()},
        "Content-Length": str(len(block) if length is None else length),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def answer(uri: str, body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    return record("response", uri, http(body, status, **headers))


CRAWL = [
    record("warcinfo", "", b"software: a crawler\r\n", Content_Type="application/warc-fields"),
    record("request", "https://post.example/a", b"GET /a HTTP/1.1\r\n\r\n"),
    answer("https://post.example/a", page("Crane")),
    answer("https://post.example/gone", page("Gone"), "404 Not Found"),
    answer("https://post.example/p.png", b"\x89PNG\r\n\x1a\n", Content_Type="image/png"),
    record("revisit", "https://post.example/a", b"HTTP/1.1 200 OK\r\n\r\n"),
    record("metadata", "https://post.example/a", b"x: y\r\n", Content_Type="application/warc-fields"),
    answer("https://post.example/robots.txt", b"User-agent: *", Content_Type="text/plain"),
    record("resource", "file:///b.txt", b"A bridge was closed on Friday.", Content_Type="text/plain"),
    answer("https://post.example/c", page("Rope"), Content_Type=""),
]


def read(path: Path, content: bytes) -> tuple[list[Article], list[Refused]]:
    path.write_bytes(content)
    found = list(inputs([path]))
    return (
        [item for item in found if isinstance(item, Article)],
        [item for item in found if isinstance(item, Refused)],
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("crawl.warc", b"".join(CRAWL)),
        ("crawl.warc.gz", b"".join(map(gzip.compress, CRAWL))),
        ("crawl.warc.gz", gzip.compress(b"".join(CRAWL))),
        ("download", b"".join(CRAWL)),
    ],
    ids=["plain", "packed record by record", "packed as one", "called otherwise"],
)
def test_pages_come_out_of_a_crawl(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    articles, refused = read(path, content)
    assert not refused
    assert [item.path for item in articles] == [
        f"{path}!https://post.example/a",
        f"{path}!file:///b.txt",
        f"{path}!https://post.example/c",
    ]
    assert [item.url for item in articles][::2] == ["https://post.example/a", "https://post.example/c"]
    assert "blocked the only way" in articles[0].text
    assert articles[0].title == "Crane at the harbour"
    assert articles[1].text == "A bridge was closed on Friday."
    # when a page was fetched is not when it was published
    assert [item.published for item in articles] == [None] * 3
    ids = [item.id for item in articles]
    assert len(set(ids)) == 3
    assert all(identity.startswith(f"{name.split('.')[0]}-") for identity in ids)


def test_the_same_page_fetched_twice_is_two_articles(tmp_path: Path) -> None:
    later = record("response", "https://p.example/a", http(page("Crane")), WARC_Date="2024-06-01T00:00:00Z")
    articles, _ = read(tmp_path / "c.warc", answer("https://p.example/a", page("Crane")) + later)
    assert len({item.id for item in articles}) == 2


def test_the_charset_of_the_answer_counts(tmp_path: Path) -> None:
    body = page("Cañón", "iso-8859-1")
    (article,), _ = read(
        tmp_path / "c.warc", answer("https://p.example/a", body, Content_Type="text/html; charset=ISO-8859-1")
    )
    assert "Cañón 1." in article.text


def chunked(body: bytes) -> bytes:
    pieces = [body[at : at + 100] for at in range(0, len(body), 100)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def deflated(body: bytes) -> bytes:
    raw = zlib.compressobj(wbits=-15)
    return raw.compress(body) + raw.flush()


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(page("Crane")), {"Content_Encoding": "gzip"}),
        (zlib.compress(page("Crane")), {"Content_Encoding": "deflate"}),
        (deflated(page("Crane")), {"Content_Encoding": "deflate"}),
        (chunked(page("Crane")), {"Transfer_Encoding": "chunked"}),
        (chunked(gzip.compress(page("Crane"))), {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}),
        # unpacked by the crawler, with the header as it came
        (page("Crane"), {"Content_Encoding": "br"}),
        (page("Crane"), {"Content_Encoding": "gzip"}),
    ],
)
def test_pages_are_unpacked(tmp_path: Path, body: bytes, headers: dict[str, str]) -> None:
    (article,), refused = read(tmp_path / "c.warc", answer("https://p.example/a", body, **headers))
    assert not refused
    assert "blocked the only way" in article.text


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (b"\x8b\x02\x80", {"Content_Encoding": "br"}, "packed with a method that is not read (br)"),
        (gzip.compress(page("x"))[:-9], {"Content_Encoding": "gzip"}, "cut off: it ends in the middle"),
        (b"\x1f\x8b\x08\xff\xff\xff" * 9, {"Content_Encoding": "gzip"}, "damaged: it does not unpack"),
        (
            gzip.compress(bytes(40_000_000)),
            {"Content_Encoding": "gzip"},
            "too large for one article (over 32 MB)",
        ),
    ],
)
def test_what_does_not_unpack_is_named(
    tmp_path: Path, body: bytes, headers: dict[str, str], reason: str
) -> None:
    content = answer("https://p.example/a", body, **headers) + answer("https://p.example/b", page("Rope"))
    articles, refused = read(tmp_path / "c.warc", content)
    assert len(articles) == 1
    assert [(item.path, item.reason) for item in refused] == [
        (f"{tmp_path}/c.warc!https://p.example/a", reason)
    ]


def test_digests_are_compared(tmp_path: Path) -> None:
    block = http(page("Crane"))
    right = "sha1:" + _base32(block)
    articles, refused = read(
        tmp_path / "c.warc",
        record("response", "https://p.example/a", block, WARC_Block_Digest=right)
        + record("response", "https://p.example/b", block, WARC_Block_Digest="sha1:" + "A" * 32)
        + record(
            "response", "https://p.example/c", block, WARC_Payload_Digest="sha1:" + _base32(page("Crane"))
        )
        + record("response", "https://p.example/d", block, WARC_Payload_Digest="md5:" + "0" * 32)
        + record("response", "https://p.example/e", block, WARC_Block_Digest="house:xyz"),
    )
    assert [item.url for item in articles] == [f"https://p.example/{name}" for name in "ace"]
    assert [item.reason for item in refused] == ["damaged: it is not what its digest says"] * 2
    assert [(item.path or "")[-1] for item in refused] == ["b", "d"]


def _base32(content: bytes) -> str:
    import base64
    import hashlib

    return base64.b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()


def test_a_crawl_that_is_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    content = b"".join(CRAWL)
    for name, cut in (("c.warc", content[:-200]), ("c.warc.gz", gzip.compress(content)[:-20])):
        articles, refused = read(tmp_path / name, cut)
        assert [(item.url or "")[-2:] for item in articles][:1] == ["/a"]
        assert [item.reason for item in refused] == ["cut off: it ends in the middle"]
        assert refused[0].path.startswith(str(tmp_path / name))


def test_a_record_of_a_wrong_length_is_named_and_the_next_one_found(tmp_path: Path) -> None:
    short = record("response", "https://p.example/a", http(page("Crane")), length=400)
    unsaid = answer("https://p.example/b", page("Rope")).replace(b"Content-Length", b"Content-Width")
    content = short + unsaid + answer("https://p.example/c", page("Bridge"))
    articles, refused = read(tmp_path / "c.warc", content)
    assert "https://p.example/c" in [item.url for item in articles]
    named = [(item.path[-1], item.reason) for item in refused]
    assert ("a", "damaged: it does not end where it says") in named
    assert ("b", "damaged: a record does not say how long it is") in named


def test_what_the_crawler_cut_short_says_so(tmp_path: Path) -> None:
    content = record("response", "https://p.example/a", http(page("Crane")), WARC_Truncated="length")
    (article,), _ = read(tmp_path / "c.warc", content)
    assert "cut short by the crawler (length)" in article.notes


def test_a_crawl_without_pages_is_refused(tmp_path: Path) -> None:
    content = CRAWL[0] + CRAWL[4]
    _, refused = read(tmp_path / "c.warc", content)
    assert [item.reason for item in refused] == ["no page of text among 2 records"]


def test_addresses_of_pages_are_printable_names(tmp_path: Path) -> None:
    content = answer("https://p.example/\x1b[31m\u202ea b", page("Crane"))
    (article,), _ = read(tmp_path / "c.warc", content)
    assert article.path is not None
    assert article.path.isprintable()


def test_nothing_is_said_on_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    read(tmp_path / "c.warc", answer("https://p.example/a b", page("Crane")) + b"odd\r\n" + CRAWL[2])
    assert capfd.readouterr() == ("", "")


def test_a_header_without_an_end_is_not_held_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "FREE_BYTES", 1 << 40)
    for filler in (b"x" * 3_000_000, b"x: y\r\n" * 500_000):
        articles, refused = read(tmp_path / "c.warc", CRAWL[2] + b"WARC/1.0\r\n" + filler)
        assert len(articles) == 1
        assert [item.reason for item in refused] == ["damaged: a record's header does not end"]


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_damage_gives_articles_or_refusals(data: st.DataObject) -> None:
    content = bytearray(b"".join(CRAWL))
    for _ in range(data.draw(st.integers(0, 8))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(1, 3))] = data.draw(st.binary(max_size=3))
    cut = data.draw(st.one_of(st.just(len(content)), st.integers(0, len(content))))
    for found in inputs([Path("-")], stdin=io.BytesIO(bytes(content[:cut])), raw=True):
        assert isinstance(found, Article | Refused)
        found.model_dump_json()


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from([b"WARC/1.0\r\n", b"WARC-Type: response\r\n", b"\r\n", b"Content-Length: 9\r\n"])
        | st.binary(max_size=30),
        max_size=12,
    )
)
def test_any_bytes_after_the_mark_give_articles_or_refusals(parts: list[bytes]) -> None:
    found = list(inputs([Path("-")], stdin=io.BytesIO(b"WARC/" + b"".join(parts))))
    assert found
    assert all(isinstance(item, Article | Refused) for item in found)
