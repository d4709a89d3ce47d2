"""Saved pages of the kinds that readers keep: content systems, newspapers, agencies, old hand-made sites."""

# ruff: noqa: E501 - pages have the lines that sites write
from __future__ import annotations

from datetime import date

from page_fixtures_old import OLD_PAGES
from page_generator import Page
from page_stories import (
    ARREST,
    BANK,
    BIO,
    COMMENTS,
    COOKIES,
    DAM,
    DRONE,
    FERRY,
    FLOOD,
    LOCK,
    MENU,
    NEWSLETTER,
    RELATED,
    VOTE,
    Story,
)

DAY = date(2023, 7, 27)
NAV = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in MENU)
LINKS = "".join(f'<li><a href="/story/{at}"><h3>{title}</h3></a></li>' for at, title in enumerate(RELATED))
READERS = "".join(
    f'<li id="comment-{at}" class="comment"><cite>reader{at}</cite><div class="comment-body"><p>{words}</p></div></li>'
    for at, words in enumerate(COMMENTS)
)


def paragraphs(story: Story, tag: str = "p", attributes: str = "", between: str = "") -> str:
    """A story's paragraphs as markup; `between` stands after the second."""
    pieces = []
    for at, words in enumerate(story.paragraphs):
        pieces.append(
            f"<h2>{words[3:]}</h2>" if words.startswith("## ") else f"<{tag}{attributes}>{words}</{tag}>"
        )
        if at == 1:
            pieces.append(between)
    return "\n".join(pieces)


WORDPRESS = Page(
    "wordpress",
    f"""<!DOCTYPE html><html lang="en-US" prefix="og: https://ogp.me/ns#"><head><meta charset="UTF-8">
<title>{LOCK.title} - Harbour Post</title>
<link rel="canonical" href="https://harbourpost.example/2023/07/27/old-lock-reopens/">
<meta property="og:type" content="article"><meta property="og:title" content="{LOCK.title} - Harbour Post">
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2023-07-27T06:12:44+00:00">
<meta property="article:modified_time" content="2023-07-29T16:00:00+00:00">
<meta name="author" content="imarsh"><meta name="twitter:label1" content="Written by">
<meta name="twitter:data1" content="Ines Marsh"><meta name="twitter:label2" content="Est. reading time">
<meta name="twitter:data2" content="3 minutes">
<script type="application/ld+json" class="yoast-schema-graph">{{"@context":"https://schema.org","@graph":[
{{"@type":"NewsArticle","@id":"https://harbourpost.example/#article","isPartOf":{{"@id":"#page"}},
"author":{{"name":"imarsh","@id":"https://harbourpost.example/#/schema/person/1"}},"headline":"{LOCK.title}",
"datePublished":"2023-07-27T06:12:44+00:00","dateModified":"2023-07-29T16:00:00+00:00",
"publisher":{{"@id":"https://harbourpost.example/#organization"}}}},
{{"@type":"WebPage","@id":"#page","name":"{LOCK.title} - Harbour Post","datePublished":"2023-07-27T06:12:44+00:00"}},
{{"@type":"Organization","@id":"https://harbourpost.example/#organization","name":"Harbour Post"}}]}}</script></head>
<body class="post-template-default single single-post postid-41 has-sidebar"><div id="page" class="site">
<header id="masthead" class="site-header"><p class="site-title"><a href="/">Harbour Post</a></p>
<nav id="site-navigation"><ul>{NAV}</ul></nav></header>
<div id="content"><main id="main"><article id="post-41" class="post-41 post type-post tag-canals category-news">
<header class="entry-header"><h1 class="entry-title">{LOCK.title}</h1><div class="entry-meta">
<span class="posted-on">Posted on <a href="#"><time class="entry-date published" datetime="2023-07-27T06:12:44+00:00">
July 27, 2023</time><time class="updated" datetime="2023-07-29T16:00:00+00:00">July 29, 2023</time></a></span>
<span class="byline"> by <span class="author vcard"><a class="url fn n" href="/author/imarsh">Ines Marsh</a></span>
</span></div></header>
<div class="entry-content">{paragraphs(LOCK)}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li>Tweet</li><li>Email</li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3><ul>{LINKS}</ul></div></div>
<footer class="entry-footer"><span class="cat-links">Posted in News</span><span class="tags-links">canals, storms</span>
</footer></article>
<div id="comments" class="comments-area"><h2>3 thoughts on “{LOCK.title}”</h2><ol>{READERS}</ol>
<div id="respond"><h3>Leave a Reply</h3><form><textarea></textarea></form></div></div></main></div>
<aside id="secondary" class="widget-area"><section class="widget"><h2>Recent Posts</h2><ul>{LINKS}</ul></section></aside>
<footer class="site-footer">Proudly powered by somebody</footer></div></body></html>""",
    LOCK.title,
    "Ines Marsh",
    "Harbour Post",
    DAY,
    "https://harbourpost.example/2023/07/27/old-lock-reopens/",
    tuple(LOCK.lines),
)

