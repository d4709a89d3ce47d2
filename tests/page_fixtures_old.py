"""Saved pages that say little about themselves in their markup: blogs, agencies, hand-made sites."""

# ruff: noqa: E501 - pages have the lines that sites write
from __future__ import annotations

from datetime import date

from page_generator import Page
from page_stories import (
    ARREST,
    BANK,
    COMMENTS,
    DAM,
    DRONE,
    FERRY,
    FLOOD,
    LOCK,
    MENU,
    NEWSLETTER,
    RELATED,
    VOTE,
)

NAV = " | ".join(f'<a href="/{name.lower()}">{name}</a>' for name in MENU)
LINKS = "".join(f'<li><a href="/story/{at}">{title}</a></li>' for at, title in enumerate(RELATED))

BLOG = Page(
    "blog service",
    f"""<!DOCTYPE html><html dir='ltr' xmlns='http://www.w3.org/1999/xhtml'><head>
<meta content='blogger' name='generator'/><link href='http://quaywatch.example/2013/07/lock.html' rel='canonical'/>
<title>Quay Watch: {LOCK.title}</title></head><body class='loading'><div class='navbar section' id='navbar'></div>
<div class='header section'><h1 class='title'><a href='http://quaywatch.example/'>Quay Watch</a></h1>
<p class='description'><span>Notes from the water's edge</span></p></div>
<div class='main section' id='main'><div class='blog-posts hfeed'><div class='date-outer'>
<h2 class='date-header'><span>Saturday, 27 July 2013</span></h2><div class='date-posts'><div class='post-outer'>
<div class='post hentry uncustomized-post-template'><h3 class='post-title entry-title'>{LOCK.title}</h3>
<div class='post-body entry-content' id='post-body-1'>{"<br /><br />".join(LOCK.lines)}<div style='clear: both;'></div></div>
<div class='post-footer'><div class='post-footer-line post-footer-line-1'><span class='post-author vcard'>Posted by
<span class='fn'><a href='http://profile' rel='author' title='author profile'><span itemprop='name'>Mary Ann Brook</span>
</a></span></span> <span class='post-timestamp'>at <a class='timestamp-link' href='#' rel='bookmark'>
<abbr class='published' title='2013-07-27T08:30:00-07:00'>08:30</abbr></a></span></div></div></div>
<div class='comments' id='comments'><h4>2 comments:</h4><dl><dt class='comment-author'>anonymous said...</dt>
<dd class='comment-body'><p>{COMMENTS[0]}</p></dd><dt>fisher said...</dt><dd class='comment-body'><p>{COMMENTS[1]}</p></dd>
</dl></div></div></div></div></div></div>
<div class='sidebar section' id='sidebar'><div class='widget BlogArchive'><h2>Blog Archive</h2><ul>{LINKS}</ul></div></div>
</body></html>""",
    LOCK.title,
    "Mary Ann Brook",
    "Quay Watch",
    date(2013, 7, 27),
    "http://quaywatch.example/2013/07/lock.html",
    tuple(LOCK.lines),
)

AGENCY = Page(
    "agency",
    f"""<!DOCTYPE html><html><head><title>{BANK.title}</title><meta name="DC.date.issued" content="2023-07-13">
<meta property="og:site_name" content="Meridian News Agency"><meta property="og:title" content="{BANK.title}">
</head><body><div id="top">{NAV}</div><div class="article_wrapper"><h1 class="ArticleHeader_headline">{BANK.title}</h1>
<div class="ArticleHeader_date">July 13, 2023 / 3:05 PM / Updated 2 months ago</div>
<div class="BylineBar_byline"><a href="/j/amina">Amina al-Amin</a>, <a href="/j/kofi">Kofi Okafor</a></div>
<div class="StandardArticleBody_body"><p>DAKAR (Meridian) - {BANK.paragraphs[0]}</p>
{"".join(f"<p>{p}</p>" for p in BANK.paragraphs[1:])}
<p>($1 = 590.2 francs)</p><p>Reporting by Amina al-Amin and Kofi Okafor; Editing by Lou Field</p></div>
<p class="trust">Our Standards: The Meridian Trust Principles.</p></div>
<div class="module"><h4>More From Meridian</h4><ul>{LINKS}</ul></div></body></html>""",
    BANK.title,
    "Amina al-Amin, Kofi Okafor",
    "Meridian News Agency",
    date(2023, 7, 13),
    None,
    (
        f"DAKAR (Meridian) - {BANK.lines[0]}",
        *BANK.lines[1:],
        "($1 = 590.2 francs)",
        "Reporting by Amina al-Amin and Kofi Okafor; Editing by Lou Field",
    ),
)

