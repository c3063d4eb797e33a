"""Names of places read well inside a sentence and at its start."""

import pandas as pd
import pytest

from chokepoint.figures.places import at_start, with_article
from chokepoint.i18n import Translator

NAMES = pd.Series({"USA": "United States", "JPN": "Japan", "COD": "Democratic Republic of the Congo"})


@pytest.mark.parametrize(
    ("code", "inside", "first"),
    [
        ("USA", "the United States", "The United States"),
        ("COD", "the Democratic Republic of the Congo", "The Democratic Republic of the Congo"),
        ("JPN", "Japan", "Japan"),
        ("XKX", "XKX", "XKX"),
    ],
)
def test_a_place_has_its_article_where_english_wants_one(code, inside, first):
    assert with_article(code, NAMES, Translator()) == inside
    assert at_start(code, NAMES, Translator()) == first