BROADCASTER = Page(
    "broadcaster",
    f"""<!DOCTYPE html><html lang="en-GB" class="no-js"><head><title>{DAM.title} - Meridian News</title>
<meta property="og:title" content="{DAM.title}"><meta property="og:site_name" content="Meridian News">
<link rel="canonical" href="https://www.meridian.example/news/world-6612345">
<script type="application/ld+json">{{"@context":"http://schema.org","@type":"ReportageNewsArticle",
"url":"https://www.meridian.example/news/world-6612345","publisher":{{"@type":"NewsMediaOrganization",
"name":"Meridian News","logo":{{"@type":"ImageObject","url":"x.png"}}}},"datePublished":"2023-07-29T18:40:11.000Z",
"dateModified":"2023-07-30T07:00:00.000Z","headline":"{
        DAM.title
    }","image":{{"@type":"ImageObject","url":"a.jpg"}},
"author":{{"@type":"NewsMediaOrganization","name":"Meridian News"}}}}</script></head><body>
<div id="cookiePrompt"><h2>Let us know you agree to cookies</h2><p>{
        COOKIES
    }</p><button>Yes, I agree</button></div>
<header role="banner"><nav role="navigation"><ul>{NAV}</ul></nav></header>
<main id="main-content"><article class="ssrcss-pv1rh6-ArticleWrapper">
<header data-component="headline-block"><h1 id="main-heading" tabindex="-1">{DAM.title}</h1></header>
<div data-component="byline-block"><span><time datetime="2023-07-29T18:40:11.000Z">29 July 2023</time></span>
<div class="ssrcss-68pt20-Text-TextContributorName">By Tomás García</div><div>Latin America correspondent</div></div>
<div data-component="image-block"><figure><img src="data:x" data-src="dam.jpg" alt="A dam between two hills">
<figcaption><span class="visually-hidden">Image caption, </span>The dam was built in 1961</figcaption></figure></div>
{
        "".join(
            f'<div data-component="text-block"><div class="RichText"><p>{p}</p></div></div>'
            if not p.startswith("## ")
            else f'<div data-component="subheadline-block"><h2>{p[3:]}</h2></div>'
            for p in DAM.paragraphs
        )
    }
<section data-component="related-internet-links" class="related-links"><h2>Related Internet Links</h2>
<ul><li><a href="x">National water authority</a></li></ul><p>Meridian is not responsible for other sites.</p></section>
<section data-component="tag-list"><h2>Related Topics</h2><ul><li>Dams</li></ul></section></article>
<div data-component="links-block" class="more-on"><h2>More on this story</h2><ul>{LINKS}</ul></div></main>
<aside><h2>Top Stories</h2><ul>{
        LINKS
    }</ul></aside><footer role="contentinfo"><p>© 2023 Meridian</p></footer></body></html>""",
    DAM.title,
    "Tomás García",
    "Meridian News",
    date(2023, 7, 29),
    "https://www.meridian.example/news/world-6612345",
    tuple(DAM.lines),
)

