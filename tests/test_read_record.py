"""Records: fields under any usual names, --map for others, HTML in a field, what is missing named."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Article, Refused
from corpus.read.record import FIELDS, article, facts, has_text
from corpus.read.source import Options, Source


def made(record: dict[str, Any], **options: Any) -> Article:
    found = article(record, source(), Options(**options))
    assert isinstance(found, Article), found
    return found


def refused(record: dict[str, Any], **options: Any) -> str:
    found = article(record, source(), Options(**options))
    assert isinstance(found, Refused), found
    return found.reason


def source(**said: Any) -> Source:
    return Source("a.json", "/a.json", "a", ".json", b"", io.BytesIO(), fields=said)


@pytest.mark.parametrize(
    ("field", "name"),
    [
        *(("title", name) for name in ("title", "Headline", "og:title", "article_title", "NAME")),
        *(("byline", name) for name in ("byline", "Author", "authors", "dc.creator", "author_name")),
        *(
            ("source", name)
            for name in ("source", "Outlet", "publisher", "site_name", "siteName", "source_domain")
        ),
        *(("language", name) for name in ("language", "Lang", "inLanguage")),
        *(("url", name) for name in ("url", "Link", "canonical_url", "web-url")),
        *(("id", name) for name in ("id", "_id", "GUID", "uuid")),
    ],
)
def test_names_count_without_case_and_separators(field: str, name: str) -> None:
    found = made({"text": "It fell.", name: "en"})
    assert getattr(found, field) == "en"


@pytest.mark.parametrize(
    "name",
    [
        *("published", "date", "pubDate", "datePublished", "date_published", "publish_date", "published_at"),
        *("publishedAt", "created_at", "timestamp", "article:published_time", "webPublicationDate"),
    ],
)
def test_dates_name_their_field(name: str) -> None:
    found = made({"text": "It fell.", name: "2023-07-27"}).published
    assert found is not None
    assert (found.begin.isoformat(), found.evidence) == ("2023-07-27", f'field "{name}"')


@pytest.mark.parametrize(
    "name",
    [
        "text",
        "body",
        "content",
        "article_body",
        "articleBody",
        "full_text",
        "maintext",
        "contentHtml",
        "story",
    ],
)
def test_texts(name: str) -> None:
    found = made({"description": "short", "url": "x", name: "It fell."})
    assert (found.text, found.notes) == ("It fell.", ())


def test_the_better_of_several_counts_in_a_fixed_order() -> None:
    record = {"name": "n", "headline": "h", "title": "", "content": " ", "body": "b", "summary": "s"}
    for order in (record, dict(reversed(record.items()))):
        assert (made(order).title, made(order).text) == ("h", "b")
    dates = {
        "created_at": "2020-01-01",
        "date": "soon",
        "datePublished": "03/04/2023",
        "timestamp": 1690452000,
    }
    found = made({"text": "x", **dates}).published
    assert found and found.evidence == 'field "created_at"'


def test_map_says_where_fields_are() -> None:
    record = {"title": "t", "kop": "k", "story": {"parts": [{"Body": "It fell."}], "by.line": "I. Marsh"}}
    mapped = (("title", "kop"), ("text", "story.parts.0.body"), ("byline", "story.by.line"))
    found = made(record, fields=mapped)
    assert (found.title, found.text, found.byline) == ("k", "It fell.", None)
    assert made({**record, "story.by.line": "L. Field"}, fields=mapped).byline == "L. Field"
    found = made({"text": "x", "when": {"day": "2023-07-27"}}, fields=(("published", "when.day"),))
    assert found.published and found.published.evidence == 'field "when.day"'
    assert refused(record, fields=(("text", "story.body"),)) == (
        'no text: --map says it is in "story.body", and there is none'
    )
    assert refused({"a": 3}, fields=(("text", "a"),)).endswith("and it holds no text")
    assert set(FIELDS) >= {"title", "text", "byline", "source", "published", "language", "url", "id"}


def test_html_is_turned_to_text_and_kept() -> None:
    markup = "<p>It &amp; fell.</p><script>x()</script><p>On <a href='u'>Thursday</a>.</p>"
    found = made({"title": "A <i>crane</i>", "content": markup})
    assert (found.title, found.text, found.raw_text) == ("A crane", "It & fell.\n\nOn Thursday.", markup)
    assert made({"content": markup}, raw=True).text == markup
    assert made({"content": "It &amp; fell."}).text == "It & fell."
    assert made({"text": "a < b & c"}).raw_text is None
    assert refused({"text": "<p><script>x</script></p>"}) == "no text: it holds nothing but markup"


def test_what_is_missing_is_named() -> None:
    assert refused({"title": "x", "link": "y"}).startswith(
        'no text: no "text" field, nor another that is known'
    )
    assert '"title", "link"; --map text=NAME' in refused({"title": "x", "link": "y"})
    assert refused({"text": " ", "title": "x"}) == 'no text: "text" is empty'
    assert refused({"body": 3}) == '"body" is not a string'
    assert refused({}) == 'no text: no "text" field, nor another that is known (there are no fields)'
    assert "and 88 more" in refused({f"k{number}": 1 for number in range(100)})


def test_an_outlet_is_a_name_or_a_host() -> None:
    assert made({"text": "x", "source": "https://www.river.example/a/b"}).source == "river.example"
    assert (
        made({"text": "x", "publisher": {"@type": "Organization", "name": "River Post"}}).source
        == "River Post"
    )
    assert made({"text": "x"}, source="Wire").source == "Wire"


def test_wrapped_records() -> None:
    assert made({"_id": "7", "_source": {"text": "x", "title": "t"}}).id == "7"
    assert made({"webTitle": "t", "fields": {"bodyText": "x"}}).title == "t"
    assert made({"text": "x", "fields": {"text": "y"}}).text == "x"
    assert made({"data": {"attributes": {"text": "x"}}}).text == "x"


def test_only_a_summary_is_no_text_of_its_own() -> None:
    assert has_text({"body": "x"}) and not has_text({"description": "x"}) and not has_text({"text": ""})
    assert facts({"title": "t", "text": "x"}, Options(), whose=" of its sidecar").published is None


def test_garbled_letters_are_noted() -> None:
    (note,) = made({"text": "It’s".encode().decode("cp1252")}).notes
    assert "garbled" in note


NAMES = st.sampled_from(
    ["text", "Body", "title", "_source", "data", "date", "author", "id", "url", "lang", "x.y"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.just("<p>x</p>"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=10,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(NAMES, VALUES), st.sampled_from(FIELDS), NAMES, st.booleans())
def test_any_record_is_an_article_or_refused(record: Any, ours: str, theirs: str, raw: bool) -> None:
    options = Options(fields=((ours, theirs),), raw=raw)
    found = article(record, source(**record), options, number=3, line=4)
    assert isinstance(found, Article) or (found.line == 4 and found.reason)
    found.model_dump_json()
