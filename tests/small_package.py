"""The data package in a folder of its own that a test may spoil, sound and made small."""

import csv
import json
import shutil
from fnmatch import fnmatch
from pathlib import Path

from chokepoint.data.seal import make_seal
from chokepoint.paths import data_folder


class PackageCopy:
    """The data package in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, table: str) -> Path:
        return self.folder / ("sources.csv" if table == "sources" else f"tables/{table}.csv")

    def rows(self, table: str) -> list[list[str]]:
        with self.path(table).open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    def write(self, table: str, rows: list[list[str]]) -> None:
        with self.path(table).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    def line(self, table: str, key: str) -> int:
        """Give the line of the row whose first cell is ``key``."""
        return next(n for n, row in enumerate(self.rows(table), 1) if row[0] == key)

    def set(self, table: str, key: str, column: str, value: str) -> int:
        """Overwrite one cell; give its line."""
        rows = self.rows(table)
        line = self.line(table, key)
        rows[line - 1][rows[0].index(column)] = value
        self.write(table, rows)
        return line

    def edit_text(self, table: str, old: str, new: str) -> None:
        text = self.path(table).read_text(encoding="utf-8")
        assert old in text
        self.path(table).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")

    def descriptor(self) -> dict:
        return json.loads((self.folder / "datapackage.json").read_text(encoding="utf-8"))

    def write_descriptor(self, descriptor: object) -> None:
        text = json.dumps(descriptor, indent=2, ensure_ascii=False)
        (self.folder / "datapackage.json").write_text(text, encoding="utf-8")

    def describe(self, table: str, column: str, **properties: object) -> None:
        """Give a column other properties in the descriptor."""
        descriptor = self.descriptor()
        fields = next(r for r in descriptor["resources"] if r["name"] == table)["schema"]["fields"]
        next(field for field in fields if field["name"] == column).update(properties)
        self.write_descriptor(descriptor)


SPOILT = (
    "capacity", "control_changes", "control_items", "controls", "export_derivations",
    "export_quota_companies", "export_quotas", "exports_monthly", "impact_estimates", "other_quotas",
    "plant_closures", "prices", "production", "production_quota_groups", "production_quotas", "uses",
)  # fmt: skip
"""Tables that tests of the data spoil; their small package has these and whatever they lead to."""
LONG = 400
"""Rows of a table beyond which a small package keeps some of them only."""
NAMED = {"prod-usgs-2023-gallium-primary-chn-2022", "cap-usgs-2023-gallium-primary-chn-2022"}
"""Rows of long tables that tests spoil."""


def led_to(resource):
    """List the tables that keys of a table lead to."""
    schema = resource["schema"]
    keys = [key["reference"]["resource"] for key in schema.get("foreignKeys", [])]
    lists = [name for field in schema["fields"] for name in field.get("listOf", "").split("|") if name]
    return {*keys, *lists}


def drop_other_tables(package, tables):
    """Leave some tables and those their keys lead to; the descriptor says so."""
    descriptor = package.descriptor()
    resources = {resource["name"]: resource for resource in descriptor["resources"]}
    kept, new = set(), {*tables, "sources"}
    while new:
        kept |= new
        new = {name for known in new for name in led_to(resources[known])} - kept
    for name in resources.keys() - kept:
        package.path(name).unlink()
    descriptor["resources"] = [resource for name, resource in resources.items() if name in kept]
    package.write_descriptor(descriptor)
    return [name for name in resources if name in kept and name != "sources"]


def cut(package, tables=SPOILT):
    """Make a package small and keep it sound: fewer tables, of long ones some rows, no unused source.

    Every rule still has something to hold of, and a check takes a fraction of a second.
    """
    tables = {name: package.rows(name) for name in drop_other_tables(package, tables)}
    cells = {entry for rows in tables.values() for row in rows for c in row[1:] for entry in c.split(";")}
    named = cells | NAMED
    for name, (header, *rows) in tables.items():
        if len(rows) > LONG:
            rows = [row for n, row in enumerate(rows) if n < 12 or row[0] in named]
            package.write(name, [header, *rows])
    left = {entry for name in tables for row in package.rows(name) for c in row for entry in c.split(";")}
    header, *sources = package.rows("sources")
    package.write("sources", [header, *(source for source in sources if source[0] in left)])
    drop_other_exceptions(package, {*tables, "sources"})


def drop_other_exceptions(package, names):
    """Leave the exceptions that some row of the small package needs."""
    path = package.folder / "exceptions.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    keys = {name: [row[0] for row in package.rows(name)] for name in names}
    kept = [row for row in rows if any(fnmatch(key, row[2]) for key in keys.get(row[1], []))]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *kept])


def write_project(root, tables=SPOILT):
    """Write what marks the folder of a book, and a small package of some tables; give the package."""
    root.mkdir(exist_ok=True)
    for marker in ("_config.yml", "_toc.yml"):
        (root / marker).touch()
    package = PackageCopy(Path(shutil.copytree(data_folder(), root / "data")))
    cut(package, tables)
    seal(package)
    return package


def seal(package):
    """Seal the rows that are left, as `chokepoint data seal` does."""
    descriptor = package.descriptor()
    for resource in descriptor["resources"]:
        resource |= make_seal(resource, package.path(resource["name"]).read_bytes())
    package.write_descriptor(descriptor)
