"""The sealed forecast: what it says, whether it is what was sealed, and how it has done so far."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row, with_row_ids
from chokepoint.analysis.risk import forecast
from chokepoint.analysis.trade.exports import WORLD
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.stories.what_if.answers import OF_METAL
from chokepoint.stories.what_if.story import STORY

COUNTED = {"gallium": OF_METAL, "germanium": OF_METAL, "antimony": ("antimony products",)}
"""The product scopes that a forecast of exports is of, by metal: those it was made of."""


@STORY.keep
def sealed(look: Look) -> pd.DataFrame:
    """Give the forecasts made by the day looked from, if they are those that were sealed.

    Raises:
        DataError: if one was changed.
    """
    found = look.whole("forecasts")
    forecast.check_seal(found, look.whole("forecast_seals"))
    made = pd.to_datetime(found["made_on"])
    by_then = made.notna() if look.as_of is None else made <= pd.Timestamp(look.as_of)
    return with_row_ids(found[by_then])


def printed_exports(look: Look) -> pd.DataFrame:
    """Give the single months of exports that a forecast is judged by."""
    rows = with_row_ids(look["exports_monthly"])
    whole = rows[
        (rows["partner_iso3"] == WORLD)
        & (rows["period_type"] == "month")
        & (rows["status"] != "doubtful")
        & rows["quantity_kg"].notna()
    ]
    pairs = zip(whole["commodity_id"], whole["product_scope"], strict=True)
    counted = pd.Series([scope in COUNTED.get(metal, ()) for metal, scope in pairs], whole.index, dtype=bool)
    names = {"period_start": "month", "quantity_kg": "value"}
    return whole[counted].rename(columns=names)[["commodity_id", "month", "value", "row_ids"]]


def printed_prices(look: Look) -> pd.DataFrame:
    """Give the firm prices outside China that a forecast is judged by."""
    points = look.rows("world_after.price_points", horizon_months=120)
    firm = points[(points["side"] == "outside") & points["firm"].astype(bool)]
    months = firm["day"].dt.to_period("M").dt.start_time
    named = firm.rename(columns={"goods": "commodity_id", "usd_mid": "value"})
    return named.assign(month=months)[["commodity_id", "month", "value", "row_ids"]]


@STORY.keep
def scored(look: Look) -> pd.DataFrame:
    """Judge every forecast by what was printed of its months, with the ``chance`` of one month in percent."""
    found = forecast.score(look(sealed), printed_exports(look), printed_prices(look))
    rows = look(sealed)
    odds = [100 * forecast.chance(int(points)) for points in rows["points"]]
    stated = pd.Series(odds, rows.index).where(rows["measure"] == forecast.EXPORTS)
    return rows.assign(chance=stated).merge(
        found.drop(columns=["row_ids", "scenario", "commodity_id", "measure"]), on="row_id"
    )


@STORY.answers(
    forecasts_n=Column("n", "ranges", "ranges that were sealed"),
    forecasts_day=Column("made", how="day on which they were made"),
    parting_day=Column("event", how="day on which the scenarios part"),
    forecast_last=Column("last", "month", how="last month they are for"),
    scored_n=Column("scored", "ranges", "ranges with at least one printed figure to judge them by"),
    seal_start=Column("start", how="first twelve digits of the hash"),
)
def state_of_forecast(look: Look) -> pd.DataFrame:
    """Tell what was forecast, when, and how much of it can be judged; nothing before the day it was made."""
    rows, seals = look(scored), with_row_ids(look.whole("forecast_seals"))
    both = pd.concat([rows[["row_ids"]], seals[["row_ids"]]])
    told = in_one_row(
        both,
        n=len(rows),
        made=pd.to_datetime(rows["made_on"]).max(),
        event=pd.to_datetime(rows["event_day"]).max(),
        last=pd.to_datetime(rows["last_month"]).max(),
        scored=int((rows["months"] > 0).sum()),
        start=str(seals.iloc[-1]["sha256"])[:12],
    )
    return told[: len(rows)]
