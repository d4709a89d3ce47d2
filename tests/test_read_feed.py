"""Feeds and agencies' XML: every entry is an article with an id that stays; bombs and cuts are harmless."""

# ruff: noqa: E501 - feeds have the lines that programs write

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Article, Refused
from corpus.read import inputs
from corpus.read.feed import looks_like

ITEM = """<item><title>Lock &amp;amp; gates</title><link>https://harbourpost.example/{n}</link>
<guid isPermaLink="false">https://harbourpost.example/?p={n}</guid><dc:creator>Ines Marsh</dc:creator>
<pubDate>Thu, 27 Jul 2023 23:30:00 -0500</pubDate><description>Short {n}.</description>
<content:encoded><![CDATA[<p>The lock opened, story {n}.</p><p>Una Bay said so.</p><script>x()</script>]]></content:encoded>
</item>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
<title type="html">Harbour Post - &lt;b&gt;World&lt;/b&gt;</title><link href="https://harbourpost.example/"/>
<author><name>Una Bay</name></author><id>urn:x</id><updated>2023-07-28T00:00:00Z</updated>
<entry><title>First</title><link href="/first"/><id>urn:uuid:1</id><published>2023-07-27T23:30:00-05:00</published>
<updated>2023-07-29T00:00:00Z</updated><author><name>Ines Marsh</name></author><author><name>Lou Field</name></author>
<summary>Too short</summary><content type="html">&lt;p&gt;The lock opened.&lt;/p&gt;&lt;p&gt;It did.&lt;/p&gt;</content></entry>
<entry><title>Second</title><id>urn:uuid:2</id><updated>2023-07-29T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The pier <b>fell</b>.</p></div></content></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.example/">
<title>Harbour Post</title><link>https://a.example/</link></channel><item rdf:about="https://a.example/1">
<title>Lock</title><link>https://a.example/1</link><description>The lock opened again.</description>
<dc:date>2023-07-27T09:00:00+01:00</dc:date><dc:creator>Ines Marsh</dc:creator></item></rdf:RDF>"""
NITF = """<?xml version="1.0"?><nitf><head><title>x</title><docdata><date.issue norm="20230727T100000Z"/>
<doc.copyright holder="Meridian"/></docdata></head><body><body.head><hedline><hl1>Lock opens</hl1></hedline>
<byline>By <person>Ines Marsh</person></byline></body.head><body.content><block><p>The lock opened
again.</p><p>Una Bay said so.</p></block></body.content></body></nitf>"""
NEWSML = """<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem
guid="tag:x" xml:lang="en"><itemMeta><provider qcode="p"><name>Meridian</name></provider>
<firstCreated>2023-07-27T10:00:00+02:00</firstCreated></itemMeta><contentMeta><headline>Lock opens</headline>
<by>Ines Marsh</by></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>
<p>The lock opened again.</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>"""


def rss(*items: str, head: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>Harbour Post</title><link>https://harbourpost.example</link><language>en-gb</language>"
        + "\n".join(items)
        + "</channel></rss>"
    )


def read(
    folder: Path, content: str | bytes, name: str = "feed.xml", *, raw: bool = False
) -> list[Article | Refused]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(inputs([path], raw=raw))


def articles(found: list[Article | Refused]) -> list[Article]:
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def test_rss_entries_are_articles(tmp_path: Path) -> None:
    first, second = articles(read(tmp_path, rss(ITEM.format(n=1), ITEM.format(n=2))))
    assert first.text == "The lock opened, story 1.\n\nUna Bay said so."
    assert first.raw_text and first.raw_text.startswith("<p>The lock opened, story 1.</p>")
    assert (first.title, first.byline, first.source) == ("Lock & gates", "Ines Marsh", "Harbour Post")
    assert (first.url, first.language) == ("https://harbourpost.example/1", "en")
    assert first.published and first.published.begin == date(2023, 7, 27)
    assert first.published.evidence == 'feed published "Thu, 27 Jul 2023 23:30:00 -0500"'
    assert first.id.startswith("feed:") and first.id != second.id
    assert first.path == str(tmp_path / "feed.xml")


def test_atom_entries_are_articles(tmp_path: Path) -> None:
    first, second = articles(read(tmp_path, ATOM, "feed.txt"))
    assert (first.text, second.text) == ("The lock opened.\n\nIt did.", "The pier fell.")
    assert (first.byline, second.byline) == ("Ines Marsh, Lou Field", "Una Bay")
    assert (first.source, first.url) == ("Harbour Post", "https://harbourpost.example/first")
    assert first.published and first.published.begin == date(2023, 7, 27)
    assert second.published and second.published.begin == date(2023, 7, 29)
    assert "last changed" in (second.published.evidence or "")


def test_rss_of_the_first_kind(tmp_path: Path) -> None:
    (found,) = articles(read(tmp_path, RDF, "feed.rdf"))
    assert (found.text, found.byline) == ("The lock opened again.", "Ines Marsh")
    assert found.published and found.published.begin == date(2023, 7, 27)
    assert "last changed" not in (found.published.evidence or "")


def test_ids_stay_when_a_feed_grows_or_turns_round(tmp_path: Path) -> None:
    before = {a.url: a.id for a in articles(read(tmp_path, rss(ITEM.format(n=1), ITEM.format(n=2))))}
    after = {a.url: a.id for a in articles(read(tmp_path, rss(*(ITEM.format(n=n) for n in (4, 3, 2, 1)))))}
    assert before.items() <= after.items() and len(set(after.values())) == 4


