"""Cleaning: what is hidden, what stays, each rule with the line that made it necessary."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.boilerplate.layout import lines
from corpus.boilerplate.rules import kind_of
from corpus.clean import clean

BODY = (
    "The harbour was closed on Friday after a crane fell across the only road to the ferry, the port said.",
    "Nobody was hurt, but two hundred lorries had to wait until the evening before the road was open again.",
    "A spokeswoman said the crane had been examined in March and that nothing unusual had been found then.",
    "The port hopes to have a second road by the end of next year, when the new bridge will be finished.",
)


def hidden(text: str) -> dict[str, str]:
    """Hidden text to its kind."""
    return {text[found.start : found.end]: found.kind for found in clean(text).boilerplate}


def headings(text: str) -> list[str]:
    return [text[found.start : found.end] for found in clean(text).headings]


def page(*, head: tuple[str, ...] = (), middle: tuple[str, ...] = (), tail: tuple[str, ...] = ()) -> str:
    return "\n\n".join((*head, *BODY[:2], *middle, *BODY[2:], *tail))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Leave a Reply", "comment_widget"),
        ("Leave a Reply Cancel reply", "comment_widget"),
        ("12 Comments", "comment_widget"),
        ("No comments yet", "comment_widget"),
        ("Be the first to comment", "comment_widget"),
        ("Your email address will not be published. Required fields are marked *", "comment_widget"),
        ("Save my name, email, and website in this browser for the next time I comment.", "comment_widget"),
        ("Comment *", "comment_widget"),
        ("Share", "share_bar"),
        ("Share this:", "share_bar"),
        ("Facebook Twitter WhatsApp Email", "share_bar"),
        ("ShareTweetSend", "share_bar"),
        ("Click to share on Telegram (Opens in new window)", "share_bar"),
        ("1.2K shares", "share_bar"),
        ("Click here to share on social media", "share_bar"),
        ("Sign up for our morning newsletter", "subscribe"),
        ("Subscribe to our newsletter and get the harbour news in your inbox.", "subscribe"),
        ("Follow us on Google News", "subscribe"),
        ("Join our WhatsApp channel for updates", "subscribe"),
        ("Your support helps us to tell the story", "subscribe"),
        ("The Pilot is reader-funded. Give what you can.", "subscribe"),
        ("Related Articles", "related_links"),
        ("You may also like", "related_links"),
        ("ALSO READ | Ferry company to buy six ships", "related_links"),
        ("Read more: Ferry company to buy six ships", "related_links"),
        ("Previous Post", "related_links"),
        ("Tags: harbour, crane, port", "related_links"),
        ("list 1 of 3", "related_links"),
        ("Continue reading the main story", "related_links"),
        ("Back to top button", "navigation"),
        ("Skip to content", "navigation"),
        ("Home » World » Asia", "navigation"),
        ("Powered by PressEngine", "navigation"),
        ("Show More", "related_links"),
        ("We use cookies to make this site better for you.", "cookie_notice"),
        ("Accept all cookies", "cookie_notice"),
        ("ADVERTISEMENT", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("[Sponsored]", "advertisement"),
        ("0", "counter"),
        ("3 min read", "counter"),
        ("Reading Time: 4 mins read", "counter"),
        ("1,204 views", "counter"),
        ("Image Credit: Agency", "image_credit"),
        ("Photo: I. Marsh", "image_credit"),
        ("Credit: Shutterstock", "image_credit"),
        ("(Photo by I. Marsh)", "image_credit"),
        ("Image source, Getty Images", "image_credit"),
        ("View image in fullscreen", "image_caption"),
        ("Copyright 2024 Harbour Post. All rights reserved.", "copyright"),
        ("© 2024 Harbour Post", "copyright"),
        ("Reproducing this text without permission is prohibited", "copyright"),
        ("(Courtesy: Harbour Post)", "source_credit"),
        ("Original Source: www.harbourpost.example", "source_credit"),
        ("This article first appeared in the Harbour Post.", "source_credit"),
        ("With inputs from agencies", "source_credit"),
        ("Published: 27 July 2023, 10:00", "published_line"),
        ("2 hours ago", "published_line"),
        ("This article is more than 1 year old", "published_line"),
        ("Our Standards: The Harbour Post Trust Principles.", "disclaimer"),
        ("1f0c9a52-77aa-4b0e-9c1d-0a1b2c3d4e5f", "other"),
        ("harbour_crane-2.jpg", "other"),
        ("IMG_20230727_1012", "other"),
        ("* * *", "other"),
        ("(END)", "navigation"),
        ("Follow Us", "subscribe"),
        ("Synopsis", "navigation"),
        ("Media contact: press@harbourpost.example", "navigation"),
        ("File photo of the crane", "image_caption"),
        ("FILE - The crane stands beside the road in Northport on 3 May 2019.", "image_caption"),
        ("NORTHPORT, Aug. 4 (Coast Wire) --", "dateline"),
        ("marsh@harbourpost.example", "byline"),
        ("Read Time: 2 mins", "counter"),
        ("3h", "published_line"),
        ("More For You", "related_links"),
        ("Full Coverage", "related_links"),
        ("The post Crane falls appeared first on Harbour Post.", "source_credit"),
        ("Press Trust of India", "source_credit"),
        ("— Agencies", "source_credit"),
        ("ub/lf (AFP, dpa)", "source_credit"),
        ("Published in The Lamp, April 4th, 2023", "source_credit"),
        ("Twitter: @loufield", "author_note"),
        ("Translated from Nordavian by Una Bay", "author_note"),
        ("Editor: huaxia", "author_note"),
        ("Follow Ines Marsh on Twitter: @inesmarsh", "author_note"),
        ("Share or comment on this article: Crane falls", "comment_widget"),
        ("The code has been copied to your clipboard.", "share_bar"),
        ("Acquire Licensing Rights, opens new tab", "share_bar"),
        ("after newsletter promotion", "subscribe"),
        ("Privacy Notice: Newsletters may contain info about charities.", "subscribe"),
        ("By signing up, you agree to our Terms of Use.", "subscribe"),
        ("1 2 3 Next", "navigation"),
        ("Send us your feedback", "disclaimer"),
        ("abc.net.example/news/crane/102012345", "other"),
    ],
)
def test_a_line_tells_its_kind(line: str, kind: str) -> None:
    assert kind_of(lines(line)[0]) == kind
    assert hidden(page(tail=(line,))).get(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "The comments of the minister were met with silence in the hall.",
        "Share prices of the ferry company fell by a third on Friday morning.",
        "More about the accident will be known on Monday, the port said.",
        "First reported in the spring, the cracks had grown since then.",
        "The author of the report was arrested on Friday, the police said.",
        "The views expressed in the hall were those of the workers, not of the port.",
        "Photographs of the crane show that one of its cables had been cut.",
        "Copyright law does not protect the plans of a crane, the judge said.",
        "Subscribe as they might to his plan, the workers did not believe him.",
        "1953",
        "He declined.",
        "Votes counted in the night",
        "Video of the fall spreads",
        "By signing up to the accord the ministers have ended a quarrel of forty years.",
        "Editors of three papers were arrested on Friday, the police said.",
        "Translated into figures, the loss is nine million crowns.",
        "The post of harbour master, first created in 1901, is vacant.",
        "SOYBEAN OIL (cont.) -",
        "1 2 3 4",
    ],
)
def test_prose_and_headings_stay(line: str) -> None:
    assert line not in hidden(page(middle=(line,)))


def test_captions_from_the_archive() -> None:
    line = "The crane in Northport (Representational)"
    assert hidden(page(head=("Crane falls across harbour road", line))) == {line: "image_caption"}


def test_dates_below_the_last_paragraph_are_the_articles() -> None:
    text = page(tail=("Nov. 3, 2021 | Updated: Nov. 4, 2021 8:12 a.m.",))
    assert list(hidden(text).values()) == ["published_line"]
    assert not hidden(page(middle=("Nov. 3, 2021",)))


def test_sections_that_are_counted_stay() -> None:
    text = "\n\n".join(("Why cranes fall", "1", BODY[0], "2", BODY[1], "3", BODY[2]))
    assert not hidden(text)


def test_the_writer_is_told_below_her_name() -> None:
    note = "The writer is a former harbour master."
    assert hidden(page(head=("The bridge that never was", "By Lou Field", note)))[note] == "author_note"


def test_section_headings_are_headings_and_stay() -> None:
    text = page(head=("Crane falls across harbour road",), middle=("The second road", "Ready for winter?"))
    assert headings(text) == ["The second road", "Ready for winter?"]
    assert not hidden(text)


def test_a_list_of_short_lines_is_no_row_of_headings() -> None:
    assert headings(page(middle=("Two cranes", "Six ships", "One road", "No bridge"))) == []


def test_a_title_said_twice_is_hidden_once() -> None:
    title = "Crane falls across harbour road"
    text = page(head=(title, title))
    assert [found.kind for found in clean(text).boilerplate] == ["repeated_title"]
    assert text.index(title) == 0
    assert clean(text).boilerplate[0].start > 0


def test_a_standfirst_said_again_below_the_picture_is_hidden_once() -> None:
    standfirst = "The accident closed the only road to the ferry."
    text = page(head=("Crane falls", standfirst, "harbour with crane", "Credit: Pexels", standfirst))
    found = clean(text).boilerplate
    assert [one.kind for one in found] == ["image_caption", "image_credit", "repeated_title"]


def test_a_second_headline_in_nearly_the_same_words_is_hidden() -> None:
    text = page(
        head=("Crane falls across the harbour road", "Crane falls across the only harbour road on a Friday")
    )
    assert list(hidden(text).values()) == ["repeated_title"]


def test_captions_stand_beside_credits() -> None:
    text = page(head=("Crane falls across harbour road", "The crane on Friday\nImage Credit: Agency"))
    assert hidden(text) == {"The crane on Friday": "image_caption", "Image Credit: Agency": "image_credit"}
    one_line = "The crane lies across the road on Friday. [I. Marsh/AFP]"
    assert hidden(page(middle=(one_line,))) == {one_line: "image_caption"}


def test_a_paragraph_above_a_credit_is_kept() -> None:
    text = page(middle=("Image Credit: Agency",))
    assert hidden(text) == {"Image Credit: Agency": "image_credit"}


def test_a_title_above_a_credit_is_kept() -> None:
    text = page(head=("Crane falls across harbour road", "Image Credit: Agency"))
    assert hidden(text) == {"Image Credit: Agency": "image_credit"}


def test_head_of_a_page_in_the_usual_order() -> None:
    text = page(
        head=(
            "World News",
            "Crane falls across harbour road",
            "The accident closed the only road to the ferry for a day.",
            "I. Marsh in Northport",
            "Fri 4 Aug 2023 05.19 BST",
        )
    )
    assert hidden(text) == {
        "World News": "category",
        "I. Marsh in Northport": "byline",
        "Fri 4 Aug 2023 05.19 BST": "published_line",
    }
    assert headings(text) == []


def test_the_writer_of_a_blog_stands_above_the_date() -> None:
    text = page(
        head=("Crane falls across harbour road", "Ines Marsh", "Ines Marsh", "·", "Follow", "Aug 4, 2023")
    )
    assert set(hidden(text)) == {"Ines Marsh", "·", "Follow", "Aug 4, 2023"}
    assert hidden(text)["Ines Marsh"] == "byline"


def test_breadcrumbs_above_the_title() -> None:
    text = page(head=("News / World / Crane falls in Northport", "Crane falls across harbour road"))
    assert hidden(text) == {"News / World / Crane falls in Northport": "category"}
    assert clean(text).title is not None


def test_a_link_that_names_its_article_takes_no_heading_with_it() -> None:
    text = page(middle=("Also read: Ferry company buys ships\nThe second road",))
    assert set(hidden(text)) == {"Also read: Ferry company buys ships"}
    assert headings(text) == ["The second road"]


def test_an_agency_in_brackets_ends_a_sentence() -> None:
    text = page(tail=("Related Articles", "He declined to say more. (AFP)"))
    assert "He declined to say more. (AFP)" not in hidden(page() + "\n\nHe declined to say more. (AFP)")
    assert set(hidden(text)) >= {"Related Articles"}


def test_author_notes_at_the_end_but_not_elsewhere() -> None:
    note = "The author is a sailor and has written two books about cranes and those who climb them."
    assert hidden(page(tail=(note,))) == {note: "author_note"}
    assert hidden(page(middle=(note,))) in ({}, {note: "author_note"})
    bio = "Ines Marsh, a former sailor, is a fellow at the Harbour Institute and author of “Ropes”."
    assert hidden(page(tail=(bio,))) == {bio: "author_note"}


def test_a_last_paragraph_about_somebody_in_the_news_is_kept() -> None:
    news = page(middle=("Ines Marsh saw the crane fall from her window above the road to the ferry.",))
    last = "Ines Marsh is a professor at the Harbour Institute and lives beside the road."
    assert hidden(f"{news}\n\n{last}") == {}
    speaks = "Lou Field is an analyst at Cranes Weekly, who said the cable was too old."
    assert hidden(page(tail=(speaks,))) == {}


def test_about_the_author_takes_the_paragraph_below() -> None:
    note = "Sailor, climber, and once the youngest crane driver of the whole northern coast."
    assert hidden(page(tail=("About the author", note)))[note] == "author_note"


def test_disclaimers_at_the_end() -> None:
    line = "Disclaimer: Views expressed are personal and do not reflect the policy of the Harbour Post."
    assert hidden(page(tail=(line,))) == {line: "disclaimer"}


def test_a_sign_off_inside_the_last_paragraph_is_hidden_without_it() -> None:
    text = page() + " (Reporting by Ines Marsh in Northport; editing by Lou Field)"
    assert hidden(text) == {"(Reporting by Ines Marsh in Northport; editing by Lou Field)": "byline"}


def test_what_follows_a_comment_form_is_part_of_it() -> None:
    text = page(tail=("2 Comments", "Rope Fan", "I always said that this crane would fall one day.", "Reply"))
    assert set(hidden(text).values()) == {"comment_widget"}
    assert len(hidden(text)) == 4


def test_links_below_related_articles() -> None:
    text = page(tail=("Related Articles", "Ferry company buys six ships", "Old bridge to close"))
    assert set(hidden(text)) == {"Related Articles", "Ferry company buys six ships", "Old bridge to close"}


def test_related_links_in_the_middle_leave_the_article_alone() -> None:
    text = page(middle=("Related Articles\nFerry company buys six ships\nOld bridge to close",))
    assert set(hidden(text)) == {"Related Articles", "Ferry company buys six ships", "Old bridge to close"}
    kept = page(middle=("Read more", "The second road"))
    assert hidden(kept) == {"Read more": "related_links"}
    assert headings(kept) == ["The second road"]


def test_hard_wrapped_text_has_no_headings_in_its_paragraphs() -> None:
    words = " ".join(BODY).split()
    wrapped = "\n".join(" ".join(words[i : i + 11]) for i in range(0, len(words), 11))
    text = f"Crane falls across harbour road\n\n{wrapped}\n\n{BODY[0]}"
    assert headings(text) == []
    assert not hidden(text)
    assert clean(text).title == (0, 31)


def test_short_first_lines_of_wrapped_paragraphs_are_no_titles() -> None:
    text = (
        "A crane has fallen across\nthe only road to the ferry of Northport on a Friday, the\n"
        "port said in a statement.\n"
        "    Nobody was hurt, but two hundred lorries had to wait for\nan evening before the road was open.\n"
    )
    assert clean(text).title is None
    assert not hidden(text)
    assert headings(text) == []


LINE = st.sampled_from(
    [
        *BODY,
        "Leave a Reply",
        "0 Comments",
        "By Ines Marsh",
        "Image Credit: Agency",
        "Crane falls across harbour road",
        "4 August 2023",
        "Related Articles",
        "The author is a sailor.",
        "(Reporting by Ines Marsh; editing by Lou Field)",
        "",
        "\x00\x1b[31m[bold]\u202e",
    ]
)
HOSTILE = st.one_of(
    st.text(),
    st.lists(st.one_of(LINE, st.text(max_size=40)), max_size=25).map("\n".join),
    st.text(alphabet="aA .?!\"'()[]:|-–\n\t\r\xa0\u200b\ufeff0123©*\x00\x1b\u202e\u2028", max_size=300),
)


@settings(max_examples=300, deadline=None)
@given(HOSTILE)
def test_spans_are_in_order_and_inside_any_text(text: str) -> None:
    cleaned = clean(text)
    position = 0
    for found in cleaned.boilerplate:
        assert position <= found.start < found.end <= len(text)
        position = found.end
    hidden_places = {i for found in cleaned.boilerplate for i in range(found.start, found.end)}
    for heading in cleaned.headings:
        assert 0 <= heading.start < heading.end <= len(text)
        assert not hidden_places & set(range(heading.start, heading.end))
    if cleaned.title is not None:
        assert text[slice(*cleaned.title)].strip()
        assert not hidden_places & set(range(*cleaned.title))
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "a" * 2_000_000,
        "word " * 400_000,
        "." * 2_000_000,
        "(" * 2_000_000,
        "\n" * 2_000_000,
        "A B, " * 400_000,
    ],
    ids=["letters", "words", "stops", "brackets", "lines", "names"],
)
def test_two_megabytes_take_no_time(text: str) -> None:
    begin = time.perf_counter()
    clean(text)
    assert time.perf_counter() - begin < 2
