"""Saved pages: the body comes through, the facts are those the page states, nothing stops the reader."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_fixtures import BROADCASTER, LIVE, PAGES, WORDPRESS, paragraphs
from page_generator import Page, page
from page_stories import LOCK

from corpus.model import Article, Refused
from corpus.read import inputs
from corpus.read.author_names import names
from corpus.read.html import PageInput, article, looks_like
from corpus.read.outlet_names import without_site
from corpus.read.timestamps import day_of, day_of_address
from corpus.read.web_address import clean_address

PARAGRAPH = (
    "The crane on the east quay was mended on Friday, and ships were unloaded again by noon, the port said."
)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def token_f1(found: str, wanted: str) -> float:
    one, other = words(found), words(wanted)
    both = (one & other).total()
    return 2 * both / (one.total() + other.total()) if both else 0.0


def read(markup: str, *, source: str | None = None) -> Article:
    found = article(markup, PageInput("page", "/page.html", "page", source=source))
    assert isinstance(found, Article), found
    return found


def on_page(head: str = "", top: str = "", bottom: str = "") -> Article:
    """What is read of a page with a plain body and this in its head, above the body and below it."""
    body = "".join(f"<p>{PARAGRAPH} It was number {at}.</p>" for at in range(4))
    return read(
        f"<!DOCTYPE html><html><head>{head}</head><body><article>{top}{body}{bottom}</article></body></html>"
    )


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def day(found: Article) -> date | None:
    return found.published.begin if found.published else None


def check_facts(found: Article, of: Page) -> None:
    assert found.title == of.title
    assert found.byline == of.byline
    assert (found.source or "").casefold() == (of.source or "").casefold()
    assert day(found) == of.published
    assert found.url == of.url


@pytest.mark.parametrize("of", PAGES, ids=lambda of: of.name)
def test_pages_of_many_kinds(of: Page) -> None:
    found = read(of.markup)
    check_facts(found, of)
    assert token_f1(found.text, "\n".join(of.body)) > 0.92, found.text
    assert found.raw_text == of.markup


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 1_000_000))
def test_pages_made_up_from_templates(seed: int) -> None:
    of = page(seed)
    found = read(of.markup)
    check_facts(found, of)
    assert token_f1(found.text, "\n".join(of.body)) > 0.9, found.text


def test_the_text_is_lines_with_blank_lines_between() -> None:
    found = read(WORDPRESS.markup)
    assert found.text == "\n\n".join(LOCK.lines)


@pytest.mark.parametrize("of", PAGES, ids=lambda of: of.name)
def test_nothing_around_the_article_is_taken(of: Page) -> None:
    text = read(of.markup).text
    for strange in ("cookie", "newsletter", "reader1", "Seven walks", "All rights reserved", "Leave a Reply"):
        assert strange.casefold() not in text.casefold(), strange


def test_headings_lists_and_tables_are_lines_of_their_own() -> None:
    found = on_page(
        bottom="<h2>By year</h2><table><tr><th>Year</th><th>Ships</th></tr>"
        "<tr><td>2021</td><td>400</td></tr></table>"
        f"<ul><li>First gate</li><li>Second gate</li></ul><p>{PARAGRAPH}</p>"
    )
    lines = found.text.split("\n\n")
    at = lines.index("By year")
    assert lines[at : at + 5] == ["By year", "Year | Ships", "2021 | 400", "First gate", "Second gate"]


def test_a_page_that_lays_itself_out_with_tables() -> None:
    rows = "".join(f"<p>{PARAGRAPH}" for _ in range(6))
    links = "<br>".join(f"<a href=/{at}>Link number {at}</a>" for at in range(30))
    found = read(
        f"<html><title>Crane mended at last</title><table><tr><td>{links}<td>{rows}</table><p>End of page"
    )
    assert found.text.split("\n\n")[:6] == [PARAGRAPH] * 6
    assert "Link number" not in found.text


# What is stated where.


def test_json_ld_comes_first_and_the_day_is_the_local_one() -> None:
    node = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Crane mended at last",
        "datePublished": "2023-07-27T23:30:00-05:00",
        "dateCreated": "2023-07-25",
        "dateModified": "2023-07-29",
        "inLanguage": "en-GB",
        "author": {"@type": "Person", "name": "By Ines Marsh"},
        "publisher": {"@type": "Organization", "name": "Harbour Post"},
    }
    found = on_page(f'{ld(node)}<meta property="article:published_time" content="2023-07-28">')
    assert found.published
    assert found.published.evidence == 'JSON-LD datePublished "2023-07-27T23:30:00-05:00"'
    assert (found.published.begin, found.published.origin) == (date(2023, 7, 27), "metadata")
    assert found.published.precision == "day"
    assert (found.title, found.byline, found.source) == ("Crane mended at last", "Ines Marsh", "Harbour Post")
    assert found.language == "en"


@pytest.mark.parametrize(
    "block",
    (
        '{"@type":"NewsArticle","headline":"Crane mended at last","datePublished":"2023-07-27",}',
        (
            '// a comment\n{"@type":"NewsArticle",/* and one */"headline":"Crane mended at last",'
            '"datePublished":"2023-07-27"}'
        ),
        '<!-- {"@type":"NewsArticle","headline":"Crane mended at last","datePublished":"2023-07-27"} -->',
        (
            '[{"@type":"WebSite"},{"@type":["Thing","NewsArticle"],"headline":"Crane mended at last",'
            '"datePublished":"2023-07-27"}];'
        ),
        (
            '{"@graph":[{"@type":"WebPage"},{"@type":"Article","headline":"Crane mended at last",'
            '"datePublished":"2023-07-27","description":"a\nb\\ c"}]}'
        ),
        '{"@type":"NewsArticle","headline":"Crane mended at last","datePublished":"2023-07-27","body":"cu',
        '{"@type":"Thing"}\n{"@type":"Article","headline":"Crane mended at last","dateCreated":"2023-07-27"}',
        (
            "{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;Crane mended at last&quot;,"
            "&quot;datePublished&quot;:&quot;2023-07-27&quot;}"
        ),
    ),
)
def test_broken_json_ld_survives(block: str) -> None:
    found = on_page(f'<script type="application/ld+json">{block}</script>')
    assert (found.title, day(found)) == ("Crane mended at last", date(2023, 7, 27))


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=400), st.integers(0, 200))
def test_no_json_ld_stops_a_page(words_: str, cut: int) -> None:
    block = (
        json.dumps({"@type": "NewsArticle", "headline": words_, "author": [{"name": words_}]})[:cut] + words_
    )
    assert on_page(f'<script type="application/ld+json">{block}</script>').text


def test_the_article_of_several_is_the_one_shown() -> None:
    others = [
        {"@type": "NewsArticle", "headline": f"Other story {at}", "datePublished": "2020-01-01"}
        for at in "ab"
    ]
    this = {"@type": "NewsArticle", "headline": "Crane mended at last", "datePublished": "2023-07-27"}
    found = on_page(ld(others) + ld(this), top="<h1>Crane mended at last</h1>")
    assert (found.title, day(found)) == ("Crane mended at last", date(2023, 7, 27))


@pytest.mark.parametrize(
    ("head", "evidence"),
    (
        (
            '<meta property="article:published_time" content="2023-07-27T09:00+01:00">',
            "meta article:published_time",
        ),
        ('<meta name="DC.date.issued" content="2023-07-27">', "meta dc.date.issued"),
        ('<meta name="parsely-pub-date" content="2023-07-27T08:00:00Z">', "meta parsely-pub-date"),
        ('<meta name="sailthru.date" content="Thu, 27 Jul 2023 08:00:00 +0000">', "meta sailthru.date"),
        (
            '<meta name="cXenseParse:recs:publishtime" content="2023-07-27T08:00">',
            "meta cxenseparse:recs:publishtime",
        ),
        ('<meta itemprop="datePublished" content="July 27, 2023">', "meta datepublished"),
        ('<meta name="date" content="20230727">', "meta date"),
    ),
)
def test_days_in_meta_elements(head: str, evidence: str) -> None:
    found = on_page(head)
    assert day(found) == date(2023, 7, 27)
    assert found.published and (found.published.evidence or "").startswith(evidence)


@pytest.mark.parametrize(
    "top",
    (
        "<h1>Crane mended</h1><p>Published 27 July 2023</p>",
        "<h1>Crane mended</h1><div>By Ines Marsh</div><div>July 27, 2023</div>",
        "<h1>Crane mended</h1><span>By Ines Marsh on 27 July 2023</span>",
    ),
)
def test_days_that_are_only_seen(top: str) -> None:
    found = on_page(top=top)
    assert found.published and (found.published.begin, found.published.origin) == (date(2023, 7, 27), "text")


@pytest.mark.parametrize(
    "top",
    (
        "<h1>Crane mended</h1><time datetime='2023-07-27T09:00'>today</time>",
        "<h1>Crane mended</h1><abbr class='published' title='2023-07-27'>then</abbr>",
        "<h1>Crane mended</h1><span itemprop='datePublished' content='2023-07-27'>then</span>",
    ),
)
def test_days_in_microdata(top: str) -> None:
    found = on_page(top=top)
    assert found.published and (found.published.begin, found.published.origin) == (
        date(2023, 7, 27),
        "metadata",
    )


def test_a_day_of_change_counts_only_alone_and_says_so() -> None:
    changed = '<meta property="article:modified_time" content="2023-07-29T08:00:00Z">'
    alone = on_page(changed)
    assert alone.published and "last changed" in (alone.published.evidence or "")
    both = on_page(changed, top="<h1>Crane</h1><p>Published 27 July 2023</p>")
    assert day(both) == date(2023, 7, 27)


def test_days_of_other_articles_and_comments_are_not_this_ones() -> None:
    found = on_page(
        bottom="<aside><time datetime='2020-01-01'>1 January 2020</time></aside>"
        "<div class='related-stories'><time datetime='2020-01-02'>2 January 2020</time></div>"
        "<div id='comments'><time datetime='2020-01-03'>3 January 2020</time></div>"
    )
    assert found.published is None


def test_a_page_that_says_nothing_of_itself() -> None:
    found = on_page()
    assert (found.title, found.byline, found.source, found.published, found.url, found.language) == (
        None,
    ) * 6


def test_the_day_above_the_heading_may_be_that_of_the_visit() -> None:
    found = on_page(top="<div>Monday, 1 January 2024</div><h1>Crane mended</h1><div>27 July 2023</div>")
    assert day(found) == date(2023, 7, 27)


def test_writers_side_by_side() -> None:
    marked = "<ul class='authors'><li><a>Ines Marsh</a></li><li><a>Lou Field</a></li></ul>"
    assert on_page(top=f"<h1>Crane mended</h1>{marked}").byline == "Ines Marsh, Lou Field"
    role = "<div class='author'><span>Ines Marsh</span><span>Chief Editor</span></div>"
    assert on_page(top=f"<h1>Crane mended</h1>{role}").byline == "Ines Marsh"
    assert on_page(top="<h1>Crane mended</h1><p>July 27th, 2023 by Ines Marsh</p>").byline == "Ines Marsh"


def test_nobody_wrote_it_when_nobody_is_named() -> None:
    organisation = {"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Harbour Post"}}
    site = '<meta property="og:site_name" content="Harbour Post">'
    for author in (
        "Staff",
        "admin",
        "Harbour Post",
        "https://harbourpost.example/x",
        "news@harbourpost.example",
    ):
        assert on_page(f'{site}<meta name="author" content="{author}">').byline is None, author
    assert on_page(site + ld(organisation)).byline is None
    assert on_page(top="<h1>Crane</h1><p>By Tuesday the roads were open</p>").byline is None
    assert on_page(bottom="<div class='author-bio'>By Lou Field</div>").byline is None


@pytest.mark.parametrize(
    ("said", "kept"),
    (
        ("By Ines Marsh", "Ines Marsh"),
        ("INES MARSH", "Ines Marsh"),
        ("Ines Marsh, Senior Reporter", "Ines Marsh"),
        ("Ines Marsh, Harbour Post", "Ines Marsh"),
        ("Ines Marsh in Eastmouth", "Ines Marsh"),
        ("Ines Marsh and Lou Field", "Ines Marsh, Lou Field"),
        ("Ines Marsh, Lou Field & Una Bay", "Ines Marsh, Lou Field, Una Bay"),
        ("Ines Marsh; Lou Field", "Ines Marsh, Lou Field"),
        ("Ines Marsh | Harbour Post", "Ines Marsh"),
        ("Written by Jean-Pierre van der Berg, Foreign Correspondent", "Jean-Pierre van der Berg"),
        ("Mary Ann O’Neill Defence editor", "Mary Ann O’Neill"),
        ("news@harbourpost.example (Ines Marsh)", "Ines Marsh"),
        ("<a href='/x'>Ines Marsh</a>", "Ines Marsh"),
        ("Siobh&aacute;n García", "Siobhán García"),
        ("Lars al-Amin", "Lars al-Amin"),
        ("Ines Marsh Updated July 27, 2023", "Ines Marsh"),
        ("Ministry of Defence", "Ministry of Defence"),
        ("Press Release", None),
        ("Harbour Post Staff", None),
        ("The Harbour Post", None),
        ("Our Correspondent", None),
        ("News Desk", None),
        ("https://social.example/imarsh", None),
        ("@imarsh", None),
        ("imarsh", None),
        ("", None),
        ("N/A", None),
        ("Unknown", None),
    ),
)
def test_names_of_authors(said: str, kept: str | None) -> None:
    assert names([said], ["Harbour Post", "harbourpost.example"]) == kept


@settings(deadline=None)
@given(
    st.lists(
        st.text(max_size=300) | st.dictionaries(st.sampled_from(["name", "@type"]), st.text(max_size=40))
    )
)
def test_names_are_names_whatever_is_said(values: list[object]) -> None:
    found = names(values, ["Post"])
    assert found is None or (found.strip() and "@" not in found and "http" not in found and "\n" not in found)


@pytest.mark.parametrize(
    ("title", "kept"),
    (
        ("Lock reopens | Harbour Post", "Lock reopens"),
        ("Lock reopens - Harbour Post", "Lock reopens"),
        ("Lock reopens | World news | Harbour Post", "Lock reopens"),
        ("Harbour Post: Lock reopens", "Lock reopens"),
        ("Harbour Post | Lock reopens", "Lock reopens"),
        ("Lock reopens — at last — Harbour Post", "Lock reopens — at last"),
        ("Lock reopens - at last", "Lock reopens - at last"),
        ("Harbour Post", "Harbour Post"),
        ("Post-war pact: what now?", "Post-war pact: what now?"),
    ),
)
def test_titles_without_the_site(title: str, kept: str) -> None:
    assert without_site(title, "Harbour Post", "https://harbourpost.example/a", bars=True) == kept


def test_the_heading_is_the_title_where_the_metadata_means_it() -> None:
    head = '<meta property="og:title" content="Crane mended at last, port says">'
    assert (
        on_page(head, top="<h1>Crane mended at last, says port</h1>").title
        == "Crane mended at last, says port"
    )
    assert on_page(head, top="<h1>News</h1>").title == "Crane mended at last, port says"


@pytest.mark.parametrize(
    ("value", "found"),
    (
        ("2023-07-27T23:30:00-05:00", date(2023, 7, 27)),
        ("2023-07-27 09:00:00", date(2023, 7, 27)),
        ("20230727", date(2023, 7, 27)),
        ("20230727T090000Z", date(2023, 7, 27)),
        ("20230727090000", date(2023, 7, 27)),
        ("Thu, 27 Jul 2023 09:00:00 GMT", date(2023, 7, 27)),
        ("Thu Jul 27 2023 09:00:00 GMT+0100", date(2023, 7, 27)),
        ("27 July 2023", date(2023, 7, 27)),
        ("July 27th, 2023 at 9:00 am", date(2023, 7, 27)),
        ("27. Juli 2023", date(2023, 7, 27)),
        ("27/07/2023", date(2023, 7, 27)),
        ("07/27/2023", date(2023, 7, 27)),
        ("27.07.2023", date(2023, 7, 27)),
        ("03/04/2023", None),
        ("1690441200", date(2023, 7, 27)),
        ("1690441200000", date(2023, 7, 27)),
        (1690441200, date(2023, 7, 27)),
        ("0", None),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01", None),
        ("2023-13-45", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ),
)
def test_timestamps(value: object, found: date | None) -> None:
    assert day_of(value) == found


@given(st.text(max_size=60) | st.floats() | st.integers() | st.lists(st.text(max_size=20)))
def test_no_timestamp_is_too_odd(value: object) -> None:
    found = day_of(value)
    assert found is None or found.year >= 1840


def test_days_in_addresses() -> None:
    assert day_of_address("https://a.example/2023/07/27/lock") == (date(2023, 7, 27), "/2023/07/27/")
    assert day_of_address("https://a.example/world/2023/jul/27/lock") == (date(2023, 7, 27), "/2023/jul/27/")
    assert day_of_address("https://a.example/story/20230727/lock") == (date(2023, 7, 27), "/20230727/")
    assert day_of_address("https://a.example/2023/99/27/lock") is None


def test_addresses() -> None:
    copied = "https://web.archive.org/web/20230801000000/https://harbourpost.example/lock"
    assert clean_address(copied) == "https://harbourpost.example/lock"
    assert clean_address("/lock", "https://harbourpost.example/a") == "https://harbourpost.example/lock"
    for bad in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "lock.html",
        "http://",
        "https://a b/",
        "https://u:p@a.example/x",
    ):
        assert clean_address(bad) is None, bad
    found = on_page(
        '<link rel="canonical" href="https://harbourpost.example/"><meta property="og:url" content='
        '"https://harbourpost.example/lock">'
    )
    assert (found.url, found.source) == ("https://harbourpost.example/lock", "harbourpost.example")


# Files.


def test_a_page_is_told_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "lock.txt"
    path.write_text(WORDPRESS.markup)
    (found,) = inputs([path])
    assert isinstance(found, Article) and (found.title, found.id) == (LOCK.title, "lock")
    assert not looks_like(b"Generics: use <T> and not Object.", ".txt")
    assert not looks_like(b"<rss version='2.0'>", ".xml")


@pytest.mark.parametrize("encoding", ("utf-8", "utf-16", "windows-1251", "iso-8859-1"))
def test_encodings_that_a_page_declares(tmp_path: Path, encoding: str) -> None:
    said = (
        "Кран починили в пятницу, сообщил порт."
        if encoding == "windows-1251"
        else "Le café rouvrira à Orléans."
    )
    body = "".join(f"<p>{said} {at} {PARAGRAPH}</p>" for at in range(4))
    path = tmp_path / "page.html"
    path.write_bytes(
        f"<html><head><meta charset='{encoding}'></head><body>{body}</body></html>".encode(encoding)
    )
    (found,) = inputs([path])
    assert isinstance(found, Article), found
    assert said in found.text and found.notes == ()


def test_a_few_damaged_bytes_are_noted(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    body = "".join(f"<p>Café {PARAGRAPH}</p>" for _ in range(9)).encode()
    path.write_bytes(b"<html><meta charset=utf-8><body><p>caf\xc3 </p>" + body)
    (found,) = inputs([path])
    assert isinstance(found, Article) and found.notes == ("read as UTF-8 with 1 damaged characters",)


def test_a_page_saved_as_mhtml(tmp_path: Path) -> None:
    markup = WORDPRESS.markup.replace("https://harbourpost.example/2023/07/27/old-lock-reopens/", "/lock")
    path = tmp_path / "lock.mhtml"
    path.write_bytes(
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://harbourpost.example/lock\r\n"
        b"Subject: Lock\r\nDate: Mon, 1 Jan 2024 00:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n\r\n'
        b"------b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
        b"Content-Location: https://harbourpost.example/lock\r\n\r\n"
        + markup.replace("\n", "\r\n").encode()
        + b"\r\n------b\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGOD"
        + b"\r\n------b--\r\n"
    )
    (found,) = inputs([path])
    assert isinstance(found, Article), found
    assert (found.title, found.byline, found.url) == (
        LOCK.title,
        "Ines Marsh",
        "https://harbourpost.example/lock",
    )
    assert found.text == "\n\n".join(LOCK.lines)


def test_raw_is_the_page_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(WORDPRESS.markup.replace("\n", "\r\n").encode())
    (found,) = inputs([path], raw=True)
    assert isinstance(found, Article)
    assert (found.text.encode(), found.raw_text) == (path.read_bytes(), None)


def test_what_holds_for_all_pages_holds_for_those_that_do_not_say() -> None:
    body = "".join(f"<p>{PARAGRAPH}</p>" for _ in range(4))
    assert read(f"<html><body>{body}</body></html>", source="Wire").source == "Wire"
    assert read(BROADCASTER.markup, source="Wire").source == "Meridian News"


def test_the_day_of_a_live_page_is_not_that_of_its_last_entry() -> None:
    assert day(read(LIVE.markup)) == date(2023, 5, 28)


# What is hostile.


def test_a_page_without_text_is_refused() -> None:
    for markup in (
        "<html></html>",
        "<html><body><script>x()</script></body></html>",
        "<p>",
        "<html><img src=a>",
    ):
        found = article(markup, PageInput("empty.html", None, "empty"))
        assert isinstance(found, Refused) and found.reason == "no article text found in the page", markup
        assert found.path == "empty.html"


@pytest.mark.parametrize("tag", ("div", "span", "b", "table><tr><td", "ul><li", "blockquote", "font"))
def test_pages_that_nest_too_deep_are_read_or_refused(tag: str) -> None:
    text = paragraphs(LOCK)
    deep = article(f"<html><body>{f'<{tag}>' * 100_000}{text}", PageInput("deep.html", None, "deep"))
    assert isinstance(deep, Article), deep
    assert LOCK.lines[0] in deep.text and deep.notes


def test_a_page_of_one_enormous_word() -> None:
    found = article("<html><body><p>" + "x" * 11_000_000, PageInput("long.html", None, "long"))
    assert isinstance(found, Article | Refused)


def test_very_many_elements_are_read_the_plain_way() -> None:
    found = read("<html><body>" + "<p>The crane fell.<b></b></p>" * 30_000)
    assert found.text.count("The crane fell.") == 30_000


def test_entities_and_addresses_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("do not read this")
    found = read(
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><head><base href="file://{secret}">'
        f'<link rel="canonical" href="file://{secret}"></head><body><p>{PARAGRAPH} &x;</p>'
        f'<p>{PARAGRAPH}</p><iframe src="file://{secret}"></iframe><p>{PARAGRAPH}</p></body></html>'
    )
    assert "do not read" not in found.text and found.url is None


PIECES = (
    "<html>",
    "<body>",
    "<p>",
    "</p>",
    "<div class='post'>",
    "<table>",
    "<td>",
    "<script>",
    "<!--",
    "-->",
    "<h1>",
    "By Ines Marsh",
    "<time datetime='",
    "&#0;",
    "\x00",
    "<meta name=author content=",
    "<svg>",
    "<a href='http://[",
    "é",
)


@settings(deadline=None, max_examples=150)
@given(
    st.binary(max_size=300)
    | st.lists(st.sampled_from(PIECES), max_size=40).map(lambda p: "".join(p).encode())
)
def test_any_bytes_are_an_article_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "page.html"
    path.write_bytes(content)
    for found in inputs([path]):
        assert isinstance(found, Article | Refused)
        found.model_dump_json()


def test_a_page_with_little_text_keeps_its_paragraphs(tmp_path: Path) -> None:
    page = (
        "<!doctype html><html><head><title>Ski lift fined</title></head><body>"
        "<div class='menu'><a href='/'>Home</a></div><h1>Ski lift fined</h1><p>By Reto Amsler</p>"
        "<p>A court in Chur fined a ski lift operator on 4 May 2024.</p><p>It will appeal.</p>"
        "<div>Share this</div></body></html>"
    )
    path = tmp_path / "short.html"
    path.write_text(page)
    (article,) = inputs([path])
    assert isinstance(article, Article)
    assert article.text.split("\n\n") == [
        "By Reto Amsler",
        "A court in Chur fined a ski lift operator on 4 May 2024.",
        "It will appeal.",
    ]
