"""The headline facts of the book, each computed again from every edition, publisher and count that allows it.

A headline is a fact of a chapter with the condition under which the sentence built on it is true. Its
measure takes the tables of the data package; a case is the same tables narrowed to one edition, one
publisher or another way to count. Value now and value in a case come from the same function, which is made
of the functions the chapter uses.
"""

from chokepoint.answers.robustness.headline import Book, Condition, Headline, Measure, above, below

__all__ = ["Book", "Condition", "Headline", "Measure", "above", "below"]