NEWSPAPER = Page(
    "newspaper",
    f"""<!doctype html><html lang="en"><head><title>{VOTE.title} | Rail transport | The Northern Courier</title>
<meta property="og:site_name" content="the Northern Courier"><meta property="og:url"
content="https://www.northerncourier.example/world/2023/jul/26/night-trains"><meta property="og:title"
content="Night trains saved for two more years"><meta property="article:author"
content="https://www.northerncourier.example/profile/siobhan-oneill">
<meta property="article:published_time" content="2023-07-26T22:15:00.000Z"><meta name="author" content="Siobhán O’Neill">
<script type="application/ld+json">[{{"@context":"http://schema.org","@type":"NewsArticle","headline":
"{VOTE.title}","author":[{{"@type":"Person","name":"Siobhán O’Neill","sameAs":"https://x/profile/so"}},
{{"@type":"Person","name":"Lars Lindqvist in Tallin Bay"}}],"publisher":{{"@type":"Organization","@context":
"http://schema.org","name":"The Northern Courier"}},"datePublished":"2023-07-26T22:15:00.000Z"}},
{{"@type":"WebPage","@context":"http://schema.org","@id":"https://www.northerncourier.example/x"}}]</script></head>
<body><div id="bannerandheader"><header><nav>{NAV}</nav></header></div><div class="subscribe-banner"><p>{NEWSLETTER}</p></div>
<main><article class="content content--article"><div data-gu-name="title"><a href="/rail">Rail transport</a></div>
<div data-gu-name="headline"><h1 class="dcr-y70er6">{VOTE.title}</h1></div>
<div data-gu-name="standfirst"><p>Greens and farmers side by side for the first time in eleven years</p></div>
<div data-gu-name="meta"><address aria-label="Contributor info"><div><a rel="author" href="/profile/so">Siobhán O’Neill</a>
and <a rel="author" href="/profile/ll">Lars Lindqvist</a> in Tallin Bay</div></address><details><summary>Wed 26 Jul 2023
23.15 BST</summary>First published on Wed 26 Jul 2023 21.02 BST</details>
<ul class="social"><li><a href="f">Share on Facebook</a></li><li><a href="t">Share on Twitter</a></li></ul></div>
<div id="maincontent"><div class="article-body-commercial-selector article-body-viewer-selector">
{paragraphs(VOTE, between=f'<figure id="x" class="element element-rich-link"><a href="/y">{RELATED[1]}</a> <span>Read more</span></figure>')}
<div class="ad-slot-container" aria-hidden="true"><div class="ad-slot ad-slot--inline1">Advertisement</div></div>
</div></div><div class="submeta"><div>Explore more on these topics</div><ul><li>Rail transport</li><li>news</li></ul></div>
</article><aside class="most-viewed-container"><h2>Most viewed</h2><ol>{LINKS}</ol></aside></main>
<footer><div>© 2023 Northern Courier & Company Limited. All rights reserved.</div></footer></body></html>""",
    VOTE.title,
    "Siobhán O’Neill, Lars Lindqvist",
    "The Northern Courier",
    date(2023, 7, 26),
    "https://www.northerncourier.example/world/2023/jul/26/night-trains",
    ("Greens and farmers side by side for the first time in eleven years", *VOTE.lines),
)

