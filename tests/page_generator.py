"""Made-up saved pages of many kinds, each with the facts and the body that it holds; one seed is one page."""

from __future__ import annotations

import calendar
import html
import json
import random
from datetime import date, timedelta
from typing import Any, NamedTuple

from page_stories import BIO, COMMENTS, COOKIES, MENU, NEWSLETTER, RELATED, STORIES


class Page(NamedTuple):
    """A page and what should be read of it."""

    name: str
    markup: str
    title: str
    byline: str | None
    source: str | None
    published: date | None
    url: str | None
    body: tuple[str, ...]


FIRST = ("Ines", "Lou", "Una", "Tomás", "Siobhán", "Jean-Pierre", "Amina", "Kofi", "Yuki", "Mary Ann", "Lars")
LAST = (
    "Marsh",
    "Field",
    "O'Neill",
    "van der Berg",
    "Okafor",
    "García",
    "Lindqvist",
    "Tanaka",
    "Brook",
    "al-Amin",
)
OUTLETS = (
    ("Harbour Post", "harbourpost.example"),
    ("The Northern Courier", "northerncourier.example"),
    ("Valley Today", "valleytoday.example"),
    ("Daily Lantern", "dailylantern.example"),
    ("Coast & Country", "coastandcountry.example"),
    ("Meridian News Agency", "meridian.example"),
)
MONTHS = calendar.month_name


def page(seed: int) -> Page:
    """The page of a seed."""
    chance = random.Random(seed)
    story = chance.choice(STORIES)
    outlet, host = chance.choice(OUTLETS)
    day = date(2012, 1, 1) + timedelta(days=chance.randrange(4600))
    authors = [
        f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        for _ in range(chance.choice((0, 1, 1, 1, 1, 2, 2, 3)))
    ]
    authors = list(dict.fromkeys(authors))
    paragraphs = list(story.paragraphs)
    for other in chance.sample(STORIES, chance.choice((0, 0, 1, 2))):
        if other is not story:
            paragraphs += list(other.paragraphs)
    slug = "-".join(story.title.lower().split())
    url = f"https://www.{host}/{chance.choice(('news', 'world', 'politics'))}/{slug}"
    head, shown = _facts(chance, story.title, authors, outlet, day, url)
    body = _article(chance, story.title, paragraphs, shown)
    furniture = _furniture(chance, outlet)
    markup = f"""{chance.choice(("<!DOCTYPE html>", "<!doctype html>", ""))}
<html{chance.choice((' lang="en"', ' lang="en-GB" class="no-js"', ""))}><head><meta charset="utf-8">
{head}<style>.a{{color:red}}</style><script>var dataLayer=[{{"page":"article"}}];</script></head>
<body class="single single-post">{furniture["top"]}
{_wrapped(chance, body, furniture)}
{furniture["bottom"]}</body></html>"""
    return Page(
        f"generated-{seed}",
        markup,
        story.title,
        ", ".join(authors) or None,
        outlet,
        day,
        url,
        tuple(paragraph.removeprefix("## ") for paragraph in paragraphs),
    )


def _stamp(chance: random.Random, day: date) -> str:
    clock = f"{chance.randrange(24):02}:{chance.randrange(60):02}:00"
    return f"{day}T{clock}{chance.choice(('Z', '+01:00', '-05:00', '+0530', ''))}"


def _words(chance: random.Random, day: date) -> str:
    month = MONTHS[day.month]
    return chance.choice(
        (
            f"{day.day} {month} {day.year}",
            f"{month} {day.day}, {day.year}",
            f"{day.day} {month[:3]} {day.year}",
        )
    )


def _facts(
    chance: random.Random, title: str, authors: list[str], outlet: str, day: date, url: str
) -> tuple[str, dict[str, str]]:
    """What the head of the page states, and what is left for its visible part to say."""
    e = html.escape
    how = chance.choice(("json-ld", "json-ld graph", "meta", "visible", "microdata"))
    shown: dict[str, str] = {}
    lines = [f"<title>{e(title)}{chance.choice((' | ', ' - ', ' – ', ' — '))}{e(outlet)}</title>"]
    lines.append(f'<link rel="canonical" href="{url}">')
    if how != "visible" or chance.random() < 0.5:
        lines.append(f'<meta property="og:site_name" content="{e(outlet)}">')
        lines.append(f'<meta property="og:title" content="{e(title)}">')
    people = [{"@type": "Person", "name": name} for name in authors]
    if how.startswith("json-ld"):
        node: dict[str, Any] = {
            "@type": chance.choice(("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting")),
            "headline": title,
            "datePublished": _stamp(chance, day),
            "dateModified": _stamp(chance, day + timedelta(days=chance.randrange(1, 9))),
            "publisher": {"@type": "NewsMediaOrganization", "name": outlet},
            "author": people
            or chance.choice(
                ([], {"@type": "Organization", "name": outlet}, {"@type": "Person", "name": "admin"})
            ),
        }
        if len(people) == 1 and chance.random() < 0.5:
            node["author"] = people[0]
        if how == "json-ld graph":
            site = {"@type": "WebSite", "@id": "#site", "name": outlet}
            node["publisher"] = {"@id": "#site"}
            written = {
                "@context": "https://schema.org",
                "@graph": [site, {"@type": "WebPage", "name": title}, node],
            }
        else:
            written = {"@context": "https://schema.org", **node}
        block = json.dumps(written)
        if chance.random() < 0.3:
            block = f"/* seo */ {block[:-1]},}}"
        lines.append(f'<script type="application/ld+json">{block}</script>')
    elif how == "meta":
        name = chance.choice(
            ("article:published_time", "date", "DC.date.issued", "parsely-pub-date", "pubdate")
        )
        attribute = "property" if name.startswith("article") else "name"
        lines.append(f'<meta {attribute}="{name}" content="{_stamp(chance, day)}">')
        if authors:
            lines.append(f'<meta name="{chance.choice(("author", "byl"))}" content="{e(_joined(authors))}">')
    shown["author"] = e(_joined(authors))
    shown["date"] = _words(chance, day)
    shown["stamp"] = _stamp(chance, day)
    shown["how"] = how
    return "\n".join(lines), shown


