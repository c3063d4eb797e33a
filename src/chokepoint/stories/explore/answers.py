"""Every commodity in a row: who makes most of it, how concentrated it is, who lists, controls and imports it.

Everything is asked of the recipes that the chapters and the dossiers rest on.
"""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row, join_ids
from chokepoint.analysis.policy import lists
from chokepoint.analysis.production import concentration, editions
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, place_names
from chokepoint.i18n import msg
from chokepoint.stories.explore.story import STORY

MOST = 50
"""Percent above which the United States depend on imports for most of what they use."""


@STORY.keep
def newest_tables(look: Look) -> pd.DataFrame:
    """Give the newest table of each commodity: of the first publisher and stage there is.

    Returns:
        Rows of ``concentration.measured_tables``, one a commodity, by id.
    """
    every = editions.newest_by_stage(look.rows("concentration.measured_tables"))
    return every[every["is_first"]].reset_index(drop=True)


@STORY.keep
def printed_rows(look: Look) -> pd.DataFrame:
    """Give the rows of these tables."""
    return editions.rows_of(look["production"], look(newest_tables))


@STORY.keep
def leaders(look: Look) -> pd.DataFrame:
    """Give the largest producer of each of these tables with the bounds of its share, in percent."""
    shares = concentration.shares(look(printed_rows))
    first = shares.drop_duplicates("commodity_id")
    percent = {name: 100 * first[name] for name in ("share_low", "share", "share_high")}
    return first.assign(**percent).set_index("commodity_id")


@STORY.keep
def parts(look: Look) -> dict[str, list[tuple[str, float]]]:
    """Give the producers of each of these tables, the largest first: ISO code and share, in percent."""
    shares = concentration.shares(look(printed_rows))
    found = zip(shares["commodity_id"], shares["country_iso3"], 100 * shares["share"], strict=True)
    listed: dict[str, list[tuple[str, float]]] = {}
    for commodity, country, share in found:
        if share > 0:
            listed.setdefault(commodity, []).append((country, share))
    return listed


@STORY.keep
def listed_by(look: Look) -> pd.DataFrame:
    """Count, for each commodity, the jurisdictions whose newest official list names it or its group.

    Returns:
        By commodity: ``lists``, ``listers`` (their codes) and ``list_ids``.
    """
    entries = look.rows("derisking.known_entries")
    groups = entries[entries["group_id"] != ""].drop_duplicates("commodity_id", keep="last")
    group_of = groups.set_index("commodity_id")["group_id"]
    wanted = sorted(set(look["production"]["commodity_id"]))
    names = {commodity: str(group_of.get(commodity, commodity)) for commodity in wanted}
    seen = lists.standing_states(lists.history(entries, sorted(set(names.values()))), look.day)
    named = seen[seen["state"] == "named"]
    by_name = named.groupby("group_id")
    found = by_name.agg(listers=("jurisdiction", sorted_codes), list_ids=("row_ids", join_ids))
    listed = found.reindex(list(names.values())).fillna("")
    listed = listed.set_axis(pd.Index(list(names), name="commodity_id"))
    return listed.assign(lists=[len(codes.split()) for codes in listed["listers"]])


def sorted_codes(codes: pd.Series) -> str:
    """Join codes, each once, with blanks between them."""
    return " ".join(sorted(set(codes)))


@STORY.keep
def controls_on(look: Look) -> pd.Series:
    """Name the state of the Chinese export controls on each commodity as its dossier does."""
    wanted = sorted(set(look["production"]["commodity_id"]))
    states = {one: look.ask("dossier.status", commodity=one).value for one in wanted}
    return pd.Series(states, dtype="str")


@STORY.keep
def reliance(look: Look) -> pd.DataFrame:
    """Give the newest figure of US import reliance of each commodity, whole and not by form."""
    own = look["import_reliance"]
    own = own[(own["publisher"] == "USGS") & own["value"].notna() & (own["form"] == "")]
    newest = own[own["vintage"] == own.groupby("commodity_id")["vintage"].transform("max")]
    last = newest.sort_values("year", kind="stable").drop_duplicates("commodity_id", keep="last")
    return last.set_index("commodity_id")


@STORY.keep
def eu_reliance(look: Look) -> pd.DataFrame:
    """Give the import reliance of the EU by its newest study with a figure, one row a commodity and stage.

    Returns:
        ``commodity_id``, ``stage``, ``import_reliance_pct``, ``assessment_year``, ``row_id``.
    """
    own = look["eu_criticality"]
    own = own[own["import_reliance_pct"].notna()]
    newest = own[own["assessment_year"] == own.groupby("commodity_id")["assessment_year"].transform("max")]
    return newest.drop_duplicates(["commodity_id", "stage"]).sort_values(["commodity_id", "stage"])


