"""What the chapter on who produces what follows, and what the one table that answers says of it."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import with_row_ids
from chokepoint.analysis.production import concentration, editions
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, place_names, publisher_name
from chokepoint.figures.places import with_article
from chokepoint.i18n import msg
from chokepoint.stories.concentration import titles
from chokepoint.stories.concentration.story import AUTO, STORY


@STORY.keep
def measured_tables(look: Look) -> pd.DataFrame:
    """Measure the concentration of every printed table, and China's place in it."""
    return concentration.measure(look["production"])


def stage_followed(look: Look, commodity: str, stage: str, publisher: str) -> str:
    """Name the stage of output: the one asked for, or the one the publisher's tables allow to measure."""
    if stage != AUTO:
        return stage
    return editions.default_stage(editions.with_figures(look["production"]), commodity, publisher)


@STORY.keep
def chosen_table(look: Look, commodity: str, publisher: str, year: int | None) -> pd.DataFrame:
    """Choose the table that answers: one row of ``measured_tables``, or none."""
    return editions.newest_table(look(measured_tables), commodity, look(stage_followed), publisher, year)


@STORY.keep
def table_rows(look: Look) -> pd.DataFrame:
    """Give the printed rows of the table that answers."""
    return editions.rows_of(look["production"], look(chosen_table))


@STORY.keep
def table_shares(look: Look) -> pd.DataFrame:
    """Divide every country's figure of the table that answers by its total, the largest first."""
    return concentration.shares(look(table_rows))


def metal_name(look: Look, commodity: str) -> str:
    """Name the commodity inside a sentence."""
    return str(look(metal_names)[commodity])


def output_name(look: Look) -> str:
    """Say what the shares are shares of."""
    return titles.name_output(look(metal_name), look(stage_followed), look(chosen_table), look.t)


def leader_code(look: Look) -> str:
    """Give the ISO code of the largest producer of the table that answers."""
    return str(look(chosen_table)["leader"].item())


def leader_name(look: Look) -> str:
    """Name the largest producer inside a sentence."""
    return with_article(look(leader_code), look(place_names), look.t)


@STORY.words(
    *("metal", "metal_capital", "what", "publisher_name", "is_newest"),
    *("china_leads", "is_open", "without_usa", "stage_not_stated"),
)
def what_is_followed(look: Look, publisher: str) -> dict[str, object]:
    """Name what the page follows, and what its table cannot say."""
    t, chosen, metal = look.t, look(chosen_table), look(metal_name)
    return {
        "metal": metal,
        "metal_capital": look.t.capital(metal),
        "what": look(output_name),
        "publisher_name": publisher_name(publisher, t),
        "is_newest": look.as_of is None,
        "china_leads": look(leader_code) == "CHN",
        "is_open": bool(chosen["is_open"].item()),
        "without_usa": bool(chosen["without_usa"].item()),
        "stage_not_stated": look(stage_followed) == editions.NOT_STATED,
    }


@STORY.answers(
    evidence_day=Column("day", how="newest publication date in the data, or the day asked for"),
)
def evidence(look: Look) -> pd.DataFrame:
    """Give the day looked from."""
    return pd.DataFrame({"day": [look.day], "row_ids": [""]})


@STORY.answers(
    china_share=Column(
        "percent", "percent", "China's figure over the same total", date="year", low="low", high="high"
    )
)
def share_of_china(look: Look) -> pd.DataFrame:
    """Give China's share in the table that answers, in percent; nil where it has no figure."""
    chosen = look(chosen_table)
    ends = {"low": chosen["share_low"], "percent": chosen["share"], "high": chosen["share_high"]}
    return chosen.assign(**{name: 100 * share for name, share in ends.items()})


_LEADING = msg("its figure over the total, or the sum of the parts")


@STORY.answers(
    table_edition=Column("vintage", how="edition of the table"),
    table_year=Column("year", "year", "year of the table"),
    leader=Column("name", how="country with the largest printed figure"),
    leader_share=Column("percent", "percent", _LEADING, date="year", low="low", high="high"),
    leader_low=Column("low", "percent", "low end: rounding, and a total that may be larger"),
    leader_high=Column("high", "percent", "high end: rounding, and a total that may be smaller"),
)
def leading_share(look: Look) -> pd.DataFrame:
    """Give the share of the largest producer with its bounds, in percent."""
    chosen, first = look(chosen_table), look(table_shares).head(1)
    return chosen.assign(
        name=[with_article(code, look(place_names), look.t) for code in chosen["leader"]],
        percent=100 * chosen["leader_share"],
        low=100 * first["share_low"].to_numpy(),
        high=100 * first["share_high"].to_numpy(),
    )


_AS_PRINTED = msg("shares as printed, the rest in blocks as large as the smallest named")


@STORY.answers(
    producers=Column("producers", "countries", "count of countries with a figure above nil"),
    unassigned=Column("rest", "percent", "total less the countries named"),
    cr3=Column("three", "percent", "sum of the three largest shares"),
    hhi_low=Column("hhi_low", "of 1", "shares at their low ends, the rest spread over many"),
    hhi=Column("hhi", "of 1", _AS_PRINTED, date="year", low="hhi_low", high="hhi_high"),
    hhi_high=Column("hhi_high", "of 1", "shares at their high ends, the rest a single producer's"),
    effective=Column("effective", "producers", "one over the index"),
)
def concentration_of_table(look: Look) -> pd.DataFrame:
    """Measure how few countries the output of the table comes from, and how much it assigns to none."""
    chosen, listed = look(chosen_table), look(table_shares)
    return chosen.assign(
        rest=100 * chosen["unassigned"],
        three=100 * concentration.largest(listed["share"].tolist(), 3),
        effective=chosen["hhi"].map(concentration.effective_number),
    )


@STORY.answers(hidden_names=Column("country", how="countries whose figure is withheld or not available"))
def hidden_figures(look: Look) -> pd.DataFrame:
    """Find the countries whose figure the table does not print."""
    rows = look(table_rows)
    hidden = rows[rows["status"].isin(["withheld", "not_available"])]
    hidden = with_row_ids(hidden[~hidden["country_iso3"].isin(concentration.AGGREGATES)])
    return hidden.assign(country=[look(place_names)[code] for code in hidden["country_iso3"]])


@STORY.answers(quota_edition=Column("vintage", how="first edition whose note says so"))
def quota_note(look: Look) -> pd.DataFrame:
    """Find the first edition that prints a production quota as China's output of rare earths."""
    rows = look["production"]
    china = rows[(rows["commodity_id"] == "rare_earths") & (rows["country_iso3"] == "CHN")]
    return china[china["taken_from"] == "quota"].sort_values("vintage").head(1)
