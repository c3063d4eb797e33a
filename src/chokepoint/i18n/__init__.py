"""Words, numbers and dates in the reader's language.

A :class:`Translator` is passed to whatever writes a label, a title or a sentence; there is no current
language hidden in a global. Catalogues are plain ``.po`` files read with Babel. What a language does to
words (plurals, articles, capitals, lists, ranges, marks) stands in one module a language: ``english``,
``chinese``.
"""

from chokepoint.i18n.messages import Message, msg, vocabulary
from chokepoint.i18n.translator import SOURCE_LANGUAGE, Translator, is_language, languages

__all__ = ["SOURCE_LANGUAGE", "Message", "Translator", "is_language", "languages", "msg", "vocabulary"]
