import csv
import os

import numpy as np
import pandas as pd
import pytest

from chokepoint.data import KnownTables, load, load_sources, load_table, table_names, table_path, table_schema
from chokepoint.errors import DataError


def value_of(row_id):
    production = load_table("production").set_index("row_id")
    return production.loc[row_id, "quantity_kg"]


def test_text_is_kept_as_objects_also_in_a_column_that_is_new():
    production = load_table("production").head()
    for column in (production["publisher"], production.assign(note="a")["note"]):
        assert column.dtype.storage == "python"


def test_gallium_of_china_in_2022_differs_between_the_editions_as_printed():
    assert value_of("prod-usgs-2023-gallium-primary-chn-2022") == 540_000
    assert value_of("prod-usgs-2024-gallium-primary-chn-2022") == 600_000


def test_gallium_of_china_in_2024_differs_between_the_editions_as_printed():
    assert value_of("prod-usgs-2025-gallium-primary-chn-2024") == 750_000
    assert value_of("prod-usgs-2026-gallium-primary-chn-2024") == 839_000


def test_germanium_of_china_in_2021_differs_between_the_publishers_as_printed():
    assert value_of("prod-usgs-2022-germanium-refinery-chn-2021") == 95_000
    assert value_of("prod-wmd-2024-germanium-notstated-chn-2021") == 132_000
    assert value_of("prod-bgs-2025-germanium-refinery-chn-2021") == 155_000


def test_capacity_outside_china_in_2022_is_as_printed():
    rows = load_table("capacity").query("vintage == '2023' and commodity_id == 'gallium'")
    capacity = rows.set_index("country_iso3")["quantity_kg"]
    assert capacity["ROW"] == 73_000
    assert capacity["WLD"] - capacity["CHN"] == 120_000


def test_the_price_before_the_announcement_is_as_printed():
    price = load_table("prices").set_index("row_id").loc["price-p006"]
    assert (price["low"], price["high"], price["date"], price["reporter"]) == (
        250,
        265,
        "2023-06-30",
        "Fastmarkets",
    )


def test_no_wrought_metal_left_china_in_august_2023():
    exports = load_table("exports_monthly").set_index("row_id")
    assert list(exports.loc[["exp-x010", "exp-x065"], "quantity_kg"]) == [0, 0]
    assert list(exports.loc[["exp-x010", "exp-x065"], "status"]) == ["zero", "zero"]


def test_fourteen_item_groups_were_controlled():
    items = load_table("control_items")["commodity_id"].value_counts()
    assert items.to_dict() == {"gallium": 8, "germanium": 6}


def test_no_control_row_tells_what_happened_after_its_source():
    controls = load_table("controls")
    assert not {"status_note", "suspended_from", "suspended_until", "ends"} & set(controls.columns)
    texts = controls[controls["kind"] != "suspension"][["items", "note", "suggested_trigger"]]
    assert not texts.apply(lambda column: column.str.contains("suspended", case=False)).to_numpy().any()


def test_a_draft_does_not_say_when_it_became_law():
    drafts = load_table("controls").query("kind == 'draft'")
    assert list(drafts["effective"]) == [""]
    adopted = load_table("control_changes").query("change == 'adopted'").set_index("control_row_id")
    assert adopted.loc[drafts["row_id"].iloc[0], "from"] == "2025-07-15"


def test_types_follow_the_schema():
    exports = load_table("exports_monthly")
    production = load_table("production")
    assert pd.api.types.is_datetime64_any_dtype(exports["period_start"])
    assert exports["quantity_kg"].dtype == "float64"
    assert production["year"].dtype == "Int64"
    assert production["world_total_excludes_usa"].dtype == "boolean"
    assert (production["note"] == "").any()
    assert production.loc[production["status"] == "withheld", "value"].isna().all()


def test_every_value_loaded_is_a_value_of_the_file():
    for name in table_names():
        with table_path(name).open(encoding="utf-8", newline="") as file:
            written = list(csv.DictReader(file))
        loaded = load_table(name)
        assert len(loaded) == len(written), name
        for field in table_schema(name)["fields"]:
            cells = [row[field["name"]] for row in written]
            assert_same(loaded[field["name"]], cells, field["type"])


