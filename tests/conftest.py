"""Shared by all tests: properties are judged by what they find, not by how long they take."""

from hypothesis import settings

settings.register_profile("book", deadline=None, max_examples=50, derandomize=True)
settings.load_profile("book")
