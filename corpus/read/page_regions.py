"""Which regions of a page are not its article: menus, lists of other articles, comments, banners."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_APART_TAGS = frozenset({"nav", "aside", "footer", "form", "noscript", "template", "dialog"})
_APART_ROLES = frozenset({"navigation", "complementary", "contentinfo", "search", "dialog", "alertdialog"})
# An element that holds more than this share of the page's paragraphs is the article, whatever it is called.
_ARTICLE_SHARE = 0.35
# So many paragraphs are counted in all the regions of a page, which may lie in one another.
_MOST_WEIGHED = 200_000
_KINDS = (
    r"related|recommend(?:ed|ations?)|more-?(?:stories|news|from|on)|most-?(?:read|popular|viewed)|popular"
    r"|trending|latest-?(?:news|stories|posts)?|read-?(?:more|next)|next-?(?:up|article|story)|sidebars?"
    r"|you-?may-?(?:also-?)?like|see-?also|also-?read|cookies?(?:-?(?:consent|notice|law|policy))?|consent|gdpr"
    r"|onetrust|newsletters?|e?mail-?signup|subscribe|subscription|sign-?up|share(?:-?(?:this|tools))?"
    r"|sharing|sharedaddy|jp-relatedposts|social|social-?(?:share|media|icons)|follow-?us|addthis|breadcrumbs?|pagination"
    r"|navbar|navigation|nav|menu|advert(?:isement|s)?|ads?|ad-?(?:slot|unit)|sponsored|promos?|promotion"
    r"|taboola|outbrain|teasers?|ticker|footer|site-?header|masthead|widgets?-?area|author-?(?:bio|box|info|card)"
    r"|tags|tag-?(?:list|cloud)|post-?tags|print-?only|skip-?link|popup|modal|overlay|banner"
)
_COMMENTS = (
    r"comments?|comment-?(?:list|area|thread|form)|disqus(?:_thread)?|replies|respond|reader-?comments"
)
_SUFFIXES = (
    r"posts?|articles?|stories|links?|content|container|wrapper|wrap|box|list|section|block|module|widget|bar"
    r"|buttons?|btns?|items?|area|inner|outer|banner|form|message|notice|popup|panel|strip|rail|row|group|grid"
    r"|heading|title|headline|icons?|top|bottom|left|right|main|primary|footer|header|slot|unit|promo|cta|inline"
)


@cache
def _names() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A class or an id that is one of these words, with what content systems put before and after them."""

    def made(kinds: str) -> re.Pattern[str]:
        return re.compile(
            rf"(?!(?:has|with|no|is|without|hide|show)[-_])(?:[\w-]{{1,40}}?(?:[-_]|__))?(?:{kinds})"
            rf"(?:(?:[-_]|__|--)(?:{_SUFFIXES}|\d+))*",
            re.IGNORECASE,
        )

    return made(_KINDS), made(_COMMENTS)


def apart(element: HtmlElement) -> bool:
    """Whether an element lies in a region that tells nothing of the article.

    The footer of an article does: some sites name the writer there.
    """
    above: HtmlElement | None = element
    while above is not None and above.tag not in ("body", "html"):
        if is_apart(above) and not is_article_footer(above):
            return True
        above = above.getparent()
    return False


def is_article_footer(element: HtmlElement) -> bool:
    """Whether an element is a footer inside an article."""
    if element.tag != "footer" and not any("footer" in name.lower() for name in _called(element)):
        return False
    return any(
        above.tag in ("article", "main")
        or {"post", "hentry", "node"} & set((above.get("class") or "").split())
        for above in element.iterancestors()
    )


def is_apart(element: HtmlElement) -> bool:
    """Whether an element itself begins such a region."""
    if element.tag in _APART_TAGS or (element.get("role") or "").lower() in _APART_ROLES:
        return element.tag != "form" or element.find(".//h1") is None
    if element.tag in ("article", "main", "body", "html", "h1"):
        return False
    kinds, comments = _names()
    if any(kinds.fullmatch(name) or comments.fullmatch(name) for name in _called(element)):
        return element.find(".//h1") is None
    return False


def boilerplate(tree: HtmlElement) -> list[HtmlElement]:
    """The regions that are surely not the article, outermost first, none within another."""
    from lxml.etree import iterwalk

    weights = {p: len(p.text_content()) for p in tree.iter("p")}
    most, weighed = _ARTICLE_SHARE * sum(weights.values()), 0
    found: list[HtmlElement] = []
    walk = iterwalk(tree, events=("start",))
    for _, element in walk:
        if not isinstance(element.tag, str) or element.tag in ("html", "head", "body", "main", "article"):
            continue
        doomed = element.tag in ("script", "style", "template")
        if not doomed and is_apart(element):
            doomed = _is_comments(element)
            if not doomed and weighed < _MOST_WEIGHED:
                inside = [weights[p] for p in element.iter("p")]
                weighed += len(inside)
                doomed = sum(inside) <= most
        if doomed:
            found.append(element)
            walk.skip_subtree()
    return found


def _is_comments(element: HtmlElement) -> bool:
    _, comments = _names()
    return any(comments.fullmatch(name) for name in _called(element))


def _called(element: HtmlElement) -> list[str]:
    """Its classes and its id."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:400].split()
