"""Charts of exports under the quota: their tonnes beside it, and how much of it they used."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide
from chokepoint.figures.kinds.lines import Lines, draw_lines
from chokepoint.figures.kinds.marks import By, Dot, If, Line, Stretch
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import CHINA, CHINA_SOFT, INK, LINE, SOFT, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator, msg

SERIES = {
    "trade_press": (INK, "triangle-up", msg("trade press")),
    "exports_under_quota": (WORLD_SOFT, "triangle-down", msg("counted against the quota (weak)")),
    "customs_to_2010": (WORLD, "circle", msg("customs, to 2010")),
    "customs_from_2011": (WORLD, "square", msg("customs, from 2011")),
    "oxide_equivalent": (SOFT, "diamond", msg("oxide equivalent")),
}
BREAK = 2010.5


def quota_and_exports(
    totals: pd.DataFrame, exports: pd.DataFrame, demand: pd.DataFrame, title: str, t: Translator
) -> Figure:
    """Draw every printed quota as a red dash and every printed export figure as a point of its count.

    Args:
        totals: as ``trade.quotas.year_totals`` gives them.
        exports: as ``trade.quotas.yearly_exports`` gives them.
        demand: ``year``, ``value`` (tonnes), ``status`` and ``row_ids``: estimated demand outside China.
        title: the finding.
        t: the reader's language.
    """
    frame = _volume_rows(totals, exports, demand, t)
    return Figure(
        id="quota-and-exports",
        title=title,
        subtitle=_volumes_subtitle(t),
        alt=_volumes_alt(frame, t),
        draw=lambda width: _draw_volumes(frame, width, t),
        frame=frame,
        columns=_volume_columns(t),
        notes=_volumes_note(t),
    )


def _volume_rows(
    totals: pd.DataFrame, exports: pd.DataFrame, demand: pd.DataFrame, t: Translator
) -> pd.DataFrame:
    quota = totals.assign(
        kind="quota", series=t("quota"), tonnes=totals["value"], months=totals["months_covered"]
    )
    sold = exports.assign(kind=exports["series"], tonnes=exports["exports_t"])
    sold["series"] = [t.say(SERIES[name][2]) for name in exports["series"]]
    wanted = demand.assign(kind="demand", series=t("demand outside China"), tonnes=demand["value"], months=12)
    columns = ["year", "kind", "series", "tonnes", "months", "status", "row_ids"]
    joined = pd.concat([part[columns].astype({"year": int}) for part in (quota, sold, wanted)])
    return joined.assign(state=joined["status"].map(t.code)).sort_values(["year", "kind"], ignore_index=True)


def _volumes_subtitle(t: Translator) -> str:
    return t(
        "Tonnes a year; red dashes: quota as printed (muted red: for fewer than twelve months), points: "
        "exports by count, grey line: estimated demand outside China"
    )


def _volumes_note(t: Translator) -> str:
    return t(
        "The dashed line is the break of January 2011: customs headlines include products from then on, "
        "so points left and right of it are not one series. Part-years are marked in the table."
    )


def _volumes_alt(frame: pd.DataFrame, t: Translator) -> str:
    quota, sold = frame[frame["kind"] == "quota"], frame[~frame["kind"].isin(["quota", "demand"])]
    parts = [(t("quota"), quota), (t("exports"), sold)]
    return t.clauses(_volume_words(name, rows, t) for name, rows in parts if len(rows))


def _volume_words(name: str, rows: pd.DataFrame, t: Translator) -> str:
    span = t.interval(rows["tonnes"].min(), rows["tonnes"].max())
    years = {"first": rows["year"].min(), "last": rows["year"].max()}
    return t("{name}: {span} t between {first} and {last}", name=name, span=span, **years)


def _volume_columns(t: Translator) -> dict[str, str]:
    return {
        "year": t("year"),
        "series": t("what is counted"),
        "tonnes": t("tonnes"),
        "months": t("months"),
        "state": t("status"),
    }


def _draw_volumes(frame: pd.DataFrame, width: int, t: Translator) -> alt.LayerChart | alt.Chart:
    years = frame["year"].astype(int)
    rows = frame.assign(
        year=years,
        begin=years - 0.36,
        stop=years + 0.36,
        short=frame["months"].astype(float) < 12,
        exported=~frame["kind"].isin(["quota", "demand"]),
    )
    words = {name: t.say(word) for name, (_, _, word) in SERIES.items()}
    colours, shapes = ({name: look[n] for name, look in SERIES.items()} for n in (0, 1))
    points = Dot(
        "tonnes", size=60, when="datum.exported", colour=By("kind", colours, words), shape=By("kind", shapes)
    )
    crossed = years.min() < BREAK < years.max()
    how = Lines(
        (
            Line("tonnes", thick=3, colour=LINE, when="datum.kind === 'demand'"),
            Stretch("tonnes", "begin", "stop", thick=3.5, colour=SHORT, when="datum.kind === 'quota'"),
            points,
        ),
        scale=Amounts(0, ticks=6),
        height=320,
        guides=(Guide(BREAK, t("break")),) if crossed else (),
    )
    return draw_lines(rows, width, how)


SHORT = If("short", CHINA_SOFT, CHINA)