def _joined(authors: list[str]) -> str:
    return ", ".join(authors[:-1]) + " and " + authors[-1] if len(authors) > 1 else "".join(authors)


def _article(chance: random.Random, title: str, paragraphs: list[str], shown: dict[str, str]) -> str:
    e = html.escape
    author, how = shown["author"], shown["how"]
    tag = chance.choice(("p", "div", "span"))
    classes = chance.choice(("byline", "article__byline", "meta", "post-meta author vcard", "c-byline"))
    by = f"<{tag} class='{classes}'>By {author}</{tag}>" if author else ""
    day = chance.choice(
        (
            f"<time datetime='{shown['stamp']}'>{shown['date']}</time>",
            f"<span class='date'>Published {shown['date']}</span>",
            f"<div class='timestamp'>Published: {shown['date']}</div>",
        )
    )
    if how == "microdata":
        day = f"<time itemprop='datePublished' datetime='{shown['stamp']}'>{shown['date']}</time>"
        by = (
            f"<span itemprop='author' itemscope><span itemprop='name'>{author}</span></span>"
            if author
            else ""
        )
    elif how != "visible" and chance.random() < 0.3:
        by = day = ""
    pieces = []
    for number, paragraph in enumerate(paragraphs):
        if paragraph.startswith("## "):
            pieces.append(f"<h2>{e(paragraph[3:])}</h2>")
        else:
            pieces.append(f"<p>{e(paragraph)}</p>")
        if number and chance.random() < 0.25:
            pieces.append(_interruption(chance))
    figure = (
        "<figure><img src='data:image/gif;base64,R0lGOD' data-src='a.jpg' alt=''><noscript><img src='a.jpg'>"
        "</noscript></figure>"
        if chance.random() < 0.6
        else ""
    )
    inner = chance.choice(
        ("article-body", "entry-content", "story-body", "post-content", "content__article-body")
    )
    return (
        f"<header><h1 class='{chance.choice(('headline', ''))}'>{e(title)}</h1>{by}{day}</header>"
        f"{figure}<div class='{inner}'>{''.join(pieces)}</div>"
    )


def _interruption(chance: random.Random) -> str:
    return chance.choice(
        (
            f"<div class='newsletter-signup'><p>{NEWSLETTER}</p><form><input type='email'></form></div>",
            f"<aside class='related-inline'><h3>More</h3><a href='/x'>{chance.choice(RELATED)}</a></aside>",
            "<div class='ad-slot'><span>Advertisement</span><script>ads.push({})</script></div>",
            f"<div class='promo'><a href='/y'>{chance.choice(RELATED)}</a></div>",
        )
    )


def _wrapped(chance: random.Random, body: str, furniture: dict[str, str]) -> str:
    side = furniture["side"]
    return chance.choice(
        (
            f"<main><article>{body}</article>{side}</main>",
            f"<div id='content'><div class='post'>{body}</div></div>{side}",
            (
                f"<div class='row'><div class='col-8'><article class='story'>{body}</article></div>"
                f"<div class='col-4'>{side}</div></div>"
            ),
            f"<div id='main'>{side}<div role='main'>{body}</div></div>",
        )
    )


def _furniture(chance: random.Random, outlet: str) -> dict[str, str]:
    e = html.escape
    links = "".join(
        f"<li><a href='/{name.lower()}'>{name}</a></li>" for name in MENU[: chance.randrange(4, 11)]
    )
    related = "".join(f"<li><a href='/r'>{title}</a></li>" for title in chance.sample(RELATED, 4))
    comments = "".join(
        f"<li class='comment'><b>reader{number}</b><p>{words}</p></li>"
        for number, words in enumerate(COMMENTS)
    )
    share = (
        "<div class='share-buttons'><a>Share on Facebook</a><a>Tweet</a><a>Email</a><a>Copy link</a></div>"
    )
    top = f"<header class='site-header'><a href='/'>{e(outlet)}</a><nav><ul>{links}</ul></nav></header>"
    bottom = (
        f"<footer><p>© {e(outlet)}. All rights reserved.</p><a>Terms</a><a>Privacy</a><a>Contact</a></footer>"
    )
    if chance.random() < 0.5:
        top = f"<div id='cookie-banner'><p>{COOKIES}</p><button>Accept</button></div>{top}"
    if chance.random() < 0.5:
        bottom = f"<div class='cookie-consent'><p>{COOKIES}</p></div>{bottom}"
    if chance.random() < 0.6:
        bottom = f"<section id='comments'><h3>3 comments</h3><ol>{comments}</ol></section>{bottom}"
    side = f"<aside class='sidebar'><h3>Most read</h3><ol>{related}</ol></aside>"
    after = share if chance.random() < 0.6 else ""
    if chance.random() < 0.5:
        after += f"<div class='related-articles'><h2>Related</h2><ul>{related}</ul></div>"
    if chance.random() < 0.3:
        after += f"<div class='author-bio'><p>The author {BIO}</p></div>"
    return {"top": top, "bottom": after + bottom, "side": side}
