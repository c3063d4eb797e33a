"""What the page on methods adds on printed tables: the figures read, the sums behind a part, the counts."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import tally, with_row_ids
from chokepoint.analysis.production import bounds, concentration
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.stories.methods.story import DATABASE, GALLIUM, RARE_EARTHS, STORY

FOUR_FIRMS = (30.0, 30.0, 20.0, 20.0)
"""The worked example of the US merger guidelines, in percent."""
POINTS = 10_000
"""So many points are the index of a single producer, where shares are written in percent."""
AS_PRINTED = "as printed"


def formulas(look: Look) -> pd.DataFrame:
    """Give the table of formulas, those the book computes and those it only names, on every day."""
    return with_row_ids(look.whole("methods"))


@STORY.answers(methods_n=Column("n", "formulas", "rows of table methods with a function"))
def formulas_computed(look: Look) -> pd.DataFrame:
    """Count the formulas that a function computes."""
    every = look(formulas)
    return tally(every[every["implemented_by"] != ""])


@STORY.answers(cited_n=Column("n", "formulas", "rows of table methods without one"))
def formulas_cited(look: Look) -> pd.DataFrame:
    """Count the formulas that the field uses and the book does not."""
    every = look(formulas)
    return tally(every[every["implemented_by"] == ""])


@STORY.answers(
    evidence_day=Column("day", how="newest publication date in the data, or the day asked for"),
)
def evidence(look: Look) -> pd.DataFrame:
    """Give the day looked from."""
    return pd.DataFrame({"day": [look.day], "row_ids": [""]})


def line_of(look: Look, place: str) -> pd.DataFrame:
    """Give the line of a place in the table of the examples, by its code."""
    rows = look.rows("concentration.table_rows", **RARE_EARTHS)
    return rows[rows["country_iso3"] == place]


@STORY.answers(
    china_t=Column("value", "t", AS_PRINTED, date="year", low="low", high="high"),
    china_unit=Column("unit", "t", "last digit other than nil, or the second"),
    china_low=Column("low", "t", "the figure less half the unit"),
    china_high=Column("high", "t", "the figure and half the unit"),
)
def line_of_china(look: Look) -> pd.DataFrame:
    """Read China's figure as the interval it stands for, with the ``unit`` it is rounded to."""
    china = line_of(look, "CHN")
    spans = [bounds.read_interval(value) for value in china["value"]]
    return china.assign(
        unit=[bounds.rounding_unit(value) for value in china["value"]],
        low=[span.low for span in spans],
        high=[span.high for span in spans],
    )


@STORY.answers(world_t=Column("value", "t", AS_PRINTED, date="year"))
def line_of_the_world(look: Look) -> pd.DataFrame:
    """Give the printed total."""
    return line_of(look, "WLD")


@STORY.answers(
    share_low=Column("low", "percent", "low end of the figure over the high end of the total", date="year"),
    share_high=Column("high", "percent", "high end of the figure over the low end of the total", date="year"),
)
def ends_of_share(look: Look) -> pd.DataFrame:
    """Give how far China's share of the table can be off."""
    return look.rows("concentration.share_of_china", **RARE_EARTHS)


@STORY.answers(
    borrower_sum=Column("billion", "billion USD", AS_PRINTED, base="total"),
    all_sum=Column("total", "billion USD", "sum over the borrowers listed"),
)
def sums_of_loans(look: Look) -> pd.DataFrame:
    """Give the sum of the largest borrower, and that of all listed."""
    first = look.rows("africa.largest_borrower", **DATABASE)
    return first.assign(total=100 * first["billion"] / first["percent"])


@STORY.answers(
    doj_shares=Column("shares", how="shares of the worked example, as printed"),
    doj_hhi=Column("points", "points", "sum of the squared shares"),
)
def four_firms(look: Look) -> pd.DataFrame:
    """Put the guidelines' own example through the index."""
    index, t = look(formulas).query("row_id == 'method-hhi'"), look.t
    listed = t.listing([t.number(share) for share in FOUR_FIRMS])
    return index.assign(shares=listed, points=POINTS * concentration.hhi_bounds([*FOUR_FIRMS], 0.0).best)


@STORY.answers(
    pairs_n=Column("pairs", "pairs", "of two different commodities", date="year"),
    apart_n=Column("apart", "pairs", "intervals that do not overlap", date="year", base="pairs"),
)
def pairs_of_commodities(look: Look) -> pd.DataFrame:
    """Count the pairs of commodities, and those whose intervals do not overlap."""
    return look.rows("concentration.pairs_told_apart", publisher=RARE_EARTHS["publisher"])


@STORY.answers(
    africa_low=Column("low", "percent", "African countries named over the world total", date="year"),
    africa_high=Column("high", "percent", "the same, with all that no country is named for", date="year"),
)
def share_of_africa(look: Look) -> pd.DataFrame:
    """Bound Africa's share of rare earths in the newest table of the same publisher."""
    shares = look.rows("africa.rare_earth_shares")
    own = shares[shares["publisher"] == RARE_EARTHS["publisher"]]
    return own.assign(low=100 * own["share"], high=100 * own["share_high"])


@STORY.answers(
    ga_used=Column("used_outside", "percent", "output over listed capacity, lines with both figures", "year"),
    ga_year=Column("year", "year", "newest year that prints both"),
)
def gallium_capacity_used(look: Look) -> pd.DataFrame:
    """Give how much of the gallium capacity outside China made anything."""
    return look.rows("concentration.used_capacity").query("commodity_id == 'gallium'")


@STORY.answers(cap_year=Column("year", "year", "year of the table"))
def year_of_capacity(look: Look) -> pd.DataFrame:
    """Give the year of the table whose capacity is divided, by its line for China."""
    return look.rows("controls.chinese_output", **GALLIUM)