def assert_same(column, cells, kind):
    if kind == "string":
        assert list(column) == cells
    elif kind in ("number", "integer"):
        assert [None if pd.isna(v) else float(v) for v in column] == [float(c) if c else None for c in cells]
    elif kind == "date":
        assert ["" if pd.isna(value) else value.date().isoformat() for value in column] == cells
    else:
        assert ["" if pd.isna(value) else str(value).lower() for value in column] == cells


def test_a_source_that_a_text_proves_to_be_out_is_known_from_that_day_on():
    source = load_sources().loc["cnn_copy_2023_07"]
    assert (source["published"], source["known_by_source_id"]) == ("2023-07", "explainer_2023_07_06")
    assert source["published_last_day"] == pd.Timestamp("2023-07-06")
    statements = {
        day: set(load_table("statements", as_of=day)["row_id"]) for day in ("2023-07-05", "2023-07-06")
    }
    assert [("stm-eurasia-cnn" in ids, "stm-eurasia-dw" in ids) for ids in statements.values()] == [
        (False, False),
        (True, False),
    ]


def test_published_is_the_last_day_of_what_the_source_prints():
    rows = load_table("uses").drop_duplicates("source_id").set_index("source_id")
    assert rows.loc["lovik_2015", "published"] == pd.Timestamp("2015-12-31")
    assert pd.isna(rows.loc["cmaus_ga", "published"])
    assert load_sources().loc["usgs_mcs2026_ga", "published_last_day"] == pd.Timestamp("2026-02-28")


def test_as_of_keeps_only_what_was_out_on_that_day():
    known = load_table("production", as_of="2023-07-06")
    assert set(known["vintage"]) == {"2022", "2023"}
    assert list(load_table("controls", as_of="2023-07-06")["row_id"]) == ["ctl-02", "ctl-03"]


def test_tables_of_names_are_whole_on_any_day():
    assert len(load_table("countries", as_of="1990")) == len(load_table("countries"))


def test_a_day_that_is_none_is_refused():
    with pytest.raises(DataError, match="'yesterday' is not a date"):
        load_table("prices", as_of="yesterday")


def test_hostile_text_stays_text(package_copy):
    hostile = [
        "<script>alert(1)</script>",
        "=HYPERLINK(1)",
        "NA",
        "nan",
        "null",
        "[bold]x[/bold]",
        '镓, "quoted"',
    ]
    for text in hostile:
        package_copy.set("exports_monthly", "exp-x001", "note", text)
        assert load_table("exports_monthly").set_index("row_id").loc["exp-x001", "note"] == text


def test_text_in_a_number_is_refused_with_its_place(package_copy):
    line = package_copy.set("exports_monthly", "exp-x010", "quantity_kg", "about 5")
    with pytest.raises(DataError) as caught:
        load_table("exports_monthly")
    assert caught.value.where == f"exports_monthly.csv:{line}:quantity_kg"
    assert "'about 5' is not a number" in str(caught.value)


def test_a_column_too_many_is_refused(package_copy):
    package_copy.write("uses", [[*row, "x"] for row in package_copy.rows("uses")])
    with pytest.raises(DataError, match=r"uses.csv:1: the columns differ"):
        load_table("uses")


def test_each_table_read_is_noted_for_the_build_cache(noted):
    load_table("prices")
    assert noted() == {("table", "prices"), ("table", "sources")}


def test_the_package_as_known_on_a_day_loads_tables_on_demand():
    tables = KnownTables("2023-07-06")
    assert set(tables) == set(table_names())
    assert len(tables) == len(table_names())
    assert (tables["production"]["published"] <= pd.Timestamp("2023-07-06")).all()
    assert (tables["sources"]["published_last_day"] <= pd.Timestamp("2023-07-06")).all()
    assert tables["production"] is tables["production"]
    assert len(KnownTables()["sources"]) > len(tables["sources"])
    assert len(tables["africa_map"]) == len(load_table("africa_map"))


