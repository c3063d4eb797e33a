from chokepoint.data.imports.left_out import read_left_out

ROW = {
    "publisher": "BGS", "table": "production", "commodity": "germanium metal", "series": "", "printed": "",
    "first_year": "", "last_year": "2007", "reason": "unused",
}  # fmt: skip


def test_a_figure_is_left_out_within_the_years_of_its_rule():
    (rule,) = read_left_out([ROW])
    assert rule.fits("BGS", "production", "germanium metal", "germanium metal", "", 2007)
    assert not rule.fits("BGS", "production", "germanium metal", "germanium metal", "", 2008)
    assert not rule.fits("USGS", "production", "germanium metal", "germanium metal", "", 2000)


def test_a_rule_may_be_on_a_cell_or_a_series():
    (cell,) = read_left_out([ROW | {"publisher": "USGS", "commodity": "", "printed": "XX", "last_year": ""}])
    assert cell.fits("USGS", "production", "boron", "Reserves", "XX", 2025)
    assert not cell.fits("USGS", "production", "boron", "Reserves", "NA", 2025)
    (series,) = read_left_out([ROW | {"series": "Ferro-chrome", "last_year": ""}])
    assert series.fits("BGS", "production", "germanium metal", "ferro-chrome: rounded", "", 2020)
