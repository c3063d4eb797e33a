"""Exports by month, by year and by destination, each count by itself, and what is not known of them."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row, join_ids
from chokepoint.analysis.policy import timeline
from chokepoint.analysis.trade import derivations, exports
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import place_names
from chokepoint.i18n import msg
from chokepoint.stories.controls.answers_notice import licence_day
from chokepoint.stories.controls.story import STORY

METALS = ["gallium", "germanium"]
DUTY_BEGINS, FIRST_LICENCES = "evt-e24", "evt-e27"
"""Rows of the events between which the first licences were waited for."""
IN_A_QUARTER = msg("first quarters in the one count that has two of them")
AROUND = msg("mean of the known months from the licence on over the mean of those before, in one scope")
PACE = msg(
    "mean of the year's known months, and its change against the mean of those before the licence, one scope"
)
PACE_MONTHS = msg("count of the months known before the licence, in that scope")
SHARES_OF_BASE = msg("lowest and highest total over that of the base year")
OVER_BASE = msg("total over the highest one of the base year, less one")
COUNTS = msg("lowest and highest total of the first whole years known, each in the counts that have it")
OWN_PACE = msg("mean of the newest year's known months, one scope")
SPREAD = msg("year whose printed totals in one count lie farthest apart: highest less lowest")
RANKED = msg("kg of the partner over kg of all itemised destinations in these months")
BY_MONTH = msg("count of the months of the span by what is known in any scope")


def last_seen(look: Look, last_month: str) -> str:
    """Give the last month of the span: none can be known before it ended."""
    return min(last_month, f"{look.day:%Y-%m}")


@STORY.keep
def printed_months(look: Look, mineral: str, first_month: str) -> pd.DataFrame:
    """Pick the printed figures of single months."""
    return exports.select_months(look["exports_monthly"], mineral, first_month, look(last_seen))


@STORY.keep
def single_months(look: Look, mineral: str, first_month: str) -> pd.DataFrame:
    """Put the printed months and those worked out from a percentage into one frame."""
    every = derivations.derived_months(look["export_derivations"], look["exports_monthly"], mineral)
    derived = every[every["month"].between(first_month, look(last_seen))]
    return pd.concat([look(printed_months), derived], ignore_index=True)


@STORY.keep
def calendar(look: Look, first_month: str) -> pd.DataFrame:
    """Say of each month of the span what is known of it."""
    return exports.fill_calendar(look(single_months), first_month, look(last_seen))


@STORY.keep
def known_months(look: Look) -> pd.DataFrame:
    """Make one row of each month in each count."""
    return exports.merge_repeats(look(single_months))


@STORY.keep
def months_of_both(look: Look) -> pd.DataFrame:
    """Put the known months of both metals into one frame, with ``commodity_id``."""
    every = [look.given(mineral=metal)(known_months).assign(commodity_id=metal) for metal in METALS]
    return pd.concat(every, ignore_index=True)


def _wrought_in(look: Look, month: pd.Timestamp) -> pd.DataFrame:
    printed = look(printed_months)
    return printed[(printed["product_scope"] == "wrought") & (printed["month"] == month)]


@STORY.answers(
    zero_month=Column("month", "month", "month of the row"),
    zero_kg=Column("quantity_kg", "kg", "as printed", date="month"),
)
def first_month_under_licence(look: Look) -> pd.DataFrame:
    """Pick what left as wrought metal in the month the licence took effect."""
    return _wrought_in(look, look(licence_day))


@STORY.answers(zero_again=Column("months", how="later months whose figures are all zero", rows="row_ids"))
def later_zeros(look: Look) -> pd.DataFrame:
    """Name the later months of which nothing but a zero is known."""
    months = look(calendar)
    found = months[(months["known"] == "zero") & (months["month"] > look(licence_day))]
    named = look.t.listing([look.t.month(one) for one in found["month"]])
    return in_one_row(found, months=named)[: int(len(found) > 0)]


@STORY.answers(rush_kg=Column("quantity_kg", "kg", "as printed, in kg", date="month"))
def month_before_licence(look: Look) -> pd.DataFrame:
    """Pick what left as wrought metal in the month before."""
    return _wrought_in(look, look(licence_day) - pd.DateOffset(months=1))


@STORY.answers(days_to_licence=Column("days", "days", "days between the two events"))
def first_licences(look: Look) -> pd.DataFrame:
    """Count the days from the duty to the first licences."""
    return timeline.days_between(look["chip_timeline"], DUTY_BEGINS, FIRST_LICENCES)


@STORY.answers(
    quarter_before_t=Column("before_t", "t", IN_A_QUARTER, date="before_year"),
    quarter_after_t=Column("after_t", "t", IN_A_QUARTER, date="after_year"),
    quarter_before_year=Column("before_year", "year", IN_A_QUARTER),
    quarter_after_year=Column("after_year", "year", IN_A_QUARTER),
    quarter_change=Column("change_percent", "percent", IN_A_QUARTER, date="after_year", base="before_year"),
    quarter_status=Column("status", how=IN_A_QUARTER),
)
def quarters(look: Look, mineral: str) -> pd.DataFrame:
    """Compare the first quarters of two years in the one count that has them."""
    found = derivations.first_quarters(look["export_derivations"], look["exports_monthly"], mineral)
    status = found["before_status"].map({"derived": look.t("worked out from a percentage")})
    return found.assign(status=status.fillna(look.t("as printed")))


@STORY.keep
def changes_by_count(look: Look) -> pd.DataFrame:
    """Compare the months before the licence with those under it, within each count."""
    return exports.compare_around(look(printed_months), look(licence_day))


@STORY.answers(deepest_change=Column("change_percent", "percent", AROUND))
def deepest_fall(look: Look) -> pd.DataFrame:
    """Pick the count in which exports fell most."""
    return look(changes_by_count).nsmallest(1, "change_percent")


@STORY.answers(weakest_change=Column("change_percent", "percent", AROUND))
def weakest_fall(look: Look) -> pd.DataFrame:
    """Pick the count in which exports fell least."""
    return look(changes_by_count).nlargest(1, "change_percent")


def _pace_of(look: Look, commodity: str, of_year: int) -> pd.DataFrame:
    found = exports.pace_of_newest_year(look["exports_monthly"], [commodity], look(licence_day))
    return found[found["year"] == of_year] if of_year else found


@STORY.answers(
    gallium_kg=Column("after_kg", "kg a month", PACE, date="year", rows="after_ids"),
    gallium_change=Column("change_percent", "percent", PACE, date="year"),
    gallium_base=Column("before_months", "months", PACE_MONTHS, rows="before_ids"),
)
def gallium_pace(look: Look, of_year: int = 0) -> pd.DataFrame:
    """Set the newest year's months of gallium against those before the licence; of a given year, if asked."""
    return _pace_of(look, "gallium", of_year)


