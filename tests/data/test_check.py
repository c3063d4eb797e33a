import shutil
from datetime import date

import pytest

from chokepoint.data import check_package, facts_only_rows, load_sources, load_table


def faults_of(package_copy):
    return [str(fault) for fault in check_package(package_copy.folder)]


def test_the_package_has_no_fault_and_is_as_it_was_sealed():
    assert [str(fault) for fault in check_package(sealed=True)] == []


def test_the_package_that_tests_spoil_has_no_fault(small_package):
    assert check_package(small_package.folder) == []


def test_a_missing_table_is_one_fault_and_does_not_hide_others(package_copy):
    package_copy.path("uses").unlink()
    line = package_copy.set("prices", "price-p006", "status", "guessed")
    faults = faults_of(package_copy)
    assert "uses.csv: the file is missing" in faults
    assert any(fault.startswith(f"prices.csv:{line}:status: is not an allowed value") for fault in faults)


def test_a_row_with_a_cell_too_many_is_named_with_its_line(package_copy):
    line = package_copy.line("capacity", "cap-usgs-2023-gallium-primary-chn-2022")
    package_copy.edit_text(
        "capacity", "cap-usgs-2023-gallium-primary-chn-2022,", "cap-usgs-2023-gallium-primary-chn-2022,,"
    )
    faults = [fault for fault in faults_of(package_copy) if fault.startswith("capacity")]
    hint = "quote cells that hold a comma; leave no blank lines"
    assert faults == [f"capacity.csv:{line}: the row has 21 cells, the header 20, {hint}"]


def test_a_table_without_rows_is_named_and_its_sources_are_not_called_unused(package_copy):
    package_copy.write("uses", package_copy.rows("uses")[:1])
    (fault,) = faults_of(package_copy)
    assert fault.startswith("uses.csv:1: has no rows, add its rows, or bring them back")


def test_a_badly_quoted_row_is_named_with_its_line(package_copy):
    line = package_copy.line("plant_closures", "clo-gallium-deu")
    package_copy.edit_text("plant_closures", "clo-gallium-deu,", '"clo"-gallium-deu,')
    faults = [fault for fault in faults_of(package_copy) if fault.startswith("plant_closures")]
    assert len(faults) == 1
    assert faults[0].startswith(f"plant_closures.csv:{line}: the row is badly quoted")


def test_a_column_too_many_or_missing_is_named(package_copy):
    rows = package_copy.rows("control_items")
    package_copy.write(
        "control_items", [["extra" if cell == "note" else cell for cell in rows[0]], *rows[1:]]
    )
    assert faults_of(package_copy) == [
        "control_items.csv:1:extra: the column is not in the schema, remove it, or describe it there",
        "control_items.csv:1:note: the column is missing, add it",
    ]


def test_columns_out_of_order_are_a_fault(package_copy):
    package_copy.write("control_items", [[*row[1:], row[0]] for row in package_copy.rows("control_items")])
    (fault,) = faults_of(package_copy)
    assert fault.startswith("control_items.csv:1: the columns are repeated or out of order, write row_id,")


def test_a_file_the_descriptor_does_not_know_is_a_fault(package_copy):
    shutil.copy(package_copy.path("uses"), package_copy.path("spare"))
    assert faults_of(package_copy) == [
        "datapackage.json: tables/spare.csv is not described, describe it, or take it away"
    ]


def test_a_missing_descriptor_is_a_fault(package_copy):
    (package_copy.folder / "datapackage.json").unlink()
    assert faults_of(package_copy) == ["datapackage.json: the data package has no descriptor"]


def test_several_faults_come_in_the_order_of_tables_and_lines(package_copy):
    package_copy.set("uses", "use-u002", "locator", "")
    package_copy.set("uses", "use-u001", "locator", "")
    package_copy.set("controls", "ctl-05", "locator", "")
    places = [fault.split(": ")[0] for fault in faults_of(package_copy)]
    assert places == ["controls.csv:6:locator", "uses.csv:2:locator", "uses.csv:3:locator"]


def test_facts_only_rows_are_those_of_closed_sources():
    rows = facts_only_rows()
    licences = load_sources()["redistribution"]
    assert set(licences[rows["source_id"]]) == {"facts-only"}
    assert len(rows) < sum(len(load_table(name)) for name in rows["table"].unique())
    assert "prod-usgs-2023-gallium-primary-chn-2022" not in set(rows["row_id"])


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", None])
def test_a_table_that_cannot_be_read_tells_nobody_to_delete_sources(package_copy, mark):
    path = package_copy.path("prices")
    content = path.read_bytes()
    path.write_bytes(mark + content if mark else content.replace(b",", b";"))
    (fault,) = faults_of(package_copy)
    assert fault.startswith(
        "prices.csv:1: the file begins with" if mark else "prices.csv:1: the cells are parted"
    )


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        ".ipynb_checkpoints",
        "prices.csv~",
        "~$prices.xlsx",
        ".~lock.prices.csv#",
        "#prices.csv#",
        ".prices.csv.swp",
        "prices.csv.bak",
        "prices.csv.orig",
        "Thumbs.db",
        "desktop.ini",
        "__pycache__",
    ],
)
def test_what_programs_leave_among_the_tables_is_no_data(package_copy, name):
    (package_copy.folder / "tables" / name).mkdir()
    assert faults_of(package_copy) == []


