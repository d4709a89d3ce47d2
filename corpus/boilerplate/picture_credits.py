"""Picture credits, captions that end with one, and the file names and ids that stand in a picture's place."""

from __future__ import annotations

import re
from functools import cache

from corpus.boilerplate.layout import Line

# Agencies and libraries that pictures are credited to; a body sentence names them too, so they only count
# in the shapes below (after a credit word, in brackets, after a bar or a copyright sign).
_AGENCIES = (
    r"reuters|afp|epa(?:-efe)?|ap|tass|xinhua|kyodo|yonhap|pti|ani|anadolu(?: agency)?|bloomberg|imago|sipa"
)
_LONG_NAMES = (
    r"press trust of india|agence france-presse|(?:the )?associated press|indo-asian news service|agencies"
)
_LIBRARIES = (
    r"getty(?: images)?|shutterstock|alamy|unsplash|pexels|pixabay|i?stock(?:photo)?|adobe stock"
    r"|depositphotos"
    r"|wikimedia(?: commons)?|flickr|freepik|dreamstime|ap photo|zuma(?: press)?|handout|file(?: photo)?"
)
_HOUSES = rf"{_AGENCIES}|{_LIBRARIES}"
_PICTURE = r"(?:image|photo|picture|pic|photograph|illustration)s?"
_LEAD = (
    r"(?:cover|featured?|main|header|top|lead|file|banner|thumbnail|archive|stock|representational"
    r"|representative)"
)
_CREDIT = (
    rf"[(\[]?(?:{_LEAD} )?{_PICTURE}"
    r"(?: (?:credits?|source|sources|courtesy|copyright|via|by|taken by|used with)\b| ?[:©|/])"
    r"|[(\[]?(?:video|graphic|map|infographic|screenshot|cartoon|art(?:work)?|visual)s?"
    r" (?:credits?|source|courtesy|by|via)\b"
    r"|[(\[]?credits?\s?:|(?:image|photo|media) source,"
    rf"|(?:via|credit) (?:{_HOUSES})\b|©[^.]{{0,60}}\b(?:{_HOUSES})\b|[(\[]?(?:{_LIBRARIES})[)\]]?\Z"
)
_CREDIT_WORD = (
    rf"(?:file|handout|supplied|provided|{_PICTURE}|credit|video)"
    r"(?: ?(?:photo|by|credit|courtesy(?: of)?|source|via))?"
)
_TAIL = (
    rf"(?:[(\[]{_CREDIT_WORD} ?[:/,–-]? ?[^()\[\]]{{1,80}}[)\]]"
    rf"|\[(?:[^()\[\]]{{0,50}}[/, ])?(?:{_HOUSES})(?:[/, ][^()\[\]]{{0,50}})?\]"
    rf"|\((?:[^()\[\]]{{1,50}}/ ?(?:{_HOUSES})|(?:{_HOUSES}) ?/[^()\[\]]{{1,50}})\)"
    r"|\([^()\[\]]{0,50}getty images\)"
    rf"|[(\[](?:representati(?:onal|ve)|illustrative|file|archive)(?: {_PICTURE})?[)\]]"
    # "… on Tuesday. —PHOTO BY REY CRUZ"
    rf"|[—–-] ?{_PICTURE} (?:by|from|courtesy of) [^.]{{2,40}}"
    rf"|\b{_PICTURE} ?(?:credit|courtesy|source|by)?s?\s?:\s?[^.:]{{1,60}}|\bcredit\s?:\s?[^.:]{{1,60}}"
    rf"|(?:©|/|\|) ?(?:{_HOUSES})(?:/[\w .-]{{1,30}})?|\b(?:{_HOUSES})/[\w .-]{{1,40}})\.?\Z"
)
_ARCHIVE = rf"file(?: {_PICTURE})?\s?[-–—:]\s?\S|(?:file|archive|stock|representational) {_PICTURE}\b"
_IDENTIFIER = (
    r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?=[0-9a-f]*\d)[0-9a-f]{16,128}"
    r"|[\w()\[\] .%+@-]{1,120}\.(?:jpe?g|png|gif|webp|svg|avif|heic|tiff?|bmp|mp4|mp3|webm|mov|pdf)"
    r"|(?:img|dsc|dscn|image|photo|screenshot|pxl|gettyimages|shutterstock|istock)[-_]?\d[\w-]{3,60}"
    r"|https?://\S{1,400}|www\.\S{1,300}|[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40}){1,3}/\S{1,300}"
)
# A credit that is longer is a sentence about a picture; a caption may be two sentences.
_CREDIT_WORDS = 18
_CAPTION_WORDS = 60
_TAIL_LOOK = 140


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def is_credit(line: Line) -> bool:
    """Whether the line is a picture's credit and nothing else."""
    if line.words > _CREDIT_WORDS or not _compiled(_CREDIT).match(line.text):
        return False
    return not line.sentence or ":" in line.text[:40]


def ends_with_credit(line: Line) -> bool:
    """Whether the line is a caption that ends with its picture's credit."""
    if not line.short or line.words > _CAPTION_WORDS:
        return False
    return bool(_compiled(_TAIL).search(line.text[-_TAIL_LOOK:]))


def is_archive_caption(line: Line) -> bool:
    """Whether the line is the caption of an older picture: "FILE - The crane in 2019."."""
    return line.words <= _CAPTION_WORDS and bool(_compiled(_ARCHIVE).match(line.text))


def is_agency(text: str) -> bool:
    """Whether a line is an agency's name and nothing else: "(Reuters)" below an article, beside a date."""
    return bool(_compiled(rf"[—–-]? ?[(\[]?(?:{_AGENCIES}|{_LONG_NAMES})[)\]]?").fullmatch(text))


def is_identifier(text: str) -> bool:
    """Whether the line is a picture's id, file name or bare address."""
    return bool(_compiled(_IDENTIFIER).fullmatch(text))
