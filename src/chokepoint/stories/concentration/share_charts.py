"""Charts of who makes what: shares with their bounds, by country, by table and over the years."""

from __future__ import annotations

from dataclasses import dataclass, replace

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import translated
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide
from chokepoint.figures.kinds.lines import Lines, draw_lines
from chokepoint.figures.kinds.marks import Bar, By, Dot, Line, Rule, Words
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import PUBLISHER_SHAPES, SOFT, WHO, WORLD
from chokepoint.i18n import Translator


def span_words(low: float, best: float, high: float, t: Translator, digits: int = 0) -> str:
    """Write a value with its bounds, ``69 (68–71)``; the bounds are left out where they read the same."""
    ends = t.interval(low, high, digits)
    value = t.number(best, digits)
    return value if ends == value else t.aside(value, ends)


def digits_of(percent: float) -> int:
    """Choose the decimals of a percentage: one below ten, none above."""
    return int(percent < 9.95)


def name_table(row: Row, t: Translator) -> str:
    """Name a printed table: publisher, edition, year."""
    return t(
        "{publisher}, edition {edition}: {year}", publisher=row.publisher, edition=row.vintage, year=row.year
    )


def country_shares(
    largest: pd.DataFrame, title: str, words: tuple[str, str], names: pd.Series, t: Translator
) -> Figure:
    """Draw the largest producers' shares of one printed table, with what it assigns to nobody.

    Args:
        largest: as ``production.concentration.largest_shares`` gives them.
        title: the finding.
        words: what the shares are shares of, and the name of the table.
        names: country names by ISO code, in the reader's language.
        t: the reader's language.
    """
    frame = largest.assign(
        label=[_name_part(row, names, t) for row in each_row(largest)],
        words=[span_words(row.low, row.best, row.high, t, digits_of(row.best)) for row in each_row(largest)],
    )
    return Figure(
        id="country-shares",
        title=title,
        subtitle=t("Share of {what}, percent, by {table}; thin line: bounds", what=words[0], table=words[1]),
        alt=t.clauses(t.pair(row.label, row.words) for row in each_row(frame)),
        draw=lambda width: draw_rows(frame, width, SHARES),
        frame=frame,
        columns={
            "label": t("country"),
            "low": t("percent, low"),
            "best": t("percent"),
            "high": t("percent, high"),
        },
    )


def _name_part(row: Row, names: pd.Series, t: Translator) -> str:
    if row.kind == "others":
        return t.plural("one further country", "{n} further countries", row.countries)
    return t("assigned to no country") if row.kind == "nobody" else str(names.get(row.part, row.part))


SHARES = Rows(
    (
        Bar("best", thick=15, colour=By("kind", WHO), outline=WORLD),
        Rule("low", "high"),
        Words("words", "high", gap=7),
    ),
    scale=Amounts(0, ticks=6),
    step=(30, 30),
)


def tables_side_by_side(
    compared: pd.DataFrame, title: str, what: str, names: pd.Series, t: Translator
) -> Listing:
    """List the same year as every publisher and edition prints it: a row a country and table.

    Args:
        compared: as ``production.editions.side_by_side`` gives it (percent).
        title: the finding.
        what: what the shares are shares of, in words.
        names: country names by ISO code, in the reader's language.
        t: the reader's language.
    """
    frame = translated(compared, ["denominator"], t)
    frame = frame.assign(country=[names.get(code, code) for code in frame["country_iso3"]])
    return Listing(
        id="tables-side-by-side",
        title=title,
        subtitle=t("Share of {what}, percent, by country, publisher and edition", what=what),
        frame=frame,
        columns=_table_columns(t),
    )


def _table_columns(t: Translator) -> dict[str, str]:
    return {
        "country": t("country"),
        "publisher": t("publisher"),
        "vintage": t("edition"),
        "low": t("percent, low"),
        "best": t("percent"),
        "high": t("percent, high"),
        "denominator": t("share of"),
    }