def test_a_folder_or_a_table_beside_the_descriptor_is_named(package_copy):
    (package_copy.folder / "tables/old").mkdir()
    (package_copy.folder / "more.csv").touch()
    assert [fault.split(",")[0] for fault in faults_of(package_copy)] == [
        "datapackage.json: more.csv is not described",
        "datapackage.json: tables/old is not described",
    ]


def test_a_folder_or_a_link_in_place_of_a_table_is_named(package_copy, tmp_path):
    path = package_copy.path("uses")
    outside = tmp_path / "outside.csv"
    outside.write_bytes(path.read_bytes())
    path.unlink()
    for make, what in (
        (lambda: path.mkdir(), "cannot be read as a file"),
        (lambda: path.symlink_to(path.name), "is a link that leads nowhere"),
        (lambda: path.symlink_to(outside), "is a link out of the package"),
    ):
        make()
        assert f"uses.csv: {what}" in "\n".join(faults_of(package_copy))
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()


def test_a_link_inside_the_package_is_followed(package_copy):
    path = package_copy.path("uses")
    path.rename(package_copy.folder / "uses_2025.txt")
    path.symlink_to("../uses_2025.txt")
    assert faults_of(package_copy) == []


def test_faults_of_the_descriptor_do_not_hide_those_of_sound_tables(package_copy):
    line = package_copy.set("prices", "price-p006", "status", "guessed")
    descriptor = package_copy.descriptor()
    descriptor["resources"][0]["schema"]["fields"][0]["type"] = "any"
    package_copy.write_descriptor(descriptor)
    faults = faults_of(package_copy)
    first = descriptor["resources"][0]["name"]
    assert any(
        fault.startswith(f"datapackage.json:{first}.fields.row_id.type: is not something") for fault in faults
    )
    assert any(fault.startswith(f"prices.csv:{line}:status: is not an allowed value") for fault in faults)
    assert not any("is used by no row" in fault for fault in faults)


@pytest.mark.parametrize("descriptor", [[], None, "text", {}, {"resources": None}, {"resources": ["x"]}])
def test_a_descriptor_of_another_shape_is_named_and_never_a_traceback(package_copy, descriptor):
    package_copy.write_descriptor(descriptor)
    (fault,) = faults_of(package_copy)
    assert fault.startswith("datapackage.json")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("licenses", "CC-BY"),
        ("licenses", [1]),
        ("title", ["a"]),
        ("created", 5),
        ("keywords", {}),
        ("sources", [None]),
    ],
)
def test_a_property_of_the_package_of_another_kind_is_named(package_copy, name, value):
    package_copy.write_descriptor(package_copy.descriptor() | {name: value})
    (fault,) = faults_of(package_copy)
    assert fault.startswith(f"datapackage.json:{name}: is not something the book reads")


def test_a_descriptor_without_tables_is_named(package_copy):
    package_copy.write_descriptor({"resources": []})
    assert any("names no table" in fault for fault in faults_of(package_copy))


def test_a_table_written_otherwise_is_read_as_its_descriptor_says(package_copy):
    path = package_copy.path("plant_closures")
    rows = package_copy.rows("plant_closures")
    path.write_text("".join(";".join(row) + "\n" for row in rows), encoding="utf-16")
    descriptor = package_copy.descriptor()
    resource = next(r for r in descriptor["resources"] if r["name"] == "plant_closures")
    resource["dialect"], resource["encoding"] = {"delimiter": ";"}, "utf-16"
    package_copy.write_descriptor(descriptor)
    assert faults_of(package_copy) == []
    assert list(load_table("plant_closures")["row_id"]) == [row[0] for row in rows[1:]]


def test_the_day_of_the_check_bounds_what_can_have_been_published(package_copy):
    newest = max(row[4] for row in package_copy.rows("sources")[1:])
    assert check_package(package_copy.folder, today=date(2030, 1, 1)) == []
    before = date(int(newest[:4]) - 1, 1, 1)
    assert any("is after today" in fault.what for fault in check_package(package_copy.folder, today=before))


def test_a_clock_that_is_behind_does_not_put_the_package_into_the_future(package_copy, monkeypatch):
    class Behind(date):
        @classmethod
        def today(cls):
            return cls(1970, 1, 1)

    monkeypatch.setattr("chokepoint.data.check.date", Behind)
    assert faults_of(package_copy) == []


def test_seals_are_looked_at_only_where_asked_for(package_copy):
    package_copy.set("uses", "use-u001", "note", "another remark")
    assert check_package(package_copy.folder) == []
    assert "uses" in {fault.table for fault in check_package(package_copy.folder, sealed=True)}


def test_a_broken_list_of_exceptions_or_names_is_named(package_copy):
    (package_copy.folder / "exceptions.csv").write_text("a,b\n", encoding="utf-8")
    (fault,) = faults_of(package_copy)
    assert fault.startswith("exceptions.csv:1: the columns are others")
    (package_copy.folder / "exceptions.csv").unlink()
    (package_copy.folder / "vocabularies/countries.csv").unlink()
    (fault,) = faults_of(package_copy)
    assert fault.startswith("countries.csv: the file is missing")


def test_an_exception_that_is_taken_away_is_missed(package_copy):
    (package_copy.folder / "exceptions.csv").unlink()
    faults = faults_of(package_copy)
    assert any(fault.startswith("sources.csv") and "published: is empty" in fault for fault in faults)
