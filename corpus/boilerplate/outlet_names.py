"""Names that tell by themselves that they are a paper's or a station's: "The Evening Globe"."""

from __future__ import annotations

import re
from functools import cache

# What papers, stations and services are called by; a place or a time of day stands before it.
_HEADS = (
    "Post|Times|Herald|Globe|Courier|Mail|News|Gazette|Tribune|Chronicle|Observer|Guardian|Telegraph|Express"
    "|Journal|Star|Sun|Standard|Mirror|Independent|Record|Echo|Argus|Examiner|Register|Dispatch|Despatch"
    "|Sentinel|Bulletin|Citizen|Ledger|Monitor|Press|Review|Wire|Digest|Inquirer|Enquirer|Advertiser|Advocate"
    "|Statesman|Pioneer|Punch|Vanguard|Broadcasting|Television|Radio|Today|Daily|Weekly|Online"
)
_WORD = r"[^\W\d_a-z][\w.'’&-]*"
_OUTLET = rf"(?:The |the )?(?:{_WORD} ){{1,4}}(?:{_HEADS})(?: (?:Online|Today|Service|Network))?"
_ALONE = rf"The (?:{_HEADS})"
_DAY = (
    r"\(?(?:[^\W\d_]{2,9}[,.]? )?(?:\d{1,2}[a-z]{0,2} [^\W\d_]{3,9}|[^\W\d_]{3,9} \d{1,2}[a-z]{0,2}),?"
    r" \d{4}\)?"
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"\(?({_OUTLET}|{_ALONE})\)?"),
        # "By Staff Reporter, The Morning Post", "Ines Marsh | Harbour Post"
        re.compile(rf".{{2,80}}?\s?[,|•·–—]\s?({_OUTLET}|{_ALONE})"),
        # "The Durrow Mail, Sunday 5 May 2024"
        re.compile(rf"({_OUTLET}|{_ALONE})\s?[,|•·–—]\s?{_DAY}"),
    )


def outlet_alone(line: str) -> str | None:
    """The outlet that a line consists of."""
    found = _patterns()[0].fullmatch(line.strip())
    return found[1] if found else None


def outlet_beside_writer(line: str) -> str | None:
    """The outlet that stands behind a writer's name."""
    found = _patterns()[1].fullmatch(line.strip())
    return found[1] if found else None


def outlet_before_date(line: str) -> str | None:
    """The outlet before a day, in a line that says nothing else."""
    found = _patterns()[2].fullmatch(line.strip())
    return found[1] if found else None