def test_an_id_of_its_own_is_kept_where_it_is_one(tmp_path: Path) -> None:
    items = [
        f"<item><title>T</title><description>Words {i}.</description><guid>{i}</guid></item>"
        for i in ("story-2023-0041", "41", "41", "a b c d e f g h")
    ]
    ids = [a.id for a in articles(read(tmp_path, rss(*items)))]
    assert ids[:3] == ["story-2023-0041", "feed:41", "feed:41-2"] and ids[3].startswith("feed:")


def test_an_entry_without_text_is_refused_by_its_number(tmp_path: Path) -> None:
    found = read(
        tmp_path, rss(ITEM.format(n=1), "<item><title>Only a title</title></item>", ITEM.format(n=2))
    )
    assert [type(item) for item in found] == [Article, Refused, Article]
    assert isinstance(found[1], Refused) and found[1].reason == "no text in entry 2"


def test_a_feed_that_is_cut_off_gives_what_is_whole(tmp_path: Path) -> None:
    whole = rss(ITEM.format(n=1), ITEM.format(n=2), ITEM.format(n=3))
    found = read(tmp_path, whole[: whole.index("story 3") + 3])
    assert [a.title for a in found if isinstance(a, Article)] == ["Lock & gates"] * 2
    assert isinstance(found[-1], Refused) and found[-1].reason == "cut off: it ends in the middle of entry 3"
    between = read(tmp_path, whole[: whole.rindex("<item>")])
    assert isinstance(between[-1], Refused) and between[-1].reason == "cut off: its end is missing"
    assert len(between) == 3


def test_a_feed_that_is_not_well_formed_is_read_and_noted(tmp_path: Path) -> None:
    first, _ = articles(read(tmp_path, rss(ITEM.format(n=1).replace("&amp;amp;", "&"), ITEM.format(n=2))))
    assert first.text.startswith("The lock opened") and "the feed is not well-formed XML" in first.notes


def test_a_feed_that_nests_too_deep_is_refused(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "<rss>" + "<a>" * 1_000_000)
    assert isinstance(found, Refused) and found.reason == "not a feed: its elements nest too deep"


def test_raw_is_the_content_as_it_stands(tmp_path: Path) -> None:
    (found,) = articles(read(tmp_path, rss(ITEM.format(n=1)), raw=True))
    assert found.text.startswith("<p>The lock opened, story 1.</p>") and found.raw_text is None


def test_entities_are_neither_expanded_nor_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("do not read this")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 20}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "ha"><!ENTITY x SYSTEM "file://{secret}">{laughs}]>'
    item = "<item><title>T</title><description>Words &l11; &x; more words.</description></item>"
    for content in (
        rss(item, head=bomb),
        NITF.replace("<nitf>", bomb.replace("rss", "nitf") + "<nitf>").replace("again", "&l11; &x;"),
    ):
        for found in read(tmp_path, content):
            said = found.model_dump_json()
            assert "do not read" not in said and "hahaha" not in said and len(said) < 20_000


def test_a_feed_is_told_by_its_content() -> None:
    for begin in (
        b"<rss>",
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x -->\n<feed xmlns='a'>",
        b"<rdf:RDF a='b'>",
    ):
        assert looks_like(begin, ".txt"), begin
    for begin in (b"feed the <rss> birds", b"<feedback>", b"<html><rss>", b""):
        assert not looks_like(begin, ".xml"), begin


@pytest.mark.parametrize("content", (NITF, NEWSML), ids=("NITF", "NewsML-G2"))
def test_the_xml_of_agencies(tmp_path: Path, content: str) -> None:
    (found,) = articles(read(tmp_path, content))
    assert found.text.split("\n\n")[0] == "The lock opened again."
    assert (found.title, found.byline, found.source) == ("Lock opens", "Ines Marsh", "Meridian")
    assert found.published and found.published.begin == date(2023, 7, 27)


def test_other_xml_is_refused_by_what_it_is(tmp_path: Path) -> None:
    for content, reason in (
        (
            "<?xml version='1.0'?><svg/>",
            "XML of a kind that there is no reader for (its first element is <svg>)",
        ),
        ("no XML at all", "XML of a kind that there is no reader for"),
        (NITF[:-20], "broken XML: cut off or not well-formed"),
        ("<nitf><body/></nitf>", "no text in it"),
        (rss(), "a feed without entries"),
    ):
        (found,) = read(tmp_path, content)
        assert isinstance(found, Refused) and found.reason == reason
        assert found.path == str(tmp_path / "feed.xml")


PIECES = (
    "<rss>",
    "<feed xmlns='http://www.w3.org/2005/Atom'>",
    "<channel>",
    "<item>",
    "</item>",
    "<entry>",
    "</entry>",
    "<title>",
    "</title>",
    "<description>",
    "<![CDATA[",
    "]]>",
    "words",
    "<guid>",
    "<link href='http://[' />",
    "&",
    "&x;",
    "<pubDate>",
    "2023-07-27",
    "<!ENTITY x 'y'>",
    "<nitf>",
    "<body.content>",
    "<p>",
    "<author>",
    "<source>",
    "\x00",
    "é",
)


@settings(deadline=None, max_examples=150)
@given(
    st.binary(max_size=200)
    | st.lists(st.sampled_from(PIECES), max_size=30).map(lambda p: "".join(p).encode())
)
def test_any_bytes_are_articles_or_refusals(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    for name in ("any.rss", "any.xml"):
        for found in read(tmp_path_factory.mktemp("any"), content, name):
            assert isinstance(found, Article | Refused)
            found.model_dump_json()
