"""What could be made: reserves in the ground and what was said of them, and capacity outside China."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import tally, with_row_ids
from chokepoint.analysis.production import capacity, reserves, restated
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, name_commodities, place_names
from chokepoint.figures.places import with_article
from chokepoint.i18n import msg
from chokepoint.stories.concentration.answers import stage_followed, table_shares
from chokepoint.stories.concentration.answers_ranking import Edition
from chokepoint.stories.concentration.story import STORY

FEWEST_DRAWN = 8
"""So many countries are set beside each other even where fewer are named one by one."""


@STORY.keep
def reserve_shares(look: Look) -> pd.DataFrame:
    """Divide every country's reserves by the total of its edition."""
    return reserves.reserve_shares(look["reserves"])


@STORY.keep
def newest_reserves(look: Look, commodity: str) -> pd.DataFrame:
    """Give the reserve shares of the commodity in the newest edition, the largest first."""
    return reserves.newest_reserves(look(reserve_shares), commodity)


@STORY.keep
def reserves_beside_output(look: Look, top_n: int) -> pd.DataFrame:
    """Set each country's share of the reserves beside its share of the output, in percent."""
    return reserves.against_production(look(newest_reserves), look(table_shares), max(top_n, FEWEST_DRAWN))


@STORY.answers(
    reserves_leader=Column("name", how="country with the largest reserves of the newest edition"),
    reserves_leader_share=Column(
        "reserves", "percent", "its reserves over the total, or the sum of the countries", date="edition"
    ),
    reserves_leader_made=Column(
        "production", "percent", "its share of output in the table of this page, if listed"
    ),
    reserves_edition=Column("edition", how="newest edition with reserves of the commodity"),
)
def largest_holder(look: Look) -> pd.DataFrame:
    """Name the country with the largest reserves, and how much of the output it makes: one row or none."""
    held = look(newest_reserves)
    ordered = look(reserves_beside_output).sort_values("reserves", ascending=False, kind="stable")
    first = ordered.head(min(len(held), 1))
    return first.assign(
        name=[with_article(code, look(place_names), look.t) for code in first["country_iso3"]],
        edition="".join(held["vintage"].head(1)),
    )


@STORY.keep
def stated_reserves(look: Look) -> pd.DataFrame:
    """Pick the shares of the reserves of rare earths that texts state."""
    return restated.stated_shares(look["published_shares"], "rare_earths", "reserves")


@STORY.answers(
    saying=Column("best", "percent", "as quoted", date="year"),
    saying_year=Column("year", "year", "year of the speech, as quoted"),
)
def saying_of_1992(look: Look) -> pd.DataFrame:
    """Pick the saying that texts repeat: one row or none."""
    stated = look(stated_reserves)
    return stated[stated["status"] == "claim"].head(1)


@STORY.keep
def reserves_by_edition(look: Look) -> pd.DataFrame:
    """Follow China's share of the reserves of rare earths from edition to edition, in percent."""
    return reserves.country_by_edition(look(reserve_shares), "rare_earths")


@STORY.keep
def restated_reserves(look: Look, edition: Edition | None = None) -> pd.DataFrame:
    """Work out China's share from older editions as other texts restate them; of one alone, if asked for."""
    older = restated.restated_shares(look["reserves_history"], "rare_earths")
    older = older.assign(best=100 * older["share"].astype(float))
    if edition is None:
        return older
    return older[(older["publisher"] == edition[0]) & (older["vintage"] == edition[1])]


@STORY.keep
def computed_reserves(look: Look, edition: Edition | None = None) -> pd.DataFrame:
    """Put China's shares of all editions below each other; or that of one restated edition alone."""
    older = look(restated_reserves)
    every = older if edition else pd.concat([older, look(reserves_by_edition)], ignore_index=True)
    return every.astype({"best": float})


_HIGHEST = msg("China over the printed total or the sum of the countries, all editions with both; highest")
_LOWEST = msg("China over the printed total or the sum of the countries, all editions with both; lowest")
_NEWEST = msg("China over the printed total or the sum of the countries, all editions with both; newest")


@STORY.answers(
    reserves_top=Column("best", "percent", _HIGHEST, date="year"),
)
def highest_reserves(look: Look) -> pd.DataFrame:
    """Find the edition that gives China the largest share of the reserves."""
    return look(computed_reserves).nlargest(1, "best")


