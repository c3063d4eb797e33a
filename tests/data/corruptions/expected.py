"""Kinds of corruption that some rule may let through, and why none can do better.

All of them but those of the descriptor change a table, so that it is no longer as it was sealed: `chokepoint
data check` refuses it until somebody looks at what changed and seals it anew.
"""

NOTHING_BESIDE = "nothing is printed beside it, and no other row or column of the table says the same"
LOST = "no row says how many there were; the seal does"
WORDS = "other words are as good as these"
LOOSER = "a column may be described less strictly; what its cells are held to is for its author to say"

ACCEPTED = {
    "a letter of a text changed": WORDS,
    "words of another row": WORDS,
    "one row deleted": LOST,
    "last 30 percent of rows cut off": LOST,
    "two rows in the place of each other": "the order of rows means nothing",
    "optional cell emptied": "nothing says that it was filled, unless a rule knows what stands beside it",
    "row given to another source": "two sources of one date can both have printed it",
    "published day later by a year": "the id of the source does not name its year",
    "source published on the day of another": "the id of the source does not name its year",
    "publisher with a typo": "no other source has the same publisher",
    "country id of another country": "no name of the country is printed beside it",
    "commodity of another row": "the id of the row does not name the commodity",
    "stage changed to another allowed one": "the id of the row does not name the stage",
    "status changed to another allowed one": "both states go with a value",
    "unit changed to another allowed one": "the column of the value is the only one with a number",
    "two neighbouring cells of a row swapped": "both columns hold free words",
    "two columns of data swapped": "both columns hold free words",
    "vintage of another row": "both are editions of sources of the same day",
    "value x 1000": NOTHING_BESIDE,
    "value / 1000": NOTHING_BESIDE,
    "value raised by a tenth": NOTHING_BESIDE,
    "value and quantity_kg x 1000": NOTHING_BESIDE,
    "sign of a number turned": "the column may be negative, and nothing is printed beside it",
    "low end above high": "the end stands alone in its row",
    "world total smaller than a country": "the table has no row of a country beside it",
    "year off by ten": "the id of the row does not name the year, and its source tells of many",
    "year off by one": "the id of the row does not name the year, and its source tells of many",
    "descriptor: decimal comma": "the numbers of the column are whole, so that they read the same",
    "descriptor: one enum dropped": LOOSER,
    "descriptor: one pattern dropped": LOOSER,
    "descriptor: one maximum dropped": LOOSER,
    "descriptor: words of a description changed": WORDS,
}
"""By kind, why it may pass."""
ELSEWHERE = {
    "one row deleted": "keys that led to it lead nowhere, or its source is no longer used",
    "last 30 percent of rows cut off": "the sources of the lost rows are no longer used",
    "commodity of another row": "a commodity is then named twice",
    "value and quantity_kg x 1000": "the world total is then too small",
    "value x 1000": "the world total is then too small",
    "quantity_kg x 1000": "the world total is then too small",
    "source published on the day of another": "rows and vintages of the source no longer fit it",
    "published day later by a year": "rows and vintages of the source no longer fit it",
    "publisher with a typo": "the other spelling is the odd one",
    "row id of another form": "lists that name the row lead nowhere",
    "descriptor: dialect delimiter ;": "the file has another one",
    "descriptor: encoding utf-16": "the file has another one",
    "descriptor: enum of other words": "the cells of the column are refused",
    "descriptor: minimum of a thousand": "cells below it are refused",
    "descriptor: decimal comma": "cells with a point are refused",
    "descriptor: missingValues of a word": "cells with that word are then empty",
}
"""By kind, why the fault may be named at another row, column or file than the spoilt one."""