DRUPAL = Page(
    "content system",
    f"""<!DOCTYPE html><html lang="en" dir="ltr" prefix="content: http://purl.org/rss/1.0/modules/content/"><head>
<meta name="Generator" content="Drupal 9"><link rel="canonical" href="https://valleytoday.example/node/881">
<title>{VOTE.title} | Valley Today</title></head><body class="path-node page-node-type-article">
<a href="#main-content" class="visually-hidden focusable skip-link">Skip to main content</a>
<header><div class="site-branding">Valley Today</div><nav class="block-menu"><ul><li>{NAV}</li></ul></nav></header>
<main role="main"><h1 class="page-header"><span property="schema:name">{VOTE.title}</span></h1>
<article role="article" about="/node/881" class="node node--type-article node--promoted node--view-mode-full">
<footer class="node__meta"><div class="node__submitted">Submitted by <span property="schema:name">Jean-Pierre Marsh</span>
on Wed, 07/26/2023 - 22:10</div></footer>
<div class="node__content"><div class="field field--name-body field--type-text-with-summary">
{"".join(f"<p>{p}</p>" for p in VOTE.paragraphs)}</div>
<div class="field field--name-field-tags"><div class="field__label">Tags</div><a href="/t">trains</a></div></div>
<section class="comment-wrapper"><h2>Comments</h2><article class="comment"><p>{COMMENTS[2]}</p></article></section>
</article></main><footer><p>Valley Today is published in the valley.</p></footer></body></html>""",
    VOTE.title,
    "Jean-Pierre Marsh",
    "Valley Today",
    date(2023, 7, 26),
    "https://valleytoday.example/node/881",
    tuple(VOTE.lines),
)

TABLES = Page(
    "tables and fonts",
    f"""<HTML><HEAD><TITLE>The Eastmouth Mercury: {FERRY.title}</TITLE>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1"></HEAD>
<BODY BGCOLOR="#FFFFFF" LINK="#0000AA"><TABLE WIDTH=760 BORDER=0><TR><TD COLSPAN=3><IMG SRC="logo.gif"
ALT="The Eastmouth Mercury"></TD></TR><TR><TD WIDTH=120 VALIGN=TOP><FONT SIZE=1>
{"<BR>".join(f"<A HREF='/{name}'>{name}</A>" for name in MENU)}</FONT></TD>
<TD WIDTH=500 VALIGN=TOP><FONT FACE="Times" SIZE=5><B><H1>{FERRY.title}</H1></B></FONT>
<FONT SIZE=2>By LARS LINDQVIST, Staff Writer<BR>Monday, July 3, 2000</FONT>
<FONT FACE="Times" SIZE=3>{"<P>".join(["", *FERRY.paragraphs])}</FONT><HR>
<FONT SIZE=1><A HREF="mail.html">E-mail this story</A> | <A HREF="print.html">Printer-friendly version</A></FONT></TD>
<TD WIDTH=140 VALIGN=TOP><B>Also in the news</B><BR>{"<BR>".join(f"<A HREF='s{at}'>{t}</A>" for at, t in enumerate(RELATED))}
</TD></TR><TR><TD COLSPAN=3><FONT SIZE=1>Copyright 2000 The Eastmouth Mercury</FONT></TD></TR></TABLE></BODY></HTML>""",
    FERRY.title,
    "Lars Lindqvist",
    "The Eastmouth Mercury",
    date(2000, 7, 3),
    None,
    tuple(FERRY.lines),
)

