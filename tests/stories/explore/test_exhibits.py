from types import SimpleNamespace

import pytest

from chokepoint.i18n import Translator
from chokepoint.stories.explore import exhibits

ROW = {
    "name": "Tin", "leader": "China", "share_low": 23.6, "share": 24.2, "share_high": 25.1, "hhi_low": 0.12,
    "hhi": 0.121, "hhi_high": 0.122, "year": 2025.0, "age": 1.0, "lists": 3, "status": "none found",
    "reliance": 73.0, "qualifier": ">",
}  # fmt: skip


BESIDE = {"producers": "China: 24", "listers": "Australia", "eu_reliance": "extraction 1"}


def cells_of(**changes):
    written = exhibits.written(SimpleNamespace(**(ROW | changes)), Translator(), BESIDE)
    return dict(zip(exhibits.HEADINGS, written, strict=True))


@pytest.mark.parametrize(
    ("name", "headings", "least"),
    [
        ("every_commodity", exhibits.HEADINGS, 100),
        ("imports_from_china", exhibits.IMPORTS, 80),
        ("leaders", exhibits.LEADERS, 15),
    ],
)
def test_a_table_has_a_cell_for_each_heading(look, name, headings, least):
    shown = getattr(exhibits, name)(look).payload
    assert len(shown["rows"]) >= least
    assert [column["name"] for column in shown["columns"]] == list(headings)
    assert {len(row["cells"]) for row in shown["rows"]} == {len(headings)}
    words = [cell.lower().split() for row in shown["rows"] for cell in row["cells"]]
    assert not [cell for cell in words if {"nan", "none", "nat"} & set(cell)]


def test_cells_keep_bounds():
    assert list(cells_of().values()) == [
        "Tin", "China", "China: 24", "24 (24–25)", "0.12", "2025", "1", "3", "Australia", "", "over 73",
        "extraction 1",
    ]  # fmt: skip


@pytest.mark.parametrize(("qualifier", "told"), [("", "73"), ("<", "under 73")])
def test_a_bound_is_said(qualifier, told):
    assert cells_of(qualifier=qualifier)["reliance"] == told


def test_what_is_not_known_is_empty():
    unknown = dict.fromkeys(("share", "hhi", "year", "age", "reliance"), float("nan"))
    cells = cells_of(**unknown)
    assert {name for name, cell in cells.items() if not cell} == {*unknown, "status"}


def rows_of(look, exhibit):
    return {row["id"]: row for row in exhibit(look).payload["rows"]}


def test_the_picture_shows_the_largest_and_the_others_together(look):
    row = rows_of(look, exhibits.every_commodity)["antimony"]
    assert [code for code, _share in row["parts"]] == ["CHN", "RUS", "TJK", ""]
    assert row["cells"][2] == "China: 36; Russia: 29; Tajikistan: 20; others: 15"
    assert exhibits.drawn_parts([("CHN", 60.0), ("USA", 40.0)]) == [("CHN", 60.0), ("USA", 40.0)]


def test_a_list_of_one_producer_has_neither_share_nor_picture_nor_mark(look):
    row = rows_of(look, exhibits.every_commodity)["stone_crushed"]
    assert (row["parts"], row["cells"][2], row["marks"]["share"]) == ([], "", "")


def test_a_row_bears_what_the_filters_look_at(look):
    shown = exhibits.every_commodity(look).payload
    row = rows_of(look, exhibits.every_commodity)["germanium"]
    assert {one["mark"] for one in shown["filters"]} == set(row["marks"])
    assert (row["marks"]["status"], row["marks"]["leader"]) == ("licence", "CHN")


def test_an_import_names_its_form_or_stage_and_its_years(look):
    found = [
        row["cells"] for row in exhibits.imports_from_china(look).payload["rows"] if row["id"] == "gallium"
    ]
    assert [cells[:7] for cells in found] == [
        ["Gallium", "European Union", "processing", "69", "China", "69", "2023"],
        ["Gallium", "United States", "Metal", "18", "Canada", "28", "2021–2024"],
    ]


def test_a_country_leads_to_what_it_leads(look):
    row = rows_of(look, exhibits.leaders)["COD"]
    assert row["links"][0] == ["cobalt", "Cobalt", "73"]
    assert row["cells"][2].startswith("Cobalt (73), ")
