"""The patterns of page furniture: what share bars, comment forms, credits and the like say, in English.

They are taken from common blog, news and content-management templates; the example that made a pattern
necessary stands in its test. They describe whole short lines, so they
are anchored at both ends; case is ignored.
"""

from __future__ import annotations

from corpus.model import BoilerplateKind

WHOLE: dict[BoilerplateKind, tuple[str, ...]] = {
    "comment_widget": (
        (
            "(?:leave|post|add|write|submit) (?:a|your) (?:reply|comment|response)(?: to .{1,80})?(?:"
            " cancel reply)?"
        ),
        "(?:cancel|click here to cancel) reply",
        (
            r"(?:\d[\d,.]*|no|one|zero) (?:comments?|replies|responses?|reactions?)(?: (?:on|to"
            r"|yet)\b.{0,120})?"
        ),
        r"(?:comments?|responses?|discussion)(?: ?\(\d+\)| \d+)?:?",
        r"(?:\d+ )?(?:view|show|see|read|load|hide)(?: all| more)?(?: \d+)? comments?(?: ?\(\d+\))?",
        "share or comment on this (?:article|story).{0,200}",
        "(?:be the first to|join the|start the) (?:comment|conversation|discussion|reply).{0,60}",
        "comments (?:are|have been) (?:closed|disabled|turned off).{0,60}",
        r"(?:name|e-?mail|website|comment)(?: address)? ?\*",
        "(?:log|sign) in to (?:comment|reply|leave a comment|post).{0,40}",
        "you must be logged in to .{1,60}",
        "sort by:? (?:newest|oldest|best|most popular).{0,40}",
        "reply",
        "logged in as .{1,80}",
        "(?:post|submit|send) comment",
        r"what do you think\?",
        r"view (?:the )?(?:poll )?results|total votes: ?[\d,.]+|(?:cast|submit) your vote",
        "have your say",
        "your comment(?: here)?",
    ),
    "share_bar": (
        (
            "(?:please |kindly )?share(?: (?:this|via|on|with (?:a )?friends?|article|story|post|page|icon"
            r"|link|save)\b.{0,60})?:?(?: ?\d+)?"
        ),
        (
            "(?:(?:facebook|twitter|x|whats ?app|telegram|linkedin|reddit|pinterest|tumblr|instagram"
            "|youtube|tiktok|threads|bluesky|mastodon|messenger|viber|line|vk|odnoklassniki|skype|wechat"
            r"|weibo|flipboard|pocket|e-?mail|mail|print|copy link|copy url|rss|google news|google\+|sms"
            r"|more|url|share|tweet|pin|save|like|send)(?: ?\d+)?[\s,|/·•]{0,5}){1,14}"
        ),
        "(?:tweet|pin|post|share)(?: (?:this|it|on|to) .{0,40})?",
        r"(?:click to )?(?:share|e-?mail|print) .{0,60}\(opens in new window\)",
        "(?:like|love) (?:this|loading).{0,20}",
        "(?:send|e-?mail|print) (?:this|to a friend).{0,40}",
        "copy (?:the )?link.{0,30}",
        "link copied.{0,30}",
        "close panel|share page|about sharing|embed",
        "(?:.{1,60}, )?opens? (?:in )?(?:a )?new (?:window|tab)",
        "open share .{0,40}",
        r"\d[\d,.]*[km]? (?:shares?|likes?|tweets?|retweets?|claps?)",
        "gift (?:this )?article",
        r"(?:click|tap)(?: here)? to (?:share|tweet|e-?mail|print|copy|like)\b.{0,60}",
        "(?:shares|views|likes|tweets|followers|reads)",
    ),
    "subscribe": (
        (
            "(?:subscribe|sign up|sign-up|register)(?: (?:now|today|here|to|for|and|free|with"
            r"|by)\b.{0,160})?[.!]?"
        ),
        (
            r"(?:follow|find|like|join|connect with) (?:us|me|the .{1,40}|our .{1,40}|@\w+) (?:on|at"
            r"|via)\b.{0,120}"
        ),
        (
            "join (?:our|the|us|over|more than) .{0,60}(?:newsletter|channel|group|community|whatsapp"
            "|telegram|subscribers|mailing list).{0,60}"
        ),
        (
            "(?:get|receive) (?:the |our |all the |more |your )?.{0,80}(?:in|to|into|straight to)"
            " (?:your|the) (?:inbox|e-?mail|mailbox|phone).{0,60}"
        ),
        "(?:our |the |daily |weekly |morning |free |e-?mail )*newsletters?(?: sign-?up)?",
        r"(?:enter )?your e-?mail(?: address)?\*?",
        r"get (?:the )?.{0,40}\bdelivered\b.{0,40}",
        r"(?:download|get) (?:the|our) .{0,40}\bapp\b.{0,80}",
        "(?:(?:support|donate to) (?:us|our|independent)|become a (?:member|supporter|patron))\\b.{0,80}",
        "(?:already a subscriber|not a subscriber).{0,60}",
        "(?:click|tap) here to (?:subscribe|join|sign up|follow|get|donate).{0,80}",
        "(?:add|set|choose|make) .{1,50} (?:as (?:a|your) preferred source|on google).{0,40}",
        "follow(?: us)?",
        r"follow us on .{1,60}",
        "email alerts?",
        "(?:after |before )?newsletter promotion",
        "donate(?: now)?",
        "e-?paper",
    ),
    "related_links": (
        (
            "(?:more |other )?(?:related|recommended|suggested|similar|recent|latest|popular|trending"
            "|featured|top|most (?:read|popular|viewed|shared|watched|liked))(?: (?:(?:internet |news )?links"
            "|articles?|posts?|stor(?:y|ies)"
            "|news|topics?|content|coverage|links|reading|items|videos?|tags|reads|headlines|now|today"
            "|from .{1,60}))?:?"
        ),
        (
            r"(?:read|see|view|watch|show|load)(?: \w+)? (?:more|also|next|all)(?: (?:news|articles?"
            r"|stories|posts|on|from|about|in|at|here)\b.{0,80})?(?: ?[›»→>…]+)?:?"
        ),
        "(?:also|must) (?:read|see|watch)",
        r"you (?:may|might|will|could)(?: also)? (?:like|be interested in|have missed|enjoy)\b.{0,40}",
        r"more (?:from|on|about|stories|articles|news|to explore|like this)\b.{0,60}",
        "(?:what to )?read next",
        "up next",
        "next up",
        "don'?t miss",
        "in case you missed it|more for you|full coverage",
        "editor[’']?s['’]? (?:picks?|choices?)",
        ("(?:previous|next|older|newer)(?: (?:article|post|story|entry|page)s?)?(?: ?[:»›→←«].{0,200})?"),
        (
            "(?:(?:post )?tags?|topics?|filed under|posted in|categor(?:y|ies)|keywords|labels?"
            r"|tagged(?: (?:as|with|in))?)\s?[:|].{0,250}"
        ),
        "(?:post )?tags",
        "tagged",
        "filed under",
        "see also",
        r"list (?:of \d+ items|\d+ of \d+)|end of list",
        "(?:continue reading|explore more|keep reading|full (?:article|story)|source link|read full).{0,40}",
        "further reading",
        "elsewhere on .{1,40}",
        "explore more on these topics",
        "from (?:the|around the) web",
        "load more.{0,20}",
        "more",
    ),
    "navigation": (
        r"[(\[-]{0,3} ?(?:end|ends)(?: of (?:article|story|text))? ?[)\]-]{0,3}",
        (
            "(?:back|scroll|return|go) to (?:the )?(?:top|home(?: ?page)?|news|list|articles|blog|main page)"
            "(?: button)?"
        ),
        "top ?[↑^]",
        "(?:skip|jump) to .{1,40}",
        "(?:main |toggle |open |close |site )?(?:menu|navigation|search|sidebar)",
        "home(?: ?page)?",
        "(?:log|sign) ?(?:in|out|up)(?: ?[/|] ?(?:register|sign up|join|log in))?",
        "register",
        "my account",
        "contact(?: us)?",
        "about(?: us)?",
        "privacy(?: policy)?",
        "terms(?: (?:of (?:use|service)|and conditions|& conditions))?",
        "advertise(?: with us)?",
        "site ?map",
        "careers",
        "help",
        "faqs?",
        "all sections",
        "(?:verified|powered|built|designed|hosted|protected) (?:by|with|on) .{1,60}",
        "home ?[>»›/|].{1,150}",
        "show (?:more|less)",
        "(?:expand|collapse)(?: all)?",
        "close",
        "cancel",
        "submit",
        r"loading\.*…?",
        "search (?:for|this site).{0,40}",
        "please enable javascript.{0,80}",
        "view (?:full|desktop|mobile) (?:site|version)",
        "switch to .{1,30} (?:site|edition|version)",
        (
            "(?:listen|play)(?: (?:to (?:this )?(?:article|story)|now|audio|video))?(?: ?[·•|-]?"
            r" ?\d+:\d\d)?"
        ),
        "table of contents",
        "synopsis",
        r"(?:media |press )?contacts?(?: us)?\s?:.{0,120}",
        "news provided by",
        # "1 2 3 Next", "« Previous"
        r"(?=.{0,60}(?:next|prev|last|[»›«‹]))(?:(?:page|previous|prev|next|last|first|\d{1,3}|[«»‹›…|.])\s*){2,24}",
        "(?:reuse|republish|license) this (?:content|article|story)",
        "in this article:?",
        "go to .{1,40} page",
        r"page \d+(?: of \d+)?",
        r"1 of \d+",
    ),
    "cookie_notice": (
        (
            r".{0,60}\b(?:uses?|using|accept|our use of|about|manage|reject|allow)(?: all| our| these)?"
            r" cookies\b.{0,300}"
        ),
        "cookie (?:policy|settings|preferences|notice|consent)",
        r"by (?:continuing|using|clicking) .{0,60}\b(?:agree|consent|accept)\b.{0,200}",
        "accept(?: all)?",
        "reject all",
        "manage (?:consent|preferences|options)",
        "(?:we value|your) privacy(?: choices)?",
    ),
    "advertisement": (
        (
            r"[-–—*\[( ]*(?:advertis(?:e)?ments?|ads?|sponsored(?: (?:content|by .{1,60}|post|links?))?"
            "|promoted(?: (?:content|by .{1,60}))?|promo|paid (?:content|post|partnership).{0,40}"
            r"|publicité)[-–—*\]) ]*"
        ),
        (
            "(?:story|article|text|content|report)? ?(?:continues|resumes) (?:below|after|beneath)"
            r" .{0,30}(?:ad|ads|advert|advertisement|promo|this)\b.{0,40}"
        ),
        "(?:scroll|swipe) (?:down )?to continue.{0,60}",
        "(?:remove|hide|report|skip) (?:this |the )?(?:ads?|advert)",
        "advertise here",
        "your ad here",
    ),
    "counter": (
        r"\d{1,3}(?:[,.]\d{3})*(?:\.\d+)?[km]?\+?",
        r"\d+ ?: ?\d\d?(?::\d\d)?|\d(?:\.\d+)?x",
        (
            r"(?:(?:estimated )?reading time:?|time to read:?)? ?(?:about |~|< ?)?\d+(?:[-–]\d+)?"
            r" ?-?min(?:ute)?s?\.?(?:[- ]read(?:ing)?(?: time)?)?"
        ),
        "read(?:ing)? time.{0,30}",
        (
            r"\d[\d,.]*[km]? (?:views?|reads|votes?|words|subscribers|followers|hits|downloads|visits"
            "|plays)"
        ),
        r"(?:post |page |total )?(?:views?|reads|hits|shares|visits|likes|votes)\s?:?\s?\d[\d,.]*[km]?",
        r"(?:rate this|average rating)\b.{0,40}",
    ),
    "image_caption": (
        r"(?:click|tap) to (?:enlarge|expand|zoom|view|play)\b.{0,40}",
        "(?:enlarge|expand|zoom)(?: (?:this )?(?:image|photo|picture))?",
        "(?:open|view) (?:this )?image in .{1,30}",
        "(?:toggle|hide|show) caption",
        "image caption,? .{1,400}",
        r"(?:image|photo|picture|figure|file|video)(?: \d+(?: of \d+)?)?",
        (
            "(?:file|representational|representative|illustrative|stock)[- ](?:photo|image|picture"
            r"|pic)s?\.?"
        ),
        "(?:photo|image|picture|video) gallery.{0,60}",
        "(?:featured|cover|lead) image",
        "media caption,? .{1,300}",
        "watch:? .{0,4}video.{0,60}",
    ),
    "copyright": (
        r"(?:©|\(c\) ?(?:\d{4}|[a-z])|copyright\s?(?:©|\(c\)|\d{4}|:|by|of)|all rights reserved).{0,300}",
        "copyright",
        r".{1,160}\ball rights reserved\b.{0,200}",
        (
            r".{0,80}(?:reproduction|reproducing|republication|redistribution)\b.{0,120}\b(?:prohibited"
            r"|forbidden|permission|consent)\b.{0,120}"
        ),
    ),
    "disclaimer": (
        r"our standards\s?:.{0,120}",
        "(?:correction|clarification) policy.{0,80}",
        "(?:send|give) us (?:your |any )?(?:feedback|tips?|comments?|corrections?)",
        "for (?:feedback|complaints|corrections|inquiries|enquiries)\\b.{0,60}\\bcontact us.{0,60}",
        (
            "(?:you can )?(?:share|send) (?:your |us your )(?:story|stories|news|tips?)(?: (?:with|to))? us"
            r"\b.{0,80}"
        ),
        "report (?:an?|this) (?:error|typo|correction|issue).{0,120}",
        "(?:have|got) a (?:news )?(?:tip|story).{0,200}",
        "contact (?:the|this) (?:author|reporter|writer|editor).{0,160}",
    ),
    "published_line": (
        (
            "(?:(?:first |last |originally )?(?:published|updated|posted|created|modified|edited|added"
            r"|uploaded)(?: (?:on|at))?|date|pub date|issued?)\s?:.{1,80}"
        ),
        r"just now|\d{1,2} ?[mhdw]",
        "(?:first |last )?(?:published|updated)",
        r"this (?:article|story|post) is (?:more than|over) (?:\d+|an?|one|two|three|\w+) \w+ old\.?",
        r"(?:about |an? |\d+ )(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago",
    ),
    "author_note": (
        # not the writers of the article, but whom its page names besides them
        "(?:web |copy |online |sub-?)?editors?\\s?: ?.{2,60}",
        r"(?:twitter|x|instagram|facebook|bluesky)\s?: ?@\S{2,40}",
        "translated (?:from (?:the )?.{2,30} )?by .{2,60}",
        "follow .{2,60} on (?:twitter|x|facebook|instagram|threads|bluesky|mastodon|linkedin)\\b.{0,60}",
    ),
    "source_credit": (
        # "ub/lf (AFP, dpa)": who edited what agencies sent
        r"[a-z]{2,3}(?:/[a-z]{2,3}){0,3} \([^()]{2,60}\)",
        # what a blog's feed adds to each of its articles
        "the post .{1,250} (?:appeared first|first appeared) on .{1,80}",
        r"(?-i:SOURCE) [^\W_].{1,80}",
        (
            r"published in [^.]{2,60}, (?:\d{1,2}(?:st|nd|rd|th)? )?[a-z]{3,9}\.?"
            r"(?: \d{1,2}(?:st|nd|rd|th)?)?,? (?:19|20)\d\d\.?"
        ),
        r"[(\[]?courtesy(?: of)?\s?[:\-–] ?.{1,100}",
        r"[(\[]?courtesy of .{1,80}[)\]]",
        (
            r"[(\[]?(?:original |news |article |story |primary )?(?:sources?|via|agency|agencies)\s?:"
            " ?.{1,140}"
        ),
        (
            r"[(\[]?this (?:article|story|post|piece|content|column|op-?ed|commentary|essay|interview"
            "|text) (?:(?:was|is|has been|had been) )?(?:also )?(?:originally |first |previously"
            " )?(?:published|appeared|posted|produced|written|republished|reprinted|syndicated"
            r"|translated)(?: here)? (?:by|in|on|at|from|for|with permission)\b.{1,200}"
        ),
        (
            r"[(\[]?(?:the|this) (?:article|story|post|piece|report|original) (?:was )?(?:originally|first)"
            r" (?:published|appeared|posted|reported)(?: here)? (?:by|in|on|at)\b.{1,160}"
        ),
        r"[(\[]?(?:originally|first) (?:published|appeared|posted) (?:by|in|on|at)\b.{1,60}",
        r"[(\[]?(?:republished|reprinted|reproduced|syndicated) (?:from|with|by|courtesy)\b.{1,160}",
        r"[(\[]?(?:with |additional )*inputs? (?:from|by) .{1,100}",
        (
            r"[(\[]?(?:read|view|see) (?:the )?(?:original|full|complete|entire|whole) (?:article|story"
            r"|post|report|piece|text|version|source)\b.{0,100}"
        ),
    ),
}