NAMES = {name: name for name in PUBLISHER_SHAPES}
PUBLISHERS = By("publisher", PUBLISHER_SHAPES, NAMES)


def kinds_of(codes: pd.Series) -> list[str]:
    """Tell China from other countries, by ISO code."""
    return ["china" if code == "CHN" else "country" for code in codes]


@dataclass(frozen=True)
class TimeWords:
    """What :func:`share_over_time` is called: its id, its finding, and the measure with its unit."""

    id: str
    title: str
    subtitle: str


def share_over_time(
    history: pd.DataFrame,
    quotes: pd.DataFrame,
    words: TimeWords,
    t: Translator,
    claimed: float | None = None,
) -> Figure:
    """Draw one country's share year by year: a line an edition, and quoted shares as grey marks.

    Args:
        history: rows of ``production.concentration.concentrate`` (shares 0-1), with ``country_iso3``.
        quotes: ``year``, ``best`` (percent), ``name`` and ``row_ids`` of quoted shares; may be empty.
        words: id, finding and measure of the figure.
        t: the reader's language.
        claimed: a share, in percent, to draw as a line through all years.
    """
    frame = pd.concat([_computed_points(history, t), _quoted_points(quotes, t)], ignore_index=True)
    return Figure(
        id=words.id,
        title=words.title,
        subtitle=words.subtitle,
        alt=_time_alt(frame, t),
        draw=lambda width: _draw_time(frame, claimed, width, t),
        frame=frame,
        columns={"year": t("year"), "source": t("source"), "best": t("percent"), "basis": t("kind")},
    )


def _computed_points(history: pd.DataFrame, t: Translator) -> pd.DataFrame:
    ordered = history.sort_values(["publisher", "vintage", "year"])
    names = [
        t("{publisher}, edition {edition}", publisher=row.publisher, edition=row.vintage)
        for row in each_row(ordered)
    ]
    kinds = kinds_of(ordered["country_iso3"])
    points = ordered[["publisher", "vintage", "year", "row_ids"]].assign(
        best=100 * ordered["share"], source=names, kind=kinds, basis=t("computed")
    )
    return points.assign(series=points["source"])


def _quoted_points(quotes: pd.DataFrame, t: Translator) -> pd.DataFrame:
    dated = quotes[quotes["year"].notna()]
    points = dated[["year", "best", "row_ids"]].assign(source=dated["name"], basis=t("quoted"))
    return points.assign(kind="quoted", publisher="quoted", series=dated["row_ids"], vintage="")


def _time_alt(frame: pd.DataFrame, t: Translator) -> str:
    return t(
        "{n} shares from {first} to {last}, between {span} percent.",
        n=len(frame),
        first=int(frame["year"].min()),
        last=int(frame["year"].max()),
        span=t.interval(frame["best"].min(), frame["best"].max()),
    )


def _draw_time(
    frame: pd.DataFrame, claimed: float | None, width: int, t: Translator
) -> alt.LayerChart | alt.Chart:
    least, most = float(frame["best"].min()), float(frame["best"].max())
    floor, top = max(0.0, 10 * (least // 10) - 10), 100.0 if most > 60 else 10 * (most // 10) + 10
    publishers = replace(PUBLISHERS, words=NAMES | {"BGS minerals": t("BGS minerals")})
    how = Lines(
        (
            Line("best", series="series", thick=0.9, colour=COMPUTED, when="datum.kind !== 'quoted'"),
            Dot("best", size=55, shape="cross", colour=SOFT, when="datum.kind === 'quoted'"),
            Dot("best", size=42, colour=COMPUTED, shape=publishers, when="datum.kind !== 'quoted'"),
        ),
        scale=Amounts(floor, top),
        height=280,
        levels=() if claimed is None else (Guide(claimed, dash=(4, 3)),),
    )
    return draw_lines(frame.astype({"year": int}), width, how)


COMPUTED = By("kind", {kind: WHO[kind] for kind in ("china", "country")})
