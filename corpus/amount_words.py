"""The words around a number that tell what it counts: nouns, what ends them, what befell the counted."""

from __future__ import annotations

from corpus.names.lexicon import word_set

# What ends the words that a number counts.
STOPS = word_set(
    """a an the of in on at to for from by with and or but as than that which who whose were was are is be
    been had has have will would could may might should can did do does not into over under about after
    before since during until while when where there this these those his her its their our your my it
    they we he she i per more less other others another further additional extra such each every said
    says say told he"""
)
# Counted in these it is no count of things but a measure of time, or something else altogether.
NO_THINGS = word_set(
    """years months weeks days hours minutes seconds times decades centuries oclock pm am others points
    ways reasons things percent pct cents cts dlrs dollars yen marks francs pounds pence shares units
    lots january february march april may june july august september october november december"""
)
# Nouns of measure: a trade of so many tonnes is made again next week, of so many others.
MEASURES = word_set(
    """tonne ton barrel bushel bale bag box gallon litre liter kilo kilogram ounce pound acre hectare mile
    kilometre kilometer metre meter foot carat crown rupee peso franc dollar euro rouble ruble pfennig"""
)
# What a sum of money is of: "a $3 billion contract".
SUMS = word_set(
    """deal contract loan grant fine package budget bid takeover offer purchase sale fund ransom bond bill
    plan project programme program investment order award settlement"""
)
ODD_PLURALS = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "troops": "troop",
    "personnel": "personnel",
    "police": "police",
    "aircraft": "aircraft",
    "dead": "person",
    "wounded": "person",
    "injured": "person",
    "missing": "person",
    "deaths": "person",
    "fatalities": "person",
    "injuries": "person",
    "bodies": "person",
    "lives": "person",
}
FATES = {
    "killed": r"kill\w*|dead|died|dies|deaths?|fatalit\w+|loss|lost|drown\w*|bodies|lives|perish\w*|slain",
    "wounded": r"wound\w*|injur\w+|hurt",
    "missing": r"missing|unaccounted",
    "held": r"arrest\w*|detain\w*|held|custody|captur\w+|jailed",
    "saved": r"rescu\w+|saved|surviv\w+|pulled|winched",
    "moved": r"evacuat\w+|displac\w+|fled|homeless",
    "shot down": r"shot\sdown|intercept\w*|downed",
    "sent": r"sent|deploy\w*|dispatch\w*|launch\w*|fired",
}
# Of these the number is told of a happening as a whole.
HARMS = frozenset(("killed", "wounded", "missing"))
SHARES = word_set("""stake share interest majority turnout tariff tax duty cut rise increase fall drop""")
