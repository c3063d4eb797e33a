"""The data package as files to download: each table as CSV and Parquet, and all of it as one ZIP.

Every file holds exactly the rows of the package, so what a licence keeps out of the repository is in none
of them. The same package gives the same bytes on every machine.
"""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chokepoint.data.csvfile import read_bytes
from chokepoint.data.package import DESCRIPTOR, find_resource, read_descriptor
from chokepoint.data.resource import is_plain, read_resource
from chokepoint.errors import DataError
from chokepoint.paths import data_folder

if TYPE_CHECKING:
    import pyarrow as pa

ARCHIVE = "chokepoint-metals.zip"
CHECKSUMS = "SHA256SUMS"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP can state: files of the package carry no time of their own."""

BESIDE = ("README.md", "exceptions.csv")
VOCABULARIES = "vocabularies"
RIGHTS = ("LICENSE-DATA",)


def package_files(folder: Path | None = None) -> dict[str, bytes]:
    """Read every file of the package: descriptor, tables, sources, what describes them, and licence.

    Args:
        folder: the folder of the package; the book's own if not given.

    Returns:
        Contents by path, sorted; of what only describes the tables, what is missing is left out.
    """
    place = folder or data_folder()
    paths = {name: place / name for name in (DESCRIPTOR, *BESIDE)}
    paths |= {f"{VOCABULARIES}/{path.name}": path for path in (place / VOCABULARIES).glob("*.csv")}
    paths |= {r["path"]: place / r["path"] for r in read_descriptor(place)["resources"]}
    paths |= {name: place.parent / name for name in RIGHTS}
    optional = {*BESIDE, *RIGHTS}
    return {n: read_bytes(p) for n, p in sorted(paths.items()) if n not in optional or p.is_file()}


def write_archive(target: Path, folder: Path | None = None) -> None:
    """Write the whole package as a ZIP with the checksum of each file in it.

    Args:
        target: the file to write.
        folder: the folder of the package; the book's own if not given.
    """
    files = package_files(folder)
    files[CHECKSUMS] = checksum_lines(files).encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.external_attr, entry.create_system = (
                zipfile.ZIP_DEFLATED,
                0o644 << 16,
                3,
            )
            archive.writestr(entry, content)


def checksum_lines(files: Mapping[str, bytes]) -> str:
    """Write the SHA-256 of files, one a line, as ``sha256sum --check`` reads them."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))


def write_parquet(name: str, target: Path, folder: Path | None = None) -> None:
    """Write a table as Parquet: typed columns, missing values as nulls, descriptions in the metadata.

    Args:
        name: the table's name.
        target: the file to write.
        folder: the folder of the package; the book's own if not given.

    Raises:
        DataError: if there is no such table or a cell is not of its column's type.
    """
    import pyarrow.parquet as pq  # slow to import, and only downloads need it

    pq.write_table(_read_arrow(folder or data_folder(), name), target, compression="zstd")


def _read_arrow(folder: Path, name: str) -> pa.Table:
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    resource = find_resource(folder, name)
    fields: list[dict[str, Any]] = resource["schema"]["fields"]
    types = {field["name"]: _arrow_type(field["type"]) for field in fields}
    convert = arrow_csv.ConvertOptions(column_types=types, null_values=[""], strings_can_be_null=True)
    parse = arrow_csv.ParseOptions(newlines_in_values=True)
    single = arrow_csv.ReadOptions(use_threads=False)  # else a large file is cut where threads meet
    try:
        plain = io.BytesIO(_plain_csv(folder, resource))
        table = arrow_csv.read_csv(plain, single, parse, convert).combine_chunks()
    except pa.ArrowInvalid as error:
        hint = "`chokepoint data check` lists every fault"
        raise DataError(f"cannot be typed: {error}", where=resource["path"], hint=hint) from error
    described = [table.schema.field(f["name"]).with_metadata(_describe_field(f)) for f in fields]
    return table.cast(pa.schema(described, metadata=_describe(resource)))


def _plain_csv(folder: Path, resource: Mapping[str, Any]) -> bytes:
    """Give the file of a table with commas, in UTF-8, with plain numbers: as it is, or written again so."""
    if is_plain(resource):
        return read_bytes(folder / resource["path"])
    file, text = read_resource(folder, resource), io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([file.header, *file.rows])
    return text.getvalue().encode()


def _arrow_type(kind: str) -> pa.DataType:
    import pyarrow as pa

    types = {"number": pa.float64(), "integer": pa.int64(), "date": pa.date32(), "boolean": pa.bool_()}
    return types.get(kind, pa.string())


def _describe(resource: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(resource.get(key, "")) for key in ("name", "title", "description")}


def _describe_field(field: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(field[key]) for key in ("description", "unit") if field.get(key)}
