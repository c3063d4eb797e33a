"""Small files in the layouts of the publishers, made from rows the package carries, and a small package."""

import csv
import fnmatch
import io
import json
import re
import shutil

from chokepoint.data.imports.figures import PREFIXES
from chokepoint.data.seal import make_seal
from chokepoint.data.vocabularies import read_rows
from chokepoint.paths import data_folder

UNITS = {
    "kg": "kilograms",
    "t": "metric tons",
    "kt": "thousand metric tons",
    "million m3": "million cubic meters",
}
REMARKS = (
    "zero flagged as estimated", "cell left blank; this file leaves zero and not-available cells blank",
    "dry tonnes", "printed as less than half a unit", "the note says where it is counted",
    "printed as included with ilmenite", "printed XX, not applicable: no world total is calculated",
    "one of two lines for the United States; they add up",
)  # fmt: skip
"""What the package adds to the note of a file, beside the remarks of named corrections."""
BGS_HEADER = (
    "country_trans", "country_iso3_code", "bgs_commodity_trans", "bgs_sub_commodity_trans",
    "bgs_statistic_type_trans", "units", "year", "quantity", "concat_figure_notes_text",
    "data_precision_description",
)  # fmt: skip
SINGLE_HEADER = (
    "MCS chapter", "Section", "Commodity", "Country", "Statistics", "Statistics_detail", "Unit", "Year", "Value",  # noqa: E501
    "Notes", "Is critical mineral 2025", "Other notes",
)  # fmt: skip
SECTIONS = {"us_salient": "Salient Statistics—United States", "commodity_prices": "Salient Statistics—United States",  # noqa: E501
            "import_reliance": "Salient Statistics—United States", "import_sources": "Import Sources"}  # fmt: skip  # noqa: E501
STATISTICS = {"production": "Production", "capacity": "Capacity", "reserves": "Reserves", "commodity_prices": "Price",  # noqa: E501
              "import_reliance": "Net import reliance", "import_sources": "Import sources"}  # fmt: skip
SALIENT = {"imports": "Import", "exports": "Export", "shipments": "Shipment", "stocks": "Stock",
           "sold_or_used": "Sold or used"}  # fmt: skip


