from types import SimpleNamespace

import pytest

from chokepoint.i18n import Translator
from chokepoint.stories.explore import exhibits

ROW = {
    "name": "Tin", "leader": "China", "share_low": 23.6, "share": 24.2, "share_high": 25.1, "hhi_low": 0.12,
    "hhi": 0.121, "hhi_high": 0.122, "year": 2025.0, "lists": 3, "status": "none found", "reliance": 73.0,
    "qualifier": ">",
}  # fmt: skip


def test_the_table_has_a_row_a_commodity_and_a_cell_a_heading(look):
    shown = exhibits.every_commodity(look).payload
    assert len(shown["rows"]) > 100
    assert {len(row["cells"]) for row in shown["rows"]} == {len(exhibits.HEADINGS)}
    assert not [cell for row in shown["rows"] for cell in row["cells"] if "nan" in cell.lower().split()]


def test_cells_keep_bounds():
    cells = exhibits.written(SimpleNamespace(**ROW), Translator())
    assert cells == ["Tin", "China", "24 (24–25)", "0.12", "2025", "3", "", "over 73"]


@pytest.mark.parametrize(("qualifier", "told"), [("", "73"), ("<", "under 73")])
def test_a_bound_is_said(qualifier, told):
    row = SimpleNamespace(**(ROW | {"qualifier": qualifier}))
    assert exhibits.written(row, Translator())[-1] == told


def test_what_is_not_known_is_empty():
    unknown = dict.fromkeys(("share", "hhi", "year", "reliance"), float("nan"))
    row = SimpleNamespace(**(ROW | unknown))
    assert exhibits.written(row, Translator())[2:5] == ["", "", ""]
    assert exhibits.written(row, Translator())[-1] == ""
