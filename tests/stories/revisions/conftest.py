"""What the tests of this story share: a look at the published tables, and at small made-up editions."""

from collections.abc import Callable

import pandas as pd
import pytest
from changed import both, swap

from chokepoint.analysis.production import revisions
from chokepoint.answers.look import Look, look_at
from chokepoint.data import KnownTables
from chokepoint.stories.revisions.story import STORY

CELLS = ["vintage", "commodity_id", "country_iso3", "year", "value"]


@pytest.fixture(scope="session")
def now(as_published: KnownTables) -> Look:
    """Look at the tables as they are."""
    return Look(STORY, as_published)


@pytest.fixture
def given(as_published: KnownTables) -> Callable[..., Look]:
    """Look at the tables after some changes, with some parameters."""
    return lambda *changes, **params: look_at(STORY, both(*changes)(as_published), **params)


@pytest.fixture
def printed(as_published: KnownTables) -> Callable[..., pd.DataFrame]:
    """Make lines of output in tonnes: ``(edition, commodity, country, year, value)``."""
    model = as_published["production"].head(1).drop(columns=CELLS)

    def lines(*cells: tuple[str, str, str, int, float], **common: object) -> pd.DataFrame:
        same = {"publisher": "USGS", "stage": "mine", "stage_as_printed": "Mine production", "unit": "t",
                "status": "estimated", "qualifier": "", "note": "", "taken_from": ""} | common  # fmt: skip
        frame = pd.DataFrame(cells, columns=CELLS)
        frame = frame.merge(model, how="cross").assign(**same)
        ids = zip(frame["vintage"], frame["commodity_id"], frame["country_iso3"], frame["year"], strict=True)
        names = ["-".join(["prod", *map(str, one)]).lower() for one in ids]
        return frame.assign(quantity_kg=1000 * frame["value"], row_id=names)

    return lines


@pytest.fixture
def world(as_published: KnownTables) -> Callable[..., Look]:
    """Look at made-up lines of output alone: no other table prints anything."""
    names = (*revisions.TABLES, "production_history")
    silent = {name: as_published[name].head(0) for name in names}

    def look(*lines: pd.DataFrame, **params: object) -> Look:
        made = pd.concat(lines, ignore_index=True) if lines else silent["production"]
        return look_at(STORY, swap(as_published, **(silent | {"production": made})), **params)

    return look
