"""Charts of what could be made: reserves beside production, and capacity beside output."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.dumbbell import Dumbbell, draw_dumbbell
from chokepoint.figures.kinds.marks import Bar, By, Tick, Words
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import CHINA, WHO, WORLD_SOFT
from chokepoint.i18n import Translator
from chokepoint.stories.concentration.share_charts import name_table


def reserves_against_production(
    both: pd.DataFrame, title: str, what: str, names: pd.Series, t: Translator
) -> Figure:
    """Draw each country's share in production and in reserves, joined by a line.

    Args:
        both: as ``production.reserves.against_production`` gives it.
        title: the finding.
        what: the commodity, in words, with the two editions.
        names: country names by ISO code, in the reader's language.
        t: the reader's language.
    """
    frame = both.assign(
        country=[names.get(code, code) for code in both["country_iso3"]],
        kind=["china" if code == "CHN" else "country" for code in both["country_iso3"]],
    )
    return Figure(
        id="reserves-production",
        title=title,
        subtitle=t("Share of {what}, percent; filled: production, hollow: reserves", what=what),
        alt=t.clauses(_pair_words(row, t) for row in each_row(frame)),
        draw=lambda width: draw_dumbbell(frame, width, RESERVES),
        frame=frame,
        columns={
            "country": t("country"),
            "production": t("percent of production"),
            "reserves": t("percent of reserves"),
        },
        notes=t("A country without one of the marks has no figure for it in that table."),
    )


def _pair_words(row: Row, t: Translator) -> str:
    parts = []
    if pd.notna(row.production):
        parts.append(t("production {n}", n=t.number(row.production)))
    if pd.notna(row.reserves):
        parts.append(t("reserves {n}", n=t.number(row.reserves)))
    return t.pair(row.country, t.commas(parts))


RESERVES = Dumbbell(
    "production", "reserves", (By("kind", WHO), By("kind", WHO)), hollow="second", label="country",
    thick=3, step=(30, 30), scale=Amounts(0, ticks=6),
)  # fmt: skip


def claim_rows(
    stated: pd.DataFrame,
    by_edition: pd.DataFrame,
    restated: pd.DataFrame,
    publishers: pd.Series,
    t: Translator,
) -> pd.DataFrame:
    """Put stated and computed shares of reserves into one frame for :func:`reserve_claims`.

    Args:
        stated: as ``production.restated.stated_shares`` gives them (percent).
        by_edition: as ``production.reserves.country_by_edition`` gives it (percent).
        restated: as ``production.restated.restated_shares`` gives them (0-1).
        publishers: publisher by ``source_id``.
        t: the reader's language.

    Returns:
        ``label``, ``kind``, ``year`` (missing where undated), ``low``, ``best``, ``high``, ``at_most``,
        ``row_ids``: undated ones first, then in the order of the years.
    """
    words = [_name_statement(row, publishers[row.source_id], t) for row in each_row(stated)]
    texts = stated[["year", "best", "row_ids"]].assign(label=words, kind="quoted")
    texts = texts.assign(low=texts["best"], high=texts["best"], at_most=False)
    shares = 100 * restated["share"].astype(float)
    percent = restated[["publisher", "vintage", "year", "row_ids"]].assign(best=shares)
    percent = percent.assign(low=percent["best"], high=percent["best"], at_most=False)
    tables = pd.concat([percent, by_edition[[*percent.columns]]], ignore_index=True)
    named = [name_table(row, t) for row in each_row(tables)]
    computed = tables.drop(columns=["publisher", "vintage"]).assign(label=named, kind="computed")
    both = pd.concat([texts, computed], ignore_index=True).astype(
        {"year": "Int64", "low": float, "best": float, "high": float}
    )
    return both.sort_values(["year", "kind", "label"], na_position="first", ignore_index=True)


def _name_statement(row: Row, publisher: str, t: Translator) -> str:
    short = publisher.split(" (")[0].split(",")[0]
    return t("{publisher}: {year}", publisher=short, year=row.year_as_printed)


def reserve_claims(claims: pd.DataFrame, title: str, t: Translator) -> Listing:
    """List China's share of rare-earth reserves as claimed, published and computed, in order of time.

    Args:
        claims: ``label``, ``kind`` (``quoted`` or ``computed``), ``low``, ``best``, ``high`` (percent),
            ``at_most`` and ``row_ids``, in the order to draw.
        title: the finding.
        t: the reader's language.
    """
    frame = claims.assign(basis=[t.code(kind) for kind in claims["kind"]])
    return Listing(
        id="reserve-claims",
        title=title,
        subtitle=t("China’s share of the world’s rare-earth reserves, percent, as texts and tables give it"),
        frame=frame,
        columns={
            "label": t("source"),
            "low": t("percent, low"),
            "best": t("percent"),
            "high": t("percent, high"),
            "basis": t("kind"),
        },
    )


def capacity_used(used: pd.DataFrame, title: str, labels: pd.Series, t: Translator) -> Figure:
    """Draw how much of the capacity outside China, and inside it, was used, where both figures are printed.

    Args:
        used: as ``production.capacity.used_outside`` gives it.
        title: the finding.
        labels: a name for each row of ``used``, in the reader's language.
        t: the reader's language.
    """
    frame = used.assign(
        label=[t.commas([label, row.year]) for label, row in zip(labels, each_row(used), strict=True)],
        words=[_use_words(row, t) for row in each_row(used)],
        end=used[["used_outside", "used_inside"]].max(axis=1),
    )
    return Figure(
        id="capacity-used",
        title=title,
        subtitle=t("Output as a percentage of listed capacity; grey bar: outside China, red tick: in China"),
        alt=t.clauses(t.pair(row.label, row.words) for row in each_row(frame)),
        draw=lambda width: draw_rows(frame, width, USED),
        frame=frame,
        columns={
            "label": t("commodity"),
            "vintage": t("edition"),
            "unit": t("unit"),
            "capacity_outside": t("capacity outside China"),
            "output_outside": t("output outside China"),
            "used_outside": t("percent used outside"),
            "used_inside": t("percent used in China"),
        },
        notes=t("Only lines with both figures count; listed capacity can include plants that no longer run."),
    )


def _use_words(row: Row, t: Translator) -> str:
    outside = t(
        "{n} % of {all} {unit}",
        n=t.number(row.used_outside),
        all=t.number(row.capacity_outside),
        unit=row.unit,
    )
    return outside


USED = Rows(
    (
        Bar("used_outside", thick=15, colour=WORLD_SOFT),
        Tick("used_inside", colour=CHINA, long=20),
        Words("words", "end"),
    ),
    scale=Amounts(0, values=(0, 25, 50, 75, 100)),
    step=(38, 38),
)