def rows_of(table, folder=None):
    """Give the rows of a table as text."""
    with ((folder or data_folder()) / f"tables/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def printed_note(note):
    """Give a note as the file has it, without what the package added."""
    for remark in (*REMARKS, *(row["remark"] for row in read_rows("corrections") if row["remark"])):
        note = note.replace(f"{remark}; ", "").replace(f"; {remark}", "")
        note = "" if note == remark else note
    return note


def as_csv(lines):
    """Write numbered lines as CSV; numbers without a line are empty rows."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for number in range(1, max(lines) + 1):
        writer.writerow(lines.get(number, []))
    return buffer.getvalue().encode("utf-8")


def place(row):
    """Give row and column of a locator."""
    found = re.fullmatch(r".+, row (\d+)(?:, column (.+))?", row["locator"])
    return int(found[1]), found[2] or ""


def world(edition, code, folder=None):
    """Make the world table of a commodity: name and content."""
    name = f"mcs{edition}-{code}_world.csv"
    return name, as_csv(
        _wide_lines(name, folder, ["Source", "Country", "Type"], ("Prod", "Cap", "Reserves"), {})
    )


def wide(commodities, folder=None):
    """Make the single file of 2025 with the lines of some commodities, by id and by name as printed."""
    name = "MCS2025_World_Data.csv"
    head = ["SOURCE", "COMMODITY", "COUNTRY", "TYPE", "UNIT_MEAS"]
    return name, as_csv(_wide_lines(name, folder, head, ("PROD", "CAP", "RESERVE"), commodities))


def _wide_lines(name, folder, head, kinds, commodities):
    tables = dict(zip(("production", "capacity", "reserves"), kinds, strict=True))
    lines, columns, noted = {}, [], {}
    for table, kind in tables.items():
        mine = [row for row in rows_of(table, folder) if row["locator"].startswith(f"{name}, ")]
        mine = [row for row in mine if not commodities or row["commodity_id"] in commodities]
        found = sorted({place(row)[1] for row in mine}, key=lambda column: re.findall(r"\d{4}", column))
        columns += [*found, f"{kind}_{'NOTES' if commodities else 'notes'}"] if found else []
        for row in mine:
            number, column = place(row)
            line = lines.setdefault(number, _lead(row, commodities, table))
            line[column] = _cell(row)
            noted[number, kind] = printed_note(row["note"])
    for (number, kind), note in noted.items():
        lines[number][f"{kind}_{'NOTES' if commodities else 'notes'}"] = note
    header = [*head, *columns]
    return {1: header} | {n: [line.get(column, "") for column in header] for n, line in lines.items()}


def _lead(row, commodities, table):
    kind = row.get("stage_as_printed", row.get("type_as_printed"))
    kind = kind.split(": ", 1)[1] if kind.startswith("ore") else kind
    lead = {"Source": f"MCS{row['vintage']}", "Country": row["country_as_printed"], "Type": kind}
    if commodities:
        lead = {key.upper(): value for key, value in lead.items()}
        lead |= {"COMMODITY": commodities[row["commodity_id"]], "UNIT_MEAS": printed_unit(row)}
    return lead


def printed_unit(row):
    """Give the unit as the file names it, before it is corrected."""
    unit = "t" if "unit: file says metric tons" in row["note"] else row["unit"]
    return UNITS.get(unit, unit)


def _cell(row):
    """Give a cell as the file has it: what it leaves blank stands in the row in letters."""
    blank = row["value_as_printed"] == "(blank)" or row["note"].startswith("W for")
    return "" if blank else row["value_as_printed"]


def single(commodities, tables=None, folder=None):
    """Make the single file of 2026 with the lines of some commodities, by id and by name as printed."""
    name = "MCS2026_Commodities_Data.csv"
    lines = {1: SINGLE_HEADER}
    for table in tables or ("production", "capacity", "reserves"):
        for row in rows_of(table, folder):
            if row["locator"].startswith(f"{name}, ") and row["commodity_id"] in commodities:
                lines[place(row)[0]] = single_line(table, row, commodities[row["commodity_id"]])
    return name, as_csv(lines)


def single_line(table, row, commodity):
    """Give a row as the line of the single file that prints it."""
    statistic = row.get("statistic", "")
    series = row.get("stage_as_printed") or row.get("type_as_printed") or row.get("series_as_printed")
    series = series or row.get("measure_as_printed") or _price(row) or row.get("form")
    years = "2021–24" if table == "import_sources" else row["year"]
    return [
        commodity.upper(),
        SECTIONS.get(table, "World Mine Production and Reserves"),
        row.get("commodity_as_printed") or commodity,
        row.get("country_as_printed") or "United States",
        STATISTICS.get(table) or SALIENT.get(statistic) or statistic.capitalize(),
        series,
        "dollars per kilogram" if table == "commodity_prices" else printed_unit(row),
        years,
        row["value_as_printed"],
        printed_note(row["note"]),
        "",
        "",
    ]


def _price(row):
    basis, form = row.get("price_basis", ""), row.get("form", "")
    return f"{basis}: {form}" if basis and form and basis != form else basis


def bgs(commodity, name, folder=None):
    """Make a download of the BGS with the rows of a commodity."""
    file = f"BGS_{commodity}_production.csv"
    lines = {1: BGS_HEADER}
    for row in rows_of("production", folder):
        if row["locator"].startswith(f"{file}, "):
            lines[place(row)[0]] = _bgs_line(row, name)
    return file, as_csv(lines)


def _bgs_line(row, name):
    precise = [part for part in row["note"].split("; ") if part.startswith(("Figures", "Nil", "Quantity"))]
    noted = [part for part in row["note"].split("; ") if part and part not in precise]
    lead = [row["country_as_printed"], row["country_iso3"], name, "", "Production", "tonnes (metric)"]
    return [
        *lead,
        f"{row['year']}-01-01 00:00:00",
        row["value_as_printed"],
        "|".join(noted),
        "".join(precise),
    ]


COMMODITIES = {
    "gallium", "germanium", "zinc", "chromium", "helium", "potash", "boron", "barite", "antimony", "vanadium",
    "titanium_sponge", "titanium_pigment", "titanium_ilmenite", "titanium_rutile",
    "titanium_ilmenite_and_rutile",
}  # fmt: skip
NAMES = ("commodities", "countries", "sources")


def keep(path, wanted):
    """Keep some rows of a CSV file; give what they are."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    kept = [row for row in rows if wanted(dict(zip(header, row, strict=True)))]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *kept])
    return [dict(zip(header, row, strict=True)) for row in kept]


def small_package(folder):
    """Write a small package with every table a release fills: the rows of some commodities, sound."""
    (folder / "tables").mkdir(parents=True)
    shutil.copytree(data_folder() / "vocabularies", folder / "vocabularies")
    shutil.copy(data_folder() / "README.md", folder)
    descriptor = json.loads((data_folder() / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["resources"] = [r for r in descriptor["resources"] if r["name"] in {*PREFIXES, *NAMES}]
    for resource in descriptor["resources"]:
        shutil.copy(data_folder() / resource["path"], folder / resource["path"])
    used = set()
    for table in PREFIXES:
        rows = keep(folder / f"tables/{table}.csv", lambda row: row["commodity_id"] in COMMODITIES)
        used |= {row["source_id"] for row in rows}
    keep(folder / "sources.csv", lambda row: row["source_id"] in used)
    _keep_exceptions(folder)
    for resource in descriptor["resources"]:
        resource |= make_seal(resource, (folder / resource["path"]).read_bytes())
    text = json.dumps(descriptor, indent=2, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def _keep_exceptions(folder):
    """Write the exceptions of the rows that were kept."""
    shutil.copy(data_folder() / "exceptions.csv", folder)
    kept = {}
    for table in (*PREFIXES, *NAMES):
        path = "sources.csv" if table == "sources" else f"tables/{table}.csv"
        with (folder / path).open(encoding="utf-8", newline="") as file:
            kept[table] = [next(iter(row.values())) for row in csv.DictReader(file)]
    keep(folder / "exceptions.csv", lambda row: fnmatch.filter(kept.get(row["table"], []), row["row"]))