@STORY.answers(
    reserves_bottom=Column("best", "percent", _LOWEST, date="year"),
)
def lowest_reserves(look: Look) -> pd.DataFrame:
    """Find the edition that gives China the smallest share of the reserves."""
    return look(computed_reserves).nsmallest(1, "best")


@STORY.answers(
    reserves_newest=Column("best", "percent", _NEWEST, date="year"),
)
def newest_share_of_reserves(look: Look, edition: Edition | None = None) -> pd.DataFrame:
    """Give China's share of the reserves in the newest edition; or that of one restated edition."""
    return look(restated_reserves).nlargest(1, "best") if edition else look(reserves_by_edition).tail(1)


@STORY.words("reserves_at_most")
def bound_of_newest(look: Look) -> dict[str, object]:
    """Say whether the newest share of the reserves is an upper bound."""
    return {"reserves_at_most": bool(look(reserves_by_edition)["at_most"].tail(1).any())}


@STORY.keep
def chinese_classes(look: Look) -> pd.DataFrame:
    """Pick the classes of a Chinese count of what lies in the ground, in million tonnes."""
    rows = with_row_ids(look["reserves_history"])
    classes = rows[rows["measure"].str.startswith("chinese_")]
    return classes.assign(mt=classes["quantity_kg"] / 1e9)


@STORY.answers(
    classes_year=Column("year", "year", "year of the count"),
)
def year_of_classes(look: Look) -> pd.DataFrame:
    """Give the year of the Chinese count."""
    return look(chinese_classes)


@STORY.answers(classes_n=Column("n", "classes", "classes the count distinguishes"))
def count_of_classes(look: Look) -> pd.DataFrame:
    """Count the classes of the Chinese count."""
    return tally(look(chinese_classes))


@STORY.answers(classes_high=Column("mt", "million t", "widest class", date="year"))
def widest_class(look: Look) -> pd.DataFrame:
    """Find the widest class of the Chinese count."""
    return look(chinese_classes).nlargest(1, "mt")


@STORY.answers(classes_low=Column("mt", "million t", "narrowest class", date="year"))
def narrowest_class(look: Look) -> pd.DataFrame:
    """Find the narrowest class of the Chinese count."""
    return look(chinese_classes).nsmallest(1, "mt")


@STORY.keep
def used_capacity(look: Look) -> pd.DataFrame:
    """Set capacity against output, outside China and in it, with the commodity as ``name``."""
    used = capacity.used_outside(look["capacity"], look["production"])
    return used.assign(name=name_commodities(used, look(metal_names), look.t).to_numpy())


@STORY.answers(
    use_n=Column("n", "commodities", "commodities with capacity and output of one edition and year")
)
def count_of_used(look: Look) -> pd.DataFrame:
    """Count the commodities whose capacity and output are printed together."""
    return tally(look(used_capacity))


_USE = msg("output over listed capacity outside China, lines with both figures")
_LEAST_USE = msg("output over listed capacity outside China, lines with both figures; lowest")


@STORY.answers(
    use_least=Column("used_outside", "percent", _LEAST_USE, date="year"),
    use_least_name=Column("lower", how="its commodity"),
    use_least_year=Column("year", "year", "its year"),
)
def least_used(look: Look) -> pd.DataFrame:
    """Find the commodity of whose capacity outside China the smallest part was used."""
    least = look(used_capacity).nsmallest(1, "used_outside")
    return least.assign(lower=least["name"].map(look.t.inside))


@STORY.answers(own_use=Column("used_outside", "percent", _USE, date="year"))
def own_capacity(look: Look, commodity: str) -> pd.DataFrame:
    """Give the part of the listed capacity of the commodity followed that was used outside China."""
    used = look(used_capacity)
    return used[(used["commodity_id"] == commodity) & (used["stage"] == look(stage_followed))]


@STORY.answers(gallium_closures=Column("n", "plants", "rows of table plant_closures on gallium"))
def closed_plants(look: Look) -> pd.DataFrame:
    """Count the gallium plants known to have closed."""
    rows = look["plant_closures"]
    return tally(rows[rows["commodity_id"] == "gallium"], rows)
