"""Short news stories, written for the tests, and what stands around a story on a page."""

from __future__ import annotations

from typing import NamedTuple


class Story(NamedTuple):
    """A story: its headline and its paragraphs; one that begins with "## " is a heading."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def lines(self) -> list[str]:
        """The body as it should be read."""
        return [paragraph.removeprefix("## ") for paragraph in self.paragraphs]


def _story(title: str, text: str) -> Story:
    return Story(title, tuple(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n")))


LOCK = _story(
    "Old lock reopens at Eastmouth a week after the storm",
    """
The old lock at Eastmouth opened again on Thursday, a week after a storm tore off two of its gates and
left eleven barges waiting on the canal above the town.

“We worked through four nights to get the second gate in,” said Una Bay, the harbour master, as the
first boats were let down shortly after six in the morning.

## What was broken

A barge that had broken loose from its moorings struck the upper gates on 20 July. Divers found that the
hinges were bent and that stones had fallen out of the western wall.

The Canal Trust puts the damage at 2.3 million pounds. An insurer is expected to pay for the gates, but
not for the wall, which was already due for repair when the storm came.

Traders on the quay said they had lost most of their summer income. “Nobody buys ice cream beside a
drained canal,” said Tom Reed, who runs a kiosk there.

A second closure of three days is planned for October, when the wall will be rebuilt.
""",
)
FERRY = _story(
    "Ferry company orders six electric ships from Norwegian yard",
    """
Northline Ferries has ordered six battery-driven ships from a yard in Bergen, the largest such order
that has been placed in the country, the company said on Monday.

The ships will replace the diesel boats that have crossed the sound between Alnes and Hovde since 1988.
The first is to be delivered in March 2026.

Karin Solberg, who leads the company, said the crossings would be two minutes slower and far quieter.
“People will hear the gulls again,” she told reporters on the quay.

The transport ministry in Oslo pays a third of the price of 410 million kroner. Opposition members of
the county council said that the money should have gone to a bridge.

The seamen's union welcomed the order but asked for a promise that no crew would be let go. Talks with
the company begin next week.
""",
)
DAM = _story(
    "Villagers return as cracked dam above Santa Rita is declared safe",
    """
More than two thousand people went back to their homes below the Santa Rita dam on Saturday after
engineers declared that a crack in its crest was no danger.

The villages of Ojo Frio and La Mesa had been cleared on Tuesday night, when a guard noticed water on
the dry side of the wall.

“The crack is old and shallow,” said Marta Quiroga, an engineer with the national water authority, after
drills had taken samples at nine places.

## Years of complaints

Farmers had complained about the dam since 2014, when a tremor shook the valley. A report of that year
asked for new sensors, which were never bought.

President Elena Fuentes flew over the valley on Friday and promised 40 million dollars for dams of the
same age. There are 23 of them in the country.

The reservoir will be kept at half its height until an inquiry ends in December.
""",
)
VOTE = _story(
    "Parliament in Tallin Bay votes to keep night trains for two more years",
    """
Lawmakers voted by 61 to 38 on Wednesday to go on paying for night trains between Tallin Bay and the
southern border, which were to stop in September.

The trains carry some 300,000 people a year and lose money on every one of them, according to the state
railway. A ticket costs half as much as a seat on the morning flight.

Transport minister Paavo Lind had wanted to put the money into buses. He said after the vote that he
would respect the decision “with a heavy heart and a good pillow”.

The Greens and the Farmers' Party voted together for the first time in eleven years. Their leaders
denied that this meant anything for the elections in spring.

New sleeping cars, ordered from a factory in Gdansk, are to arrive before the summer of next year.
""",
)
ARREST = _story(
    "Three held over theft of church bells in border towns",
    """
Police in Kesten have arrested three men who are suspected of stealing nine church bells from towns on
both sides of the border since the spring.

