"""Whole pages as scrapers leave them, from many countries: each line is marked with what becomes of it.

A page is written line by line: "- " is hidden, "= " is the title, "# " a heading that stays, "  " stays.
"""

from __future__ import annotations

import pytest

from corpus.clean import clean
from corpus.header import header

BODY = """\
  The harbour was closed on Friday after a crane fell across the only road to the ferry, the port said.
  Nobody was hurt, but two hundred lorries had to wait until the evening before the road was open again.
  "The cable had been examined in March," a spokeswoman said."""
END = (
    "\n  The port hopes to have a second road by the end of next year, when the new bridge will be finished."
)

PAGES = {
    "India": f"""\
- HomeIndia News
- Explained: Why the crane fell
= Explained: Why the crane fell and what comes next
- Written by Asha Rao, Edited by Vikram Pillai
- Updated: July 15, 2022 10:22 IST
{BODY}
- Also Read | Rain to go on until Sunday
# What comes next?
{END[1:]}
- Get all the latest India news on the Bund app. Download now for Android and iOS.
- Topics
- Floods
- First published: 08:40 IST, 14 July 2022""",
    "Pakistan": f"""\
= Crane falls across harbour road
- Our Correspondent
- Published April 3, 2023
- Facebook Count
{BODY}{END}
- Published in The Morning Lamp, April 4th, 2023
- Opinion
- Flour and fury""",
    "Nigeria": f"""\
- Kindly Share This Story:
= Crane falls across harbour road
- By Chidi Balogun, Abeokoro
{BODY}
- READ ALSO: Traders threaten to shut market
{END[1:]}
- Kindly Share This Story:
- Disclaimer
- Comments expressed here do not reflect the opinions of The Olokun Vanguard or any employee thereof.""",
    "Philippines": f"""\
= Crane falls across harbour road
- By: Liza Mercado - Reporter / @lmercado
- Daily Lantern / 05:30 AM November 02, 2022
- A docker looks at the crane on Tuesday. —PHOTO BY REY CRUZ
{BODY}{END}
- Article continues after this advertisement
- RELATED STORIES
- Ferry company to buy six ships
- Don't miss out on the latest news and information.
- For feedback, complaints, or inquiries, contact us.""",
    "Korea": f"""\
= Crane falls across harbour road
- 2023-05-11 14:20:05
- Park Ji-yoon
- jypark@namhaetimes.example
{BODY}{END}
- (END)
- Copyright © Namhae Times. All Rights Reserved.""",
    "Australia": f"""\
= Crane falls across harbour road
- By Jack Tully
- Posted Sat 4 Mar 2023 at 8:15am, updated Sat 4 Mar 2023 at 11:02am
- abc.net.example/news/crane/102012345
- The crane lay across the road all day. (Supplied: Jen Roe)
{BODY}{END}
- Get local news delivered
- Posted 4 Mar 2023 4 Mar 2023Sat 4 Mar 2023 at 8:15am, updated 4 Mar 2023""",
    "agency": f"""\
= Crane falls across harbour road
- INES MARSH
- Coast Wire
- May 3, 2021
- FILE - The crane stands beside the road in Northport. (AP Photo/Lou Field, File)
{BODY}{END}
- Follow Marsh on Twitter: @inesmarsh""",
    "agency's site": f"""\
- World
= Crane falls across harbour road
- By Lou Field and Una Bay
- May 4, 20233:15 AM UTCUpdated 3 hours ago
- People look at the crane in Northport, May 2, 2023. REUTERS/Ines Marsh/File Photo
{BODY}{END}
- Reporting by Lou Field; Editing by Tom Hale
- Acquire Licensing Rights, opens new tab""",
    "newsletter box": f"""\
= Crane falls across harbour road
- by Ines Marsh
- 4 min read
- Listen to this article
- 1X
{BODY}
- Sign up for Harbour Daily
- Get the day's news from the quay, every weekday at six.
- Enter your email
- Sign up
- By signing up, you agree to our Terms of Use and Privacy Policy.
{END[1:]}""",
    "picture labels": f"""\
= Crane falls across harbour road
- Published
- 4 August 2023
- Image source, Ines Marsh
- Image caption,
- The crane lies across the only road to the ferry
- By Una Bay
{BODY}{END}
- Media caption,
- Watch: The moment the crane fell
- Related Internet Links
- The Post is not responsible for the content of external sites.""",
    "comments": f"""\
= Crane falls across harbour road
- By Tom Hale | Nov 3, 2021
{BODY}
- 2 Comments
- rakefan22
- November 4, 2021 at 8:12 am
- Finally. I have been waiting for this since I bought my house in 2004 and could not sleep at night.
- Reply
- Jim B.
- November 4, 2021 at 9:40 am
- So who is going to pay for my extra hour? Not the council, that much is sure, and not the port.
- Reply""",
    "pages": f"""\
= The long way round the cape
- By Tom Hale
{BODY}{END}
- 1 2 3 Next
- « Previous
- Related posts:
- 1. The short way round the cape""",
    "press release": f"""\
= Shipyard wins order for ferry
- NEWS PROVIDED BY
{BODY}{END}
- Media Contact:
- press@hanmaru.example
- SOURCE Hanmaru Shipbuilding Co.""",
    "poll": f"""\
= Why cranes fall
- By Lou Field
{BODY}{END}
- The views expressed in this article are the author's own and do not necessarily reflect the Post's stance.
- Are cranes safe?
- Yes
- No
- View results""",
    "German agency": f"""\
= Crane falls across harbour road
- Una Bay
- 05/07/2021May 7, 2021
- Image: Ines Marsh/dpa/picture alliance
{BODY}{END}
- ub/lf (AFP, dpa)
- Send us your feedback""",
    "wrapped": """\
= Crane Falls Across Harbour Road
- By INES MARSH
  NORTHPORT, Aug. 4 -- The harbour was closed on Friday after
  a crane fell across the only road to the ferry, the port
  said. Nobody was hurt, but two hundred lorries had to wait
  until the evening before the road was open again.""",
    "live": """\
= Harbour strike: live updates
- Last updated 12 August 2023, 15:40
  15:40
  The port has offered to meet the union at six this evening, a spokeswoman says. No answer yet.
  14:05
  Police have closed West Quay, where some 300 dockers are standing around a fire of pallets.""",
    "transcript": """\
= Harbour master on the fallen crane
- By Una Bay
  Harbour master Lou Field spoke to this paper on Friday. This is what he said, shortened a little.
  Q: When did you hear of it?
  A: At six in the morning. My wife took the call.
  Q: Was anybody on the crane?
  A: No.
  Q: Who is to blame?
  A: That's for others to say. I only say that the cable was forty years old.""",
    "verse": """\
= Poet of the docks dies at 91
- By Ines Marsh
  Dora Quill, whose poems about dockers were read out in parliament, died on Sunday. She was 91.
  Her best known lines are cut into the wall of the customs house:
  The crane lets down its iron hand
  to lift the morning from the sea
  and sets it, shining, on the land
  for those who have no boat, and me.
  A service will be held on Friday at noon in the chapel of the port.""",
    "list": """\
= Dockers present list of demands
- August 9, 2023
  The dockers' union handed a list of demands to the port on Wednesday and threatened a strike.
  1. Two men on every crane
  2. A doctor on every shift
  3. No lifting in a wind of force 7 or more
  The port said it would answer by Friday and that it was not afraid of strikes.""",
    "table": """\
= Northport win derby with late goal
  A goal in the last minute gave Northport the derby on Saturday and took them to the top.
  Northport 2 Southport 1
  Eastquay 0 Westquay 0
  Goals
  2
  Corners
  11
  Northport's next match is away to Capehaven on Wednesday.""",
    "Spanish": """\
= La grúa cae sobre la única carretera del puerto
- Por Inés Marsh
- 4 de agosto de 2023
  El puerto de Villanorte quedó cerrado el viernes después de que cayera una grúa sobre la carretera.
  Nadie resultó herido.
# La segunda carretera
  El puerto espera tener una segunda carretera a finales del próximo año, cuando acabe la obra.""",
    "French": """\
= Une grue s’effondre sur la route du port
  Le port de Nordhaven est resté fermé vendredi après la chute d’une grue sur la seule route.
  « Le câble avait été contrôlé en mars », a déclaré une porte-parole.""",
    "Korean language": """\
= 항구의 유일한 도로에 크레인 쓰러져
- 2023년 8월 4일
  북항은 금요일 크레인이 여객선으로 가는 유일한 도로에 쓰러져 하루 동안 폐쇄됐다고 항만 당국이 밝혔다.
  다친 사람은 없었다.""",
    "Arabic": """\
= سقوط رافعة على الطريق الوحيد إلى الميناء
  أُغلق ميناء الشمال يوم الجمعة بعد سقوط رافعة على الطريق الوحيد المؤدي إلى العبّارة، بحسب سلطات الميناء.
  ولم يصب أحد بأذى.""",
    "Russian": """\
= Кран упал на единственную дорогу к порту
- 4 августа 2023 г.
  Порт Северный был закрыт в пятницу после того, как кран упал на единственную дорогу к парому.
  Никто не пострадал.""",
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_what_becomes_of_each_line(name: str, between: str) -> None:
    rows = PAGES[name].split("\n")
    if name == "wrapped" and between == "\n\n":
        pytest.skip("blank lines between its lines would make it another text")
    text = between.join(row[2:] for row in rows)
    cleaned = clean(text)
    found, position = [], 0
    for row in rows:
        start, end = position, position + len(row[2:])
        hidden = sum(
            min(end, one.end) - max(start, one.start)
            for one in cleaned.boilerplate
            if one.start < end and one.end > start
        )
        if hidden == end - start:
            mark = "-"
        elif cleaned.title is not None and cleaned.title.start == start:
            mark = "="
        else:
            mark = "#" if any(one.start == start for one in cleaned.headings) else " "
        found.append(f"{mark} {row[2:]}")
        position = end + len(between)
    assert found == rows


@pytest.mark.parametrize(
    ("name", "byline", "source"),
    [
        ("India", "Asha Rao", None),
        ("Pakistan", "Our Correspondent", "The Morning Lamp"),
        ("Nigeria", "Chidi Balogun", "Olokun Vanguard"),
        ("agency", "Ines Marsh", "Coast Wire"),
        ("press release", None, "Hanmaru Shipbuilding Co"),
        ("Spanish", "Inés Marsh", None),
    ],
)
def test_what_a_page_says_of_itself(name: str, byline: str | None, source: str | None) -> None:
    text = "\n\n".join(row[2:] for row in PAGES[name].split("\n"))
    told = header(text, clean(text))
    assert (told.byline, told.source) == (byline, source)


def test_what_only_its_place_tells_is_hidden_with_the_reason() -> None:
    text = "\n\n".join(row[2:] for row in PAGES["newsletter box"].split("\n"))
    why = {text[one.start : one.end]: one.why for one in clean(text).boilerplate}
    assert why["Get the day's news from the quay, every weekday at six."] == "stands inside a sign-up box"
    assert why["4 min read"] is None