@STORY.answers(
    germanium_kg=Column("after_kg", "kg a month", PACE, date="year", rows="after_ids"),
    germanium_change=Column("change_percent", "percent", PACE, date="year"),
    germanium_base=Column("before_months", "months", PACE_MONTHS, rows="before_ids"),
)
def germanium_pace(look: Look, of_year: int = 0) -> pd.DataFrame:
    """Do the same for germanium."""
    return _pace_of(look, "germanium", of_year)


@STORY.answers(pace_year=Column("year", "year", "newest year with monthly figures", rows="after_ids"))
def pace(look: Look) -> pd.DataFrame:
    """Put the paces of both metals into one frame."""
    return pd.concat([look(gallium_pace), look(germanium_pace)], ignore_index=True)


@STORY.answers(pace_apart=Column("apart", "points", "change of gallium less that of germanium"))
def parting(look: Look) -> pd.DataFrame:
    """Say how far the two metals moved apart; nothing unless both are known."""
    changes = look(pace).set_index("commodity_id")["change_percent"]
    both = [name for name in METALS if name in changes] == METALS
    apart = changes["gallium"] - changes["germanium"] if both else float("nan")
    rows = {"apart": [apart], "row_ids": [join_ids(look(pace)["row_ids"])]}
    return pd.DataFrame(rows)[: int(both)]