The bells, the heaviest of which weighs 840 kilograms, were found under tarpaulins at a scrapyard near
Orlovo late on Sunday, a police spokeswoman said.

“They had a crane, a lorry and a list,” said the spokeswoman, Dana Petrova. The list named fourteen more
towns.

Two of the bells date from the seventeenth century. A bell from Saint Barbara's in Dolna had been cut
into pieces before it was found and cannot be saved.

The men, aged 24, 31 and 52, appeared before a judge on Tuesday and did not say anything. Their trial
could begin in January.
""",
)
DRONE = _story(
    "Army shows long-range drone that it says can stay up for two days",
    """
The army has shown a long-range reconnaissance drone that it says can stay in the air for 50 hours, the
first such aircraft to be built in the country.

General Ivo Marek told guests at the Brodno airfield on Friday that twelve of the drones would be in
service by the end of 2027.

The aircraft has a span of 18 metres and carries cameras and radar, but no weapons. A version that can
be armed “is being looked at”, the general said.

## Neighbours worried

The foreign ministry of neighbouring Velia called the display a provocation and asked for talks under
the border treaty of 1996.

Analysts said that the engine, which comes from Austria, could fall under export rules. “It is a good
glider with somebody else's motor,” said Petra Novak of the Institute for Security in Brno.

Parliament will be asked for another 90 million crowns in the autumn.
""",
)
FLOOD = _story(
    "River Isel falls after flooding four hundred cellars",
    """
The Isel fell below its warning mark on Sunday morning after two days of rain had put water into more
than four hundred cellars between Lienz and Oberdrum.

No one was hurt. Firefighters brought 62 people out of a camp site at Ainet, most of them by boat, and
pumped dry the hospital's car park.

The main road to the Felber tunnel will stay closed until Wednesday because a slope above it is still
moving, the province said.

Hydrologist Jonas Egger called the flood the third in a decade that should come once in thirty years.
“We must stop calling them floods of the century,” he said.

The mayor asked the province to pay for damage that insurers leave out. A meeting is set for 4 June.
""",
)
BANK = _story(
    "Central bank leaves rates alone and warns of dearer bread",
    """
The central bank left its main rate at 4.75 per cent on Thursday and warned that a poor harvest would
make bread and oil dearer before the winter.

Governor Amara Diallo said that seven of the nine members of the board had wanted no change. The other
two asked for a cut of a quarter of a point.

Inflation fell to 3.9 per cent in June from 4.4 per cent in May, but prices of food rose for the fifth
month in a row, figures showed last week.

“The fields decide, not we,” Diallo said when she was asked when rates might come down.

The franc gained a little against the dollar after the decision. Shares in Dakar ended the day 0.6 per
cent lower.

The board meets again on 14 September.
""",
)
STORIES = (LOCK, FERRY, DAM, VOTE, ARREST, DRONE, FLOOD, BANK)

MENU = (
    "Home",
    "World",
    "Politics",
    "Business",
    "Science",
    "Sport",
    "Culture",
    "Opinion",
    "Weather",
    "Jobs",
    "Video",
)
RELATED = (
    "Minister resigns over unpaid parking fines",
    "Seven walks for a wet weekend",
    "Why the price of butter has doubled since May",
    "Choir of fishermen wins prize in Rome",
    "New bridge to be named after poet",
    "Chess club looks for a cellar",
)
COOKIES = (
    "We and our 214 partners use cookies to personalise content and ads."
    " You can change your choice at any time."
)
NEWSLETTER = (
    "Sign up for our newsletter and get the best stories in your inbox every morning. You can unsubscribe."
)
COMMENTS = (
    "This is what happens when nobody looks after things for thirty years. I have said so again.",
    "Great article, thank you. My grandfather worked there in the fifties and told us all about it.",
    "First! But honestly, who pays for all of this in the end? You and me, never those who did it.",
)
BIO = "writes about rivers and railways. She joined the paper in 2015 after ten years on a trawler."
