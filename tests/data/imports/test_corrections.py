from chokepoint.data.imports.corrections import KEYS, read_corrections

FIGURE = {
    "publisher": "USGS", "edition": "2023", "table": "reserves", "commodity_id": "zinc", "form": "",
    "country_iso3": "AUS", "year": "2022", "printed": "1,166,000", "unit": "kt",
}  # fmt: skip
ROW = {"correction_id": "zinc", "field": "value", "value": "66000", "remark": "slip", "place": "before"}


def test_a_correction_applies_where_every_condition_that_is_set_fits():
    (correction,) = read_corrections(
        [ROW | dict.fromkeys(KEYS, "") | {"country_iso3": "AUS", "printed": "1,166,000"}]
    )
    assert correction.fits(FIGURE)
    assert not correction.fits(FIGURE | {"country_iso3": "CHN"})
    assert not correction.fits(FIGURE | {"printed": "66,000"}), "a file mended since is left alone"