AMP = Page(
    "amp",
    f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8"><script async src="https://cdn/v0.js"></script>
<title>{FERRY.title}</title><link rel="canonical" href="https://valleytoday.example/business/ferries-1234">
<style amp-boilerplate>body{{animation:none}}</style><script type="application/ld+json">
{{"@context":"http://schema.org","@type":"NewsArticle","mainEntityOfPage":"https://valleytoday.example/business/ferries-1234",
"headline":"{FERRY.title}","datePublished":"2023-07-03T09:30:00+02:00","dateModified":"2023-07-04T09:30:00+02:00",
"author":"By Kofi Okafor, Business Reporter","publisher":{{"@type":"Organization","name":"Valley Today"}},
"description":"Six ships"}}</script></head><body><amp-sidebar id="sidebar" layout="nodisplay"><ul>{NAV}</ul></amp-sidebar>
<amp-analytics type="x"><script type="application/json">{{"vars":{{"title":"x"}}}}</script></amp-analytics>
<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{FERRY.title}</h1>
<div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author author vcard">Kofi Okafor</span></div></header>
<figure class="amp-wp-article-featured-image"><amp-img src="a.jpg" width="700" height="400"><noscript><img src="a.jpg">
</noscript></amp-img><figcaption>A ferry in the sound. Photo: Northline</figcaption></figure>
<div class="amp-wp-article-content">{paragraphs(FERRY, between='<amp-ad width="300" height="250" type="x"></amp-ad>')}</div>
<footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-tag">Tags: ferries</div></footer></article>
<amp-consent id="consent" layout="nodisplay"><p>{COOKIES}</p></amp-consent></body></html>""",
    FERRY.title,
    "Kofi Okafor",
    "Valley Today",
    date(2023, 7, 3),
    "https://valleytoday.example/business/ferries-1234",
    tuple(FERRY.lines),
)

PAYWALL = Page(
    "paywall",
    f"""<!DOCTYPE html><html lang="en"><head><title>{BANK.title} | Daily Lantern</title>
<meta property="og:site_name" content="Daily Lantern"><meta property="og:title" content="{BANK.title}">
<meta name="parsely-author" content="Amina Brook"><meta name="parsely-pub-date" content="2023-07-13T14:05:00Z">
<link rel="canonical" href="https://dailylantern.example/economy/rates">
<script type="application/ld+json">{{"@type":"NewsArticle","@context":"https://schema.org","isAccessibleForFree":"False",
"hasPart":{{"@type":"WebPageElement","isAccessibleForFree":"False","cssSelector":".paywall"}},
"headline":"{BANK.title}","publisher":{{"name":"Daily Lantern"}}}}</script></head><body>
<nav><ul>{NAV}</ul></nav><main><h1>{BANK.title}</h1><div class="author-line">By <a href="/by/ab" rel="author">Amina Brook</a>
</div><div class="paywall article-text"><p>{BANK.paragraphs[0]}</p><p>{BANK.paragraphs[1]}</p></div>
<div class="paywall-promo subscribe-box"><h3>Keep reading for 1 euro a month</h3><p>Subscribe now to read this and
everything else that our newsroom writes. Cancel at any time, with no questions asked by anyone.</p><a>Subscribe</a>
<p>Already a subscriber? Log in</p></div><div class="recommended-stories"><h2>Recommended</h2><ul>{LINKS}</ul></div></main>
<footer><p>© Daily Lantern</p></footer></body></html>""",
    BANK.title,
    "Amina Brook",
    "Daily Lantern",
    date(2023, 7, 13),
    "https://dailylantern.example/economy/rates",
    tuple(BANK.lines[:2]),
)

LIVE = Page(
    "live blog",
    f"""<!DOCTYPE html><html lang="en"><head><title>Isel flood live: river falls below warning mark - Alpine Radio</title>
<meta property="og:site_name" content="Alpine Radio"><link rel="canonical" href="https://alpineradio.example/live/isel">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"LiveBlogPosting","headline":
"Isel flood live: river falls below warning mark","datePublished":"2023-05-28T05:30:00+02:00","coverageStartTime":
"2023-05-28T05:30:00+02:00","author":{{"@type":"Person","name":"Yuki Tanaka"}},"publisher":{{"@type":"Organization",
"name":"Alpine Radio"}},"liveBlogUpdate":[{{"@type":"BlogPosting","headline":"Road stays closed","datePublished":
"2023-05-28T09:30:00+02:00","author":{{"@type":"Person","name":"Somebody Else"}}}}]}}</script></head><body>
<nav>{NAV}</nav><main><h1>Isel flood live: river falls below warning mark</h1><p class="byline">By Yuki Tanaka</p>
<div class="liveblog"><article class="liveblog-post"><time datetime="2023-05-28T09:30:00+02:00">09:30</time>
<h2>Road stays closed</h2><p>{FLOOD.paragraphs[2]}</p></article>
<article class="liveblog-post"><time datetime="2023-05-28T07:45:00+02:00">07:45</time><h2>Nobody hurt</h2>
<p>{FLOOD.paragraphs[1]}</p><p>{FLOOD.paragraphs[3]}</p></article>
<article class="liveblog-post"><time datetime="2023-05-28T05:30:00+02:00">05:30</time><h2>River falls</h2>
<p>{FLOOD.paragraphs[0]}</p></article></div></main><aside class="sidebar">{LINKS}</aside></body></html>""",
    "Isel flood live: river falls below warning mark",
    "Yuki Tanaka",
    "Alpine Radio",
    date(2023, 5, 28),
    "https://alpineradio.example/live/isel",
    (
        "Road stays closed",
        FLOOD.paragraphs[2],
        "Nobody hurt",
        FLOOD.paragraphs[1],
        FLOOD.paragraphs[3],
        "River falls",
        FLOOD.paragraphs[0],
    ),
)

BROKEN = Page(
    "broken json",
    f"""<!DOCTYPE html><html lang='en'><head><title>{DRONE.title} :: Brodno Gazette</title>
