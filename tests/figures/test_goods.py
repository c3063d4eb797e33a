"""The goods of a control are all named, what is only checked apart; and its target as narrow as it is."""

import pandas as pd
import pytest

from chokepoint.analysis.rows import each_row
from chokepoint.figures.goods import name_goods, name_target
from chokepoint.i18n import Translator

NAMES = pd.Series({"ga": "gallium", "ge": "germanium", "c": "graphite", "re": "(rare earths)"})


@pytest.mark.parametrize(
    ("commodities", "checked", "told"),
    [
        ("ga;ge;re", "", "gallium, germanium, rare earths"),
        ("ga;unknown_one", "", "gallium, unknown one"),
        ("ga;ge;c", "c", "gallium, germanium; of graphite only the end users are checked more strictly"),
    ],
)
def test_every_good_is_named_and_a_check_is_no_ban(commodities, checked, told):
    frame = pd.DataFrame([{"commodities": commodities, "checked_commodities": checked}])
    assert name_goods(next(each_row(frame)), NAMES, Translator()) == told


@pytest.mark.parametrize(
    ("code", "printed", "told"),
    [
        ("USA", "United States", "the United States"),
        ("JPN", "Japan", "Japan"),
        ("JPN", "Japan (military users and uses)", "Japan (military users and uses)"),
    ],
)
def test_a_control_on_a_part_of_a_country_says_so(code, printed, told):
    places = pd.Series({"USA": "United States", "JPN": "Japan"})
    frame = pd.DataFrame([{"target_iso3": code, "target_name": printed}])
    assert name_target(next(each_row(frame)), places, Translator()) == told