@STORY.keep
def year_totals(look: Look, mineral: str, first_month: str, last_month: str) -> pd.DataFrame:
    """List the totals of the years of the span, printed and worked out, the lowest of a year first."""
    table = look["exports_monthly"]
    derived = derivations.derived_years(look["export_derivations"], table, mineral)
    years = pd.concat([exports.year_totals(table, mineral), derived])
    inside = years[years["year"].between(int(first_month[:4]), int(last_month[:4]))]
    return inside.sort_values(["year", "quantity_kg"])


@STORY.answers(
    own_kg=Column("after_kg", "kg a month", OWN_PACE, date="year", rows="after_ids"),
    own_months=Column("after_months", "months", OWN_PACE, date="year", rows="after_ids"),
    own_year=Column("year", "year", "newest year with monthly figures", rows="after_ids"),
)
def own_pace(look: Look, mineral: str) -> pd.DataFrame:
    """Average the newest year's known months of the metal this page follows."""
    return exports.pace_of_newest_year(look["exports_monthly"], [mineral], look(licence_day))


@STORY.keep
def firm_totals(look: Look) -> pd.DataFrame:
    """Leave out the totals marked doubtful: one that covers eleven months is no bound of a year."""
    years = look(year_totals)
    return years[years["status"] != "doubtful"]


@STORY.answers(
    base_year=Column("base_year", "year", "last full year before the licence", rows="base_ids"),
    base_t=Column("base_t", "t", "highest total printed for the year", date="base_year", rows="base_ids"),
    last_year=Column("last_year", "year", "newest year in the same count", rows="last_ids"),
    last_low=Column("low_t", "t", "lowest total of the year", date="last_year", rows="last_ids"),
    last_high=Column("high_t", "t", "highest total of the year", date="last_year", rows="last_ids"),
    last_share_low=Column("low_percent", "percent", SHARES_OF_BASE, date="last_year", base="base_t"),
    last_share_high=Column("high_percent", "percent", SHARES_OF_BASE, date="last_year", base="base_t"),
    last_share_span=Column(
        "span",
        "percent",
        SHARES_OF_BASE,
        date="last_year",
        base="base_t",
        low="low_percent",
        high="high_percent",
    ),
    last_change_low=Column("change_low", "percent", OVER_BASE, date="last_year", base="base_t"),
    last_change_high=Column("change_high", "percent", OVER_BASE, date="last_year", base="base_t"),
)
def compared_years(look: Look, of_year: int = 0) -> pd.DataFrame:
    """Set the newest whole year under licence, or none but the one asked for, against the last before it."""
    licensed = look(licence_day).year
    two = exports.years_in_one_scope(look(firm_totals), base_year=licensed - 1, since=licensed + 1)
    every = exports.summarise_years(two)
    found = every[every["last_year"] == of_year] if of_year else every
    ends = zip(found["low_percent"], found["high_percent"], strict=True)
    return found.assign(
        span=[look.t.interval(*pair) for pair in ends],
        change_low=found["low_percent"].astype(float) - 100,
        change_high=found["high_percent"].astype(float) - 100,
    )