@STORY.keep
def commodities(look: Look) -> pd.DataFrame:
    """Put everything beside each other: one row a commodity with at least one row of output.

    Returns:
        ``commodity_id``, ``name``, ``leader`` (name; empty where no country has a figure), ``leader_code``,
        ``share_low``, ``share``, ``share_high`` (percent), ``hhi_low``, ``hhi``, ``hhi_high``, ``is_open``,
        ``year``, ``age`` (years), ``lists``, ``listers`` (codes), ``status``, ``reliance`` (percent),
        ``qualifier``, ``row_ids``.
    """
    ids = sorted(set(look["production"]["commodity_id"]))
    tables = look(newest_tables).set_index("commodity_id").reindex(ids)
    first, imports = look(leaders).reindex(ids), look(reliance).reindex(ids)
    names, places = look(metal_names), look(place_names)
    frame = tables[["hhi_low", "hhi", "hhi_high", "is_open", "year"]].assign(
        name=[look.t.capital(names[one]) for one in ids],
        leader=[places.get(code, "") if isinstance(code, str) else "" for code in first["country_iso3"]],
        leader_code=first["country_iso3"].astype("object").fillna(""),
        age=look.day.year - pd.to_numeric(tables["year"]),
        **{name: first[name] for name in ("share_low", "share", "share_high")},
        **look(listed_by)[["lists", "listers"]].reindex(ids),
        status=look(controls_on).reindex(ids),
        reliance=imports["value"],
        qualifier=imports["qualifier"].astype("object").fillna(""),
    )
    european = look(eu_reliance).groupby("commodity_id")["row_id"].agg(join_ids).reindex(ids)
    behind = zip(
        tables["row_ids"].astype("object").fillna(""),
        look(listed_by)["list_ids"].reindex(ids),
        imports["row_id"].astype("object").fillna(""),
        european.astype("object").fillna(""),
        strict=True,
    )
    alone = frame["is_open"].eq(True) & tables["producers"].eq(1)  # a share of a list of one says nothing
    measured = ["hhi_low", "hhi", "hhi_high", "share_low", "share", "share_high"]
    frame[measured] = frame[measured].mask(alone)
    ordered = frame.assign(row_ids=[join_ids(ids) for ids in behind])
    return ordered.rename_axis("commodity_id").reset_index().sort_values("name", ignore_index=True)


COUNTED = msg("commodities with at least one row of output")
LEADS = msg("commodities whose table has China as the largest producer")


def _count(look: Look, chosen: pd.Series) -> pd.DataFrame:
    rows = look(commodities)
    return in_one_row(rows, n=int(chosen.sum()))


@STORY.answers(commodities_n=Column("n", "commodities", COUNTED))
def count_of_commodities(look: Look) -> pd.DataFrame:
    """Count the commodities."""
    return _count(look, look(commodities)["name"] != "")


@STORY.answers(china_n=Column("n", "commodities", LEADS))
def led_by_china(look: Look) -> pd.DataFrame:
    """Count those of which China is the largest producer."""
    china = str(look(place_names)["CHN"])
    return _count(look, look(commodities)["leader"] == china)


@STORY.answers(controlled_n=Column("n", "commodities", "commodities on which a licence duty or a ban stands"))
def under_control(look: Look) -> pd.DataFrame:
    """Count those on which a licence duty or a ban stands on the day."""
    return _count(look, look(commodities)["status"].isin(["licence", "ban"]))


@STORY.answers(depends_n=Column("n", "commodities", "net import reliance above half, as printed"))
def most_imported(look: Look) -> pd.DataFrame:
    """Count those of which the United States import more than half of what they use."""
    rows = look(commodities)
    return _count(look, (rows["reliance"] >= MOST) & (rows["qualifier"] != "<"))


@STORY.answers(eu_depends_n=Column("n", "commodities", "the EU’s import reliance above half, at any stage"))
def most_imported_by_eu(look: Look) -> pd.DataFrame:
    """Count those of which the EU imports more than half of what it uses at one stage at least."""
    half = look(eu_reliance)
    half = half[half["import_reliance_pct"] >= MOST]
    return _count(look, look(commodities)["commodity_id"].isin(half["commodity_id"]))
