import made
import pytest

from chokepoint.data.imports import layouts
from chokepoint.data.imports.published import read_published


def recognise(header, name="anything.csv"):
    return layouts.recognise(read_published(name, f"{header}\n".encode()))


@pytest.mark.parametrize(
    ("header", "layout"),
    [
        ("Source,Country,Type,Prod_kg_2021,Prod_kg_est_2022,Prod_notes", layouts.WORLD),
        ("SOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,PROD_2023,PROD_EST_ 2024", layouts.WIDE),
        (",".join(made.SINGLE_HEADER), layouts.SINGLE),
        (",".join(reversed(made.BGS_HEADER)), layouts.BGS),
        ("Country,unit,2018,2019,data source", layouts.WMD),
        ("DataSource,Commodity,Year,USprod_t", layouts.SALIENT),
        ("Source,Country,Type", layouts.UNKNOWN),
        ("date,metal,usd_per_kg", layouts.UNKNOWN),
    ],
)
def test_the_header_tells_the_layout_and_the_name_does_not(header, layout):
    assert recognise(header).layout == layout
    assert recognise(header, "mcs2023-galli_world.csv").layout == layout


def test_of_a_known_layout_the_missing_column_is_named():
    found = recognise(",".join(made.SINGLE_HEADER).replace("Value", "Values"))
    assert (found.layout, found.missing) == (layouts.UNKNOWN, ("value",))
    file = read_published("f.csv", ",".join(made.SINGLE_HEADER).replace("Value", "Values").encode() + b"\n")
    assert layouts.missing_hint(file, found.missing).startswith("did you mean values")