def test_an_unknown_table_of_the_package_is_an_error():
    with pytest.raises(DataError, match="nonsense"):
        KnownTables()["nonsense"]


def test_what_a_reader_writes_to_a_table_stays_with_the_reader():
    frame = load_table("uses")
    frame.loc[0, "note"] = "scribbled"
    frame["more"] = 1
    assert "more" not in load_table("uses").columns
    assert load_table("uses").loc[0, "note"] != "scribbled"


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [("plant_closures", "year", 1999), ("production", "published", None), ("production", "quantity_kg", 1.0),
     ("production", "world_total_excludes_usa", True), ("production", "note", "scribbled")],
)  # fmt: skip
def test_what_is_written_past_pandas_stays_with_the_writer_too(table, column, value):
    before = load_table(table)[column].iloc[0]
    load_table(table)[column].array[0] = value
    after = load_table(table)[column].iloc[0]
    assert pd.isna(after) if pd.isna(before) else after == before


def test_the_memory_of_a_table_that_is_handed_out_is_no_other_readers():
    one, other = load_table("production")["quantity_kg"], load_table("production")["quantity_kg"]
    assert not np.shares_memory(one.to_numpy(copy=False), other.to_numpy(copy=False))
    load_sources()["published_last_day"].array[0] = None
    assert pd.isna(load_sources()["published_last_day"].iloc[0]) == (
        load_sources()["published"].iloc[0] == ""
    )


def test_a_folder_or_a_loop_in_place_of_a_table_is_named(package_copy):
    path = package_copy.path("uses")
    path.unlink()
    path.mkdir()
    with pytest.raises(DataError, match=r"uses.csv: is no file"):
        load_table("uses")
    path.rmdir()
    path.symlink_to(path.name)
    with pytest.raises(DataError, match=r"uses.csv: cannot be read as a file"):
        load_table("uses")


def test_a_table_is_loaded_as_its_descriptor_says(package_copy):
    path = package_copy.path("plant_closures")
    wanted = load_table("plant_closures")
    rows = [[cell or "NA" for cell in row] for row in package_copy.rows("plant_closures")]
    path.write_text("".join(";".join(row) + "\n" for row in rows), encoding="latin-1")
    descriptor = package_copy.descriptor()
    resource = next(r for r in descriptor["resources"] if r["name"] == "plant_closures")
    resource |= {"dialect": {"delimiter": ";"}, "encoding": "latin-1"}
    resource["schema"]["missingValues"] = ["", "NA"]
    package_copy.write_descriptor(descriptor)
    assert load_table("plant_closures").equals(wanted)


def test_sealing_a_table_does_not_make_it_another(package_copy):
    before = load._hash_files("uses", "sources")
    descriptor = package_copy.descriptor()
    for resource in descriptor["resources"]:
        resource["rows"] = 1
    package_copy.write_descriptor(descriptor)
    assert load._hash_files("uses", "sources") == before


def test_a_changed_file_is_read_again(package_copy):
    assert load_table("exports_monthly").set_index("row_id").loc["exp-x001", "quantity_kg"] == 94000
    package_copy.set("exports_monthly", "exp-x001", "quantity_kg", "94001")
    assert load_table("exports_monthly").set_index("row_id").loc["exp-x001", "quantity_kg"] == 94001
    package_copy.set("sources", "usgs_mcs2023_dr", "published", "2024")
    assert load_table("production").query("vintage == '2023'")["published"].max() == pd.Timestamp(
        "2024-12-31"
    )


def test_a_changed_file_is_read_again_though_size_and_time_are_as_before(package_copy):
    path = package_copy.path("exports_monthly")
    load_table("exports_monthly")
    before = path.stat()
    package_copy.set("exports_monthly", "exp-x001", "quantity_kg", "94001")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert load_table("exports_monthly").set_index("row_id").loc["exp-x001", "quantity_kg"] == 94001
