from chokepoint.data.imports.compare import compare
from chokepoint.data.imports.figures import Place, Release, Row

RELEASE = Release("USGS", "2026", "new", "2026")
PLACE = Place("f.csv", 2, "Value")


def cells(row_id, value, **given):
    base = {"row_id": row_id, "value": value, "unit": "t", "quantity_kg": f"{value}000", "vintage": "2025",
            "source_id": "old", "locator": "f.csv, row 2"}  # fmt: skip
    return base | given


def row(row_id, value, **given):
    return Row("production", cells(row_id, value, source_id="new", vintage="2026", **given), PLACE)


def test_rows_are_new_the_same_otherwise_or_gone():
    carried = [
        dict(row("prod-usgs-2026-a", "1").cells),
        dict(row("prod-usgs-2026-b", "2").cells),
        dict(row("prod-usgs-2026-c", "3").cells),
        dict(row("prod-usgs-2026-d", "4", locator="g.csv, row 2").cells),
    ]
    proposed = [row("prod-usgs-2026-a", "1"), row("prod-usgs-2026-b", "5"), row("prod-usgs-2026-e", "6")]
    found = compare(proposed, carried, RELEASE, frozenset({"f.csv"}))
    assert [one.row_id for one in found.new] == ["prod-usgs-2026-e"]
    assert found.same == 1
    assert [one.row_id for one, _ in found.other] == ["prod-usgs-2026-b"]
    assert [one["row_id"] for one in found.gone] == ["prod-usgs-2026-c"], "files not read are left alone"


def test_a_new_figure_is_set_against_the_newest_edition_before():
    carried = [
        cells("prod-usgs-2024-a-chn-2023", "40", vintage="2024"),
        cells("prod-usgs-2025-a-chn-2023", "50"),
        cells("prod-bgs-2025-a-chn-2023", "99"),
        cells("prod-usgs-2025-b-chn-2023", "7"),
        cells("prod-usgs-2025-c-chn-2023", "0"),
        cells("prod-usgs-2025-d-chn-2023", "7", unit="kt", quantity_kg=""),
    ]
    proposed = [
        row("prod-usgs-2026-a-chn-2023", "60"),
        row("prod-usgs-2026-b-chn-2023", "7"),
        row("prod-usgs-2026-c-chn-2023", "1"),
        row("prod-usgs-2026-d-chn-2023", "8"),
    ]
    found = {one.row.row_id: one for one in compare(proposed, carried, RELEASE, frozenset()).revised}
    first = found["prod-usgs-2026-a-chn-2023"]
    assert (first.edition, first.before, first.after, round(first.percent)) == ("2025", "50", "60", 20)
    assert found["prod-usgs-2026-c-chn-2023"].percent is None, "nothing is a percentage of nil"
    assert set(found) == {"prod-usgs-2026-a-chn-2023", "prod-usgs-2026-c-chn-2023"}
