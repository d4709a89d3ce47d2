"""What a single line of a scraped page says about itself: "I am a share bar", "I am a disclaimer".

A rule looks at the beginning of a line at most (`layout.LOOK`), so a line of any length costs the same.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.boilerplate.layout import LOOK, Line
from corpus.boilerplate.patterns import WHOLE
from corpus.boilerplate.picture_credits import is_agency, is_archive_caption, is_credit, is_identifier
from corpus.model import BoilerplateKind
from corpus.times.words import MONTH

# How a line of any length begins.
BEGINS: dict[BoilerplateKind, tuple[str, ...]] = {
    "disclaimer": (
        r"[(\[*]{0,2}(?:legal |editorial )?disclaimer\b",
        r"[^.]{0,80}\breceives (?:financial )?support from\b",
        r"[^.]{0,60}\bis not responsible for the content of (?:external|other|third)",
        r"[^.]{0,80}\bis solely responsible for (?:all|the|its) content\b",
        (
            r"[(\[*]{0,2}(?:any |all )?(?:the )?(?:views?|opinions?|comments?)(?:,| and| or| &)?[^.]{0,60}"
            r"\bexpressed\b[^.]{0,80}\b(?:(?:are|is) (?:entirely |solely )?(?:personal"
            r"|those of the (?:author|writer|speaker|contributor|columnist)"
            r"|the (?:author|writer)|(?:his|her|their|my|its) own|mine|not necessarily)"
            r"|(?:do|does) not (?:necessarily )?(?:reflect|represent|constitute|express)"
            r"|belong (?:solely )?to)\b"
        ),
        (
            r"[(\[]?(?:except for the headline|this (?:story|article|report|content|post|page|site"
            r"|material|website)[^.]{0,60}\b(?:has not been edited|is (?:auto-?|automatically"
            " )(?:generated|published)|is (?:provided )?(?:only )?for (?:general )?(?:information"
            "|educational)|does not (?:constitute|necessarily)|may contain affiliate))"
        ),
        (
            "(?:the )?(?:information|content|material)s? (?:provided |contained |published |presented"
            r" )?(?:in|on|herein|here)\b[^.]{0,80}\b(?:does not|do not|is not|are not|is for|are for"
            r"|should not)\b"
        ),
    ),
    "comment_widget": (
        "your e-?mail(?: address)? will not be published",
        "required fields are marked",
        "save my name,? e-?mail",
        "notify me (?:of|when|by)",
        "this site uses akismet",
        "(?:all )?comments (?:are|will be) moderated",
        "learn how your comment data",
        (
            r"please (?:log in|sign in|keep|read|note|be) [^.]{0,60}\b(?:comment|commenting|community"
            " guidelines)"
        ),
    ),
    "share_bar": ("the (?:code|link|address) has been copied to your clipboard",),
    "copyright": (
        r"(?:©|copyright (?:©|\(c\)|\d{4}))",
        "all rights reserved",
        r"[^.]{0,80}\bmay not be (?:published, broadcast|reproduced|reprinted|copied)",
        "no part of this (?:publication|article|content)",
        (
            "(?:unauthori[sz]ed )?(?:reproduction|republication|copying)[^.]{0,80}(?:prohibited"
            "|forbidden|not permitted)"
        ),
    ),
    "cookie_notice": (
        (
            r"(?:we|this (?:web)?site|our (?:web)?site|our partners)[^.]{0,60}\b(?:use|uses|store"
            r"|stores)\b[^.]{0,30}\bcookies"
        ),
        (
            "by (?:continuing to (?:use|browse)|using this site|clicking)[^.]{0,60}you (?:agree|consent"
            "|accept)"
        ),
    ),
    "subscribe": (
        (
            r"(?:sign up|subscribe|register) (?:to|for|now|here|today)\b[^.]{0,100}\b(?:newsletters?"
            r"|inbox|e-?mail|updates|channel|briefing|alerts|free|digest|podcast|unlimited|access)\b"
        ),
        (
            r"(?:follow|find|like) (?:us|our)\b[^.]{0,80}\b(?:facebook|twitter|instagram|telegram|youtube"
            r"|linkedin|whatsapp|google news|x)\b"
        ),
        "(?:thank you|thanks) for (?:subscribing|signing up|reading|visiting)",
        r"if you (?:like|enjoyed|liked|value) (?:this|our) (?:article|story|post|work|journalism|content)\b",
        r"(?:get|receive) [^.]{0,80}\b(?:newsletter|delivered|straight) [^.]{0,40}\b(?:inbox|e-?mail)",
        r"your (?:support|donation|subscription|contribution) (?:helps?|makes?|allows?|means|keeps?|funds)\b",
        r"[^.]{1,60} is (?:a )?(?:reader|listener|member|donor)s?[- ](?:funded|supported)\b",
        "please consider (?:supporting|donating|subscribing|becoming|making)",
        "(?:stay|keep) (?:up to date|up-to-date|informed|connected|tuned) (?:with|on|by|about|to)",
        "notifications can be (?:managed|turned)",
        (
            r"by (?:signing up|subscribing|registering|providing (?:an|your) e-?mail)\b[^.,]{0,40}[.,]? "
            "(?:you|i) (?:agree|consent|accept|confirm|acknowledge)"
        ),
        r"privacy notice\s?:",
        "don[’']?t miss (?:out on )?(?:the latest|any|our|a single) (?:news|stor(?:y|ies)|update|newsletter)",
        (
            "get (?:all )?the (?:latest|most recent|breaking|day[’']s) [^.]{0,60}"
            r"\b(?:app|inbox|channel|whatsapp|telegram|google news)\b"
        ),
    ),
    "author_note": (
        (
            "(?:about )?(?:the|this) (?:author|writer|columnist)(?:s)?(?: (?:is|are|was|has|have|can|may"
            r"|writes|works|holds|served|teaches)\b|:|\Z)"
        ),
        r"about (?:me|us)\s?:?\Z",
        (
            r"authors?: [^.]{2,60}, (?:senior |associate |assistant )?"
            r"(?:lecturer|professor|fellow|researcher|journalist|writer)\b"
        ),
    ),
}

# The words before a bar or colon say that a headline to click on follows.
LEADS_TO: tuple[str, ...] = (
    (
        r"(?:\W{0,3})(?:(?:also |must |please )?read(?: (?:more|also|next|here|this|now|full story))?"
        r"|also (?:read|see|watch)|see also|related(?: \w{1,12})?|more|watch(?: (?:live|now|more|video"
        "|also))?|listen|explainer|in pictures|in photos|don'?t miss|recommended|must (?:read|watch)"
        r"|editor[’']s pick|next|previous(?: post)?|next post)\s?(?:\||:|»|›|→|>>|–|—)\s?\S"
    ),
)

# Marks that templates put around their labels: "× Close", "» Share this «".
_DECORATION = " \t\xa0•·»«›‹→←↑↓▲▼►▶◄✕✖×+|–—-_=*#~"
# Kinds whose beginnings no sentence of an article has; the others need a place near an end too.
_SENTENCES_SAFE: frozenset[BoilerplateKind] = frozenset(
    {"comment_widget", "cookie_notice", "copyright", "subscribe", "share_bar"}
)
# Whole lines that end with a stop: "This article first appeared in the Harbour Post." is furniture too.
_STOPPED_SAFE: frozenset[BoilerplateKind] = frozenset(
    {"comment_widget", "cookie_notice", "copyright", "disclaimer", "advertisement", "source_credit"}
)
_STOPPED_WORDS = 40


@cache
def _whole() -> tuple[tuple[BoilerplateKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile("|".join(rules), re.IGNORECASE)) for kind, rules in WHOLE.items())


@cache
def _begins() -> tuple[tuple[BoilerplateKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile("|".join(rules), re.IGNORECASE)) for kind, rules in BEGINS.items())


@cache
def _contact() -> re.Pattern[str]:
    # "marsh@harbourpost.example", "Special to The Harbour Post": a writer's line without a name
    return re.compile(
        r"(?:e-?mail:? )?[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,40}){1,4}|special to .{2,50}", re.IGNORECASE
    )


@cache
def _dateline() -> re.Pattern[str]:
    # "NORTHPORT, Aug. 4 (Coast Wire) --" alone above the paragraph it belongs to
    return re.compile(
        r"[^\W\d_a-z]{3}[^\W\d_a-z .'’-]{0,30}(?:, [\w .'’/-]{1,40})?"
        rf"(?:,?\s(?i:{MONTH}) \d{{1,2}}\b[\w ,]{{0,8}}(?:\s?\([^()\n]{{2,40}}\))?"
        r"|\s?\([A-Z][^()\n]{1,40}\))\s?"
        r"(?:--|[-–—_])\s?|\((?i:undated)\)"
    )


@cache
def _leads_to() -> re.Pattern[str]:
    return re.compile("|".join(LEADS_TO), re.IGNORECASE)


def kind_of(line: Line) -> BoilerplateKind | None:
    """The kind that a line's own words tell, wherever it stands."""
    if not any(map(str.isalnum, line.text[:LOOK])):
        return "other"
    if line.short:
        if is_identifier(line.text):
            return "other"
        if _contact().fullmatch(line.text):
            return "byline"
        if _dateline().fullmatch(line.text):
            return "dateline"
        if is_credit(line):
            return "image_credit"
        if is_archive_caption(line):
            return "image_caption"
        if is_agency(line.text):
            return "source_credit"
        if line.words <= _STOPPED_WORDS and (kind := _whole_line(line.text, line.sentence)):
            return kind
        if not line.stopped and _leads_to().match(line.text):
            return "related_links"
    kind = beginning_of(line)
    return kind if kind in _SENTENCES_SAFE or (kind and not line.sentence) else None


def beginning_of(line: Line) -> BoilerplateKind | None:
    """The kind that a line's beginning tells; for sentences it needs the right place too."""
    for kind, pattern in _begins():
        if pattern.match(line.text, 0, LOOK):
            return kind
    return None


def _whole_line(text: str, sentence: bool) -> BoilerplateKind | None:
    bare = text.strip(_DECORATION)
    for kind, pattern in _whole():
        if sentence and kind not in _STOPPED_SAFE:
            continue
        if pattern.fullmatch(text) or (bare and bare != text and pattern.fullmatch(bare)):
            return kind
    return None
