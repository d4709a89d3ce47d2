"""Names of months in languages other than English, as dates on news pages have them.

Only names that are one month in every language that has them: "listopada" is November in Warsaw and October
in Zagreb, so it is taken out. English names are in `words`.
"""

from __future__ import annotations

from functools import cache

# Twelve to a line; two forms of a month with a slash: "января/январь".
_NAMES = """\
enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
janvier février/fevrier mars avril mai juin juillet août/aout septembre octobre novembre décembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
januar/jänner februar märz april mai juni juli august september oktober november dezember
januari februari maart april mei juni juli augustus september oktober november december
januari februari mars april maj juni juli augusti september oktober november december
januar februar marts/mars april mai/maj juni juli august september oktober november desember
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
januari februari maret april mei juni juli agustus september oktober november desember
"""


@cache
def foreign_months() -> dict[str, int]:
    """Lower-case names to the number of the month."""
    found: dict[str, set[int]] = {}
    for line in _NAMES.splitlines():
        for number, names in enumerate(line.split(), 1):
            for name in names.split("/"):
                found.setdefault(name, set()).add(number)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}
