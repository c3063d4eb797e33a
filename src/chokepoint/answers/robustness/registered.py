"""The one list that the chapters' headlines register with."""

from chokepoint.answers.robustness.headline import Book

BOOK = Book()
