import shutil

from chokepoint.data import check_package, facts_only_rows, load_sources, load_table


def faults_of(package_copy):
    return [str(fault) for fault in check_package(package_copy.folder)]


def test_the_package_has_no_fault():
    assert [str(fault) for fault in check_package()] == []


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