@STORY.answers(
    counts_base_year=Column("base_year", "year", "last full year before the licence", rows="base_ids"),
    counts_base_t=Column("base_t", "t", COUNTS, date="base_year", rows="base_ids"),
    counts_year=Column("last_year", "year", "newest whole year under licence", rows="last_ids"),
    counts_low=Column("low_t", "t", COUNTS, date="last_year", rows="last_ids"),
    counts_high=Column("high_t", "t", COUNTS, date="last_year", rows="last_ids"),
    counts_span=Column("span", "t", COUNTS, date="last_year", low="low_t", high="high_t", rows="last_ids"),
)
def years_of_two_counts(look: Look) -> pd.DataFrame:
    """Put both years beside each other where no one count has them; nothing where one has."""
    licensed = look(licence_day).year
    two = exports.years_in_any_scope(look(firm_totals), base_year=licensed - 1, since=licensed + 1)
    found = exports.summarise_years(two)[: int(look(compared_years).empty)]
    ends = zip(found["low_t"], found["high_t"], strict=True)
    return found.assign(span=[look.t.interval(*pair) for pair in ends])


@STORY.answers(
    spread_year=Column("year", "year", SPREAD),
    spread_t=Column("apart_t", "t", SPREAD, date="year"),
)
def spread(look: Look) -> pd.DataFrame:
    """Find the year whose printed totals disagree most."""
    return exports.summarise_spread(exports.widest_spread(look(year_totals)))


@STORY.answers(doubtful_year=Column("year", "year", "year of the total marked doubtful"))
def doubtful_total(look: Look, mineral: str) -> pd.DataFrame:
    """Pick the total that is doubtful for the reason the page gives, which is one of gallium."""
    years = look(year_totals)
    return years[(years["status"] == "doubtful") & (mineral == "gallium")]


@STORY.keep
def destinations(look: Look, mineral: str, first_month: str) -> pd.DataFrame:
    """Split each month whose destinations are printed into partners and a remainder."""
    return exports.split_by_partner(look["exports_monthly"], mineral, first_month, look(last_seen))


@STORY.answers(
    partner_months=Column("months", "months", "count of months with destinations"),
    not_itemised_kg=Column("rest_kg", "kg", "totals less itemised destinations", rows="rest_ids"),
)
def destination_months(look: Look) -> pd.DataFrame:
    """Count the months whose destinations are printed, and add up what they leave out."""
    return exports.summarise_partners(look(destinations))


@STORY.keep
def ranked_destinations(look: Look) -> pd.DataFrame:
    """Rank the destinations, the largest first, with ``name`` and ``percent``."""
    parts = look(destinations)
    ranking = exports.partner_totals(parts[parts["partner_iso3"] != ""])
    names = ranking["partner_iso3"].map(look(place_names))
    return ranking.assign(name=names, percent=100 * ranking["share"])


@STORY.answers(
    top_partner=Column("name", how=RANKED, rows="all_ids"),
    top_partner_share=Column("percent", "percent", RANKED, rows="all_ids"),
)
def largest_destination(look: Look) -> pd.DataFrame:
    """Pick the largest destination."""
    return look(ranked_destinations)[:1]


@STORY.answers(
    second_partner=Column("name", how=RANKED, rows="all_ids"),
    second_partner_share=Column("percent", "percent", RANKED, rows="all_ids"),
)
def second_destination(look: Look) -> pd.DataFrame:
    """Pick the second largest destination."""
    return look(ranked_destinations)[1:2]


@STORY.answers(
    us_year=Column("year", "year", "year of the rows"),
    us_kg=Column("quantity_kg", "kg", "as printed", date="year"),
)
def sent_to_america(look: Look, mineral: str) -> pd.DataFrame:
    """Pick what the Chinese records show for the United States."""
    return exports.to_partner(look["exports_monthly"], mineral, "USA")


@STORY.answers(
    all_months=Column("months", "months", BY_MONTH, rows="span_ids"),
    unknown_months=Column("unknown", "months", BY_MONTH),
    derived_only=Column("derived", "months", BY_MONTH),
)
def coverage(look: Look) -> pd.DataFrame:
    """Count the months of the span by what is known of them."""
    return exports.summarise_calendar(look(calendar))


@STORY.answers(last_figure=Column("month", "month", "newest month with a figure"))
def newest_figure(look: Look) -> pd.DataFrame:
    """Pick the figures of the newest month that has any."""
    known = look(known_months)
    return known[known["month"] == known["month"].max()]
