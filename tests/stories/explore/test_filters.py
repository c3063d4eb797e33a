import pandas as pd

from chokepoint.i18n import Translator
from chokepoint.stories.explore.filters import make_filters

PLACES = pd.Series({"EUU": "European Union", "AUS": "Australia", "CHN": "China", "COD": "Congo"})
ROWS = pd.DataFrame(
    {
        "listers": ["EUU AUS", "", "EUU"],
        "status": ["licence", "none found", "licence"],
        "leader_code": ["CHN", "", "COD"],
    }
)


def test_only_what_some_row_has_can_be_chosen_by_name():
    found = {one["mark"]: one["choices"] for one in make_filters(ROWS, PLACES, Translator())}
    assert found == {
        "lists": [["AUS", "Australia"], ["EUU", "European Union"]],
        "status": [["licence", "licence"]],
        "leader": [["CHN", "China"], ["COD", "Congo"]],
        "share": [],
    }


def test_every_filter_has_a_title():
    assert all(one["title"] for one in make_filters(ROWS, PLACES, Translator()))
