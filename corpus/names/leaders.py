"""Heads of state and government whom news calls by the family name alone, without ever giving them another.

Those of the larger countries since 1945, as encyclopedias list them; not the names that are as often a
place's, a firm's or an ordinary word (Lincoln, Ford, Bush, Major).
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.names.candidates import LISTED, Candidate
from corpus.names.lexicon import word_set
from corpus.names.tokens import Sentence

NAMES = word_set(
    """Roosevelt Truman Eisenhower Nixon Reagan Clinton Obama Trump Biden Churchill Attlee Macmillan
    Thatcher Blair Sunak Starmer Adenauer Brandt Kohl Schroeder Schröder Merkel Scholz Pompidou
    Mitterrand Chirac Sarkozy Hollande Macron Andreotti Craxi Berlusconi Prodi Zapatero Rajoy Aznar
    Salazar Stalin Khrushchev Brezhnev Andropov Chernenko Gorbachev Yeltsin Putin Medvedev Chernomyrdin
    Kravchuk Kuchma Yushchenko Yanukovych Poroshenko Zelensky Zelenskyy Lukashenko Nazarbayev
    Shevardnadze Saakashvili Aliyev Walesa Jaruzelski Kwasniewski Havel Ceausescu Iliescu Honecker Tito
    Milosevic Milošević Tudjman Izetbegovic Karadzic Papandreou Karamanlis Tsipras Ozal Demirel Ecevit
    Erdogan Erdoğan Makarios Denktash Peres Rabin Shamir Netanyahu Olmert Barak Arafat Abbas Assad
    Mubarak Sadat Nasser Sisi Gadhafi Gaddafi Qaddafi Khadafy Saddam Khomeini Khamenei Rafsanjani
    Khatami Ahmadinejad Rouhani Karzai Bhutto Musharraf Sharif Nehru Gandhi Vajpayee Modi Suharto
    Sukarno Wahid Yudhoyono Aquino Duterte Mahathir Sihanouk Mao Nakasone Takeshita Hashimoto Koizumi
    Mulroney Chretien Chrétien Trudeau Castro Batista Aristide Duvalier Noriega Ortega Somoza Pinochet
    Peron Perón Menem Alfonsin Alfonsín Kirchner Fujimori Chavez Chávez Maduro Lula Sarney Collor
    Rousseff Bolsonaro Salinas Zedillo Mandela Mbeki Zuma Botha Mugabe Kaunda Nyerere Kenyatta Museveni
    Kagame Mobutu Kabila Lumumba Nkrumah Rawlings Abacha Obasanjo Savimbi Annan Hitler Mussolini Lenin"""
)


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Such a name by itself, no other capital beside it: not that of the Reagan Library."""
    if sentence.case != "plain" or NAMES.isdisjoint(sentence.words):
        return
    for i, word in enumerate(sentence.words):
        if word not in NAMES:
            continue
        before = i > 0 and sentence.capital[i - 1] and not sentence.glued[i] and i - 1 not in sentence.opening
        after = i + 1 < len(sentence) and sentence.capital[i + 1] and not sentence.glued[i + 1]
        if not before and not after:
            yield Candidate(i, i + 1, "person", LISTED + 6, "list: leaders")
