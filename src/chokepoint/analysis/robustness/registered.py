"""The one list that the chapters' headlines register with."""

from chokepoint.analysis.robustness.headline import Book

BOOK = Book()