SAVED = Page(
    "saved by a browser",
    f"""<!DOCTYPE html>
<!-- saved from url=(0054)https://www.coastandcountry.example/2022/05/29/isel-falls -->
<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><title>{FLOOD.title} — Coast &amp; Country</title>
</head><body><div class="top-bar">{NAV}</div><div class="container"><div class="headline"><h1>{FLOOD.title}</h1>
<span class="author">by Una Bay</span><span class="post-date">29 May 2022</span></div>
<div class="text">{"".join(f"<p>{p}</p>" for p in FLOOD.paragraphs)}</div>
<div class="newsletter-box"><p>{NEWSLETTER}</p></div><div class="see-also"><h3>See also</h3><ul>{LINKS}</ul></div></div>
</body></html>""",
    FLOOD.title,
    "Una Bay",
    "Coast & Country",
    date(2022, 5, 29),
    "https://www.coastandcountry.example/2022/05/29/isel-falls",
    tuple(FLOOD.lines),
)

NEWSLETTER_PAGE = Page(
    "newsletter service",
    f"""<!DOCTYPE html><html lang="en"><head><title>{DRONE.title} - by Petra Lindqvist</title>
<meta name="author" content="Petra Lindqvist"><meta property="og:title" content="{DRONE.title}">
<meta property="og:site_name" content=""><link rel="canonical" href="https://longrange.example/p/drone">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","url":"https://longrange.example/p/drone",
"headline":"{DRONE.title}","datePublished":"2024-02-17T08:00:12+00:00","isAccessibleForFree":true,"author":[{{"@type":
"Person","name":"Petra Lindqvist"}}],"publisher":{{"@type":"Organization","name":"Long Range"}}}}</script></head>
<body><div class="main-menu"><a>Long Range</a><button>Subscribe</button><button>Sign in</button></div>
<article class="newsletter-post post"><div class="post-header"><h1 class="post-title">{DRONE.title}</h1>
<h3 class="subtitle">What fifty hours in the air are good for</h3><div class="profile-hover">Petra Lindqvist</div>
<div>Feb 17, 2024</div><div class="like-button">12</div></div><div class="available-content"><div class="body markup">
{"".join(f"<p>{p}</p>" if not p.startswith("## ") else f"<h2>{p[3:]}</h2>" for p in DRONE.paragraphs)}
<div class="subscription-widget-wrap"><p>{NEWSLETTER}</p><form><input type="email"></form></div></div></div></article>
<div class="comments-section"><h4>Discussion about this post</h4><p>{COMMENTS[1]}</p></div></body></html>""",
    DRONE.title,
    "Petra Lindqvist",
    "Long Range",
    date(2024, 2, 17),
    "https://longrange.example/p/drone",
    tuple(DRONE.lines),
)

PRINT = Page(
    "print view",
    f"""<html><head><title>Print: {DAM.title}</title></head><body onload="window.print()"><div class="print">
<p class="source">Valley Today</p><h1>{DAM.title}</h1><p>By Amina Brook | Published: 29 July 2023, 6:40 pm</p>
{"".join(f"<p>{p}</p>" if not p.startswith("## ") else f"<h3>{p[3:]}</h3>" for p in DAM.paragraphs)}
<p>Find this article at: http://www.valleytoday.example/dam</p></div></body></html>""",
    DAM.title,
    "Amina Brook",
    None,
    date(2023, 7, 29),
    None,
    tuple(DAM.lines),
)

BARE = Page(
    "bare",
    f"<html><head><title>{ARREST.title}</title></head><body>{''.join(f'<p>{p}</p>' for p in ARREST.paragraphs)}</body></html>",
    ARREST.title,
    None,
    None,
    None,
    None,
    tuple(ARREST.lines),
)

OLD_PAGES = (BLOG, AGENCY, DRUPAL, TABLES, SAVED, NEWSLETTER_PAGE, PRINT, BARE)
