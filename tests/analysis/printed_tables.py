"""Hand-made printed tables for the tests of concentration, ranking, editions and gaps."""

import pandas as pd

BLANK = {
    "publisher": "P",
    "vintage": "2020",
    "commodity_id": "tin",
    "stage": "mine",
    "year": 2019,
    "qualifier": "",
    "unit": "t",
    "world_total_excludes_usa": pd.NA,
    "note": "",
    "stage_as_printed": "",
}


def rows(*entries: tuple[str, float | None], **common: object) -> pd.DataFrame:
    """Make the rows of one printed table from country codes and values; None is a withheld figure."""
    key = BLANK | common
    frame = pd.DataFrame([key | {"country_iso3": code, "value": value} for code, value in entries])
    slug = f"{key['publisher']}-{key['vintage']}-{key['commodity_id']}-{key['stage']}".lower()
    ids = [f"prod-{slug}-{code.lower()}-{key['year']}" for code in frame["country_iso3"]]
    values = frame["value"].astype(float)
    status = frame["value"].map({0.0: "zero"}).fillna("reported").mask(frame["value"].isna(), "withheld")
    return frame.assign(row_id=ids, status=status, value=values, quantity_kg=1000 * values)
