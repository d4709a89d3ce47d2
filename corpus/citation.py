"""An article's citation: plain, as Markdown, as BibTeX; what it is made of is hostile and is escaped.

No field brings a control character, a line break or a character that reorders a line into a citation.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from corpus.model import Article, DateRange

Form = Literal["plain", "markdown", "bibtex"]
FORMS: tuple[Form, ...] = ("plain", "markdown", "bibtex")

_MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
]  # fmt: skip
_BIB_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
# Unprintable or misleading: controls, formats (bidi among them), surrogates, private use, line separators.
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}

# What is markup anywhere; what makes a link of an address or a name; what is markup at a line's beginning.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|~&$^@])|(?<=www)(\.)|(:)(?=//)|^([#+=:-])", re.I)
_NUMBERED = re.compile(r"^(\d+)([.)])")
_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    '"': r"{\textquotedbl}",
    "@": r"{@}",
}
_KEY_WORD = re.compile(r"[a-z0-9]+")
# An address longer than this was not made for being cited.
LONGEST_ADDRESS = 2000


def plain(text: str | None) -> str:
    """The text on one line, without what is not seen or is not what it seems."""
    kept = (
        " " if character.isspace() or unicodedata.category(character) in _DROPPED else character
        for character in text or ""
    )
    return " ".join("".join(kept).split())


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web that can be opened safely: http or https, a host, ASCII only."""
    url = (url or "").strip()
    if not url or len(url) > LONGEST_ADDRESS:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    # urlsplit drops some control characters by itself: what was not there must not have been
    if parts.scheme not in ("http", "https") or not host or any(ord(sign) <= 32 for sign in url):
        return None
    if "\\" in parts.netloc or "@" in parts.netloc or not parts.netloc.isascii():
        return None
    return quote(url, safe="%/:?#[]@!$&'()*+,;=-._~", errors="replace")


def citation(article: Article, form: Form = "plain") -> str:
    """The citation of an article."""
    made = {"plain": _plain, "markdown": _markdown, "bibtex": _bibtex}
    return made[form](article)


def title(article: Article) -> str:
    """The title as it is cited; of an article without one its first words."""
    if given := plain(article.title):
        return given
    from corpus.opening import first_words

    hidden: list[tuple[int, int]] = [(part.start, part.end) for part in getattr(article, "boilerplate", ())]
    words = plain(first_words(article.text, hidden))
    return f"{words}…" if words else "untitled"


def _byline(article: Article) -> str:
    byline = re.sub(r"^by\s+", "", plain(article.byline), flags=re.IGNORECASE)
    return "" if byline.casefold() == plain(article.source).casefold() else byline


def day_words(day: DateRange) -> str:
    """A date as exactly as it is known, in full words: 27 July 2023, July 2023, 2023."""
    from corpus.times.value import describe

    begin = day.begin
    if day.precision == "day":
        return f"{begin.day} {_MONTHS[begin.month - 1]} {begin.year}"
    if day.precision == "month":
        return f"{_MONTHS[begin.month - 1]} {begin.year}"
    return describe(day)


def _dated(article: Article) -> str:
    date = article.published
    if date is None:
        return "undated"
    return ("c. " if date.origin == "inferred" else "") + day_words(date)


def _plain(article: Article) -> str:
    parts = [_byline(article), f"“{title(article)}”", plain(article.source), _dated(article)]
    return ", ".join(part for part in parts if part) + _tail(web_address(article.url))


def _tail(address: str | None) -> str:
    return f". {address}" if address else "."


def _markdown(article: Article) -> str:
    named, address = markdown(title(article)), web_address(article.url)
    linked = f"[{named}](<{address}>)" if address else f"“{named}”"
    source = markdown(plain(article.source))
    parts = [markdown(_byline(article)), linked, f"*{source}*" if source else "", markdown(_dated(article))]
    return ", ".join(part for part in parts if part) + "."


def markdown(text: str) -> str:
    """Text in Markdown that is nothing but text, on one line."""
    escaped = _MARKDOWN.sub(lambda found: "\\" + found[0], plain(text))
    return _NUMBERED.sub(r"\1\\\2", escaped)


def bibtex(text: str) -> str:
    """Text in a BibTeX field that is nothing but text."""
    return "".join(_BIBTEX.get(sign, sign) for sign in plain(text))


def _bibtex(article: Article) -> str:
    date = article.published
    fields = {"title": "{" + bibtex(title(article)) + "}"}
    if byline := _byline(article):
        fields["author"] = "{" + bibtex(byline) + "}"  # a name as it stands: not taken apart at "and"
    if source := plain(article.source):
        fields["organization"] = bibtex(source)
    fields_bare = {}
    if date is not None:
        fields["year"] = f"{date.begin.year:04}"
        if date.precision in ("day", "month"):
            fields_bare["month"] = _BIB_MONTHS[date.begin.month - 1]
        if date.precision == "day":
            fields["day"] = str(date.begin.day)
            fields["date"] = date.begin.isoformat()
        if date.origin == "inferred":
            fields["note"] = "date inferred"
    if address := web_address(article.url):
        # the url field is read as it stands, where braces and percent signs would be commands
        fields["url"] = address.replace("%", r"\%").replace("#", r"\#")
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items()]
    lines += [f"  {name} = {value}" for name, value in fields_bare.items()]
    return f"@misc{{{_key(article)},\n" + ",\n".join(lines) + "\n}"


def _key(article: Article) -> str:
    """A key that BibTeX takes: ``post2023boats``."""

    def words(text: str) -> list[str]:
        flat = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
        return _KEY_WORD.findall(flat.lower())

    source, named = words(plain(article.source)), words(title(article))
    first = next((word for word in named if len(word) > 3), "article")
    year = "" if article.published is None else f"{article.published.begin.year:04}"
    return f"{(source or ['anon'])[-1][:20]}{year}{first[:20]}"