<meta name='application-name' content='Brodno Gazette'><link rel='canonical' href='/defence/drone.html'>
<script type='application/ld+json'>
/* <![CDATA[ */
{{ "@context": "http://schema.org", // the usual
   "@type": ["NewsArticle"], "headline": "{DRONE.title}",
   "url": "http://brodnogazette.example/defence/drone.html",
   "author": {{ "@type": "Person", "name": "Lou Field", }},
   "datePublished": "2024-02-16 18:05:00 +0100",
   "description": "First line
second line", }},
/* ]]> */
</script></head><body><div class="menu">{NAV}</div><div class="story-wrap"><h1>{DRONE.title}</h1>
<div class="story">{paragraphs(DRONE, between='<div class="advertisement">Advertisement</div>')}</div>
<div class="author-box"><img src="lf.jpg"><h4>Lou Field</h4><p>Lou {BIO}</p></div></div></body></html>""",
    DRONE.title,
    "Lou Field",
    "Brodno Gazette",
    date(2024, 2, 16),
    "http://brodnogazette.example/defence/drone.html",
    tuple(DRONE.lines),
)

APP = Page(
    "script-built",
    f"""<!DOCTYPE html><html lang="en"><head><title>{ARREST.title} | Kesten Online</title>
<meta property="og:site_name" content="Kesten Online"><meta property="og:url" content="https://kesten.example/a/551">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{ARREST.title}",
"datePublished":1690441200000,"author":{{"@type":"Organization","name":"Kesten Online"}},"articleBody":
"{" ".join(ARREST.paragraphs)}"}}</script><script id="__NEXT_DATA__" type="application/json">{{"props":{{}}}}</script></head>
<body><div id="__next"><div class="css-1x">{NAV}</div><div class="css-2y"><h1 class="css-3z">{ARREST.title}</h1>
{"".join(f'<div class="css-p{at}"><span>{p}</span></div>' for at, p in enumerate(ARREST.paragraphs))}</div>
<div class="css-4w"><ul>{LINKS}</ul></div></div></body></html>""",
    ARREST.title,
    None,
    "Kesten Online",
    DAY,
    "https://kesten.example/a/551",
    tuple(ARREST.lines),
)

PAGES = (WORDPRESS, BROADCASTER, NEWSPAPER, AMP, PAYWALL, LIVE, BROKEN, APP, *OLD_PAGES)
