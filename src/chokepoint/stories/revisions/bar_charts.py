"""Charts that sum revisions up: how many moved, how far and which way, and what an estimate is worth."""

from __future__ import annotations

from itertools import pairwise

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import numbered
from chokepoint.figures.kinds.parts import Parts, draw_parts
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import BANDS, LINE, OCHRE, TEAL, WORLD
from chokepoint.i18n import Translator, vocabulary

SIZES = dict(
    zip(vocabulary("unchanged", "up to 5 percent", "5 to 20", "20 to 50", "over 50"), BANDS, strict=True)
)
"""Classes of the size of a revision, from the smaller of the two numbers."""


def sizes_by_kind(measured: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw, for each kind of figure, how many first revisions fall into which size.

    Args:
        measured: as ``revision_sizes.measure_sizes`` gives them, by ``kind``, in the order to draw.
        title: the finding.
        t: the reader's language.
    """
    frame = _in_classes(measured, t)
    return Figure(
        id="revision-sizes",
        title=title,
        subtitle=t(
            "Figures in their first print by the size of the change in the next edition, percent of all"
        ),
        alt=t.clauses(_sizes_words(row, t) for row in each_row(frame)),
        draw=lambda width: _draw_stacks(frame, SIZES, width, t),
        frame=frame,
        columns={
            "label": t("kind of figure (how many)"),
            "percent_moved": t("moved, percent"),
            "over_5": t("over 5 percent"),
            "over_20": t("over 20 percent"),
            "over_50": t("over 50 percent"),
            "median": t("median size, percent"),
            "up": t("raised"),
            "down": t("lowered"),
        },
        notes=t(
            "Reserves have no year of their own: two editions are two looks at the ground, a year apart."
        ),
    )


def _in_classes(measured: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Divide the figures of each kind into the classes of ``SIZES``, in percent."""
    ends = [measured[name] for name in ("percent_moved", "over_5", "over_20", "over_50")]
    parts = [100 - ends[0], *(one - other for one, other in pairwise(ends)), ends[-1]]
    labels = [t.aside(t.code(row.kind), t.number(row.n)) for row in each_row(measured)]
    return measured.assign(label=labels, **dict(zip(SIZES, parts, strict=True)))


def _sizes_words(row: Row, t: Translator) -> str:
    return t(
        "{kind}: {moved} percent moved, {far} by more than 20 percent",
        kind=t.code(row.kind),
        moved=t.number(row.percent_moved),
        far=t.number(row.over_20),
    )


REPEATED, NEARER, NO_NEARER = vocabulary("the year before once more", "nearer than that", "no nearer")
FATES = {REPEATED: LINE, NEARER: TEAL, NO_NEARER: OCHRE}
"""What an estimate was, set against printing the year before once more."""


def worth_of_estimates(worth: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw how many estimates repeat the year before, and how many of the others came nearer than a repeat.

    Args:
        worth: as ``production.revision_sizes.worth_of_estimates`` gives them, with ``what``, its own words.
        title: the finding.
        t: the reader's language.
    """
    new = 100 - worth["percent_repeats"]
    nearer = (new * worth["percent_nearer"] / 100).fillna(0.0)
    frame = worth.assign(
        label=[t.aside(t.code(row.what), t.number(row.n)) for row in each_row(worth)],
        **{REPEATED: worth["percent_repeats"], NEARER: nearer, NO_NEARER: new - nearer},
    )
    return Figure(
        id="estimate-worth",
        title=title,
        subtitle=t("Newest-year figures by country, percent of all, judged by the next edition"),
        alt=t.clauses(
            t(
                "{kind}: {a} percent repeat the year before",
                kind=t.code(row.what),
                a=t.number(row.percent_repeats),
            )
            for row in each_row(frame)
        ),
        draw=lambda width: _draw_stacks(frame, FATES, width, t),
        frame=frame,
        columns={
            "label": t("figures (how many)"),
            "percent_repeats": t("the year before once more, percent"),
            "percent_nearer": t("of the others nearer than a repeat, percent"),
            "percent_farther": t("of the others farther, percent"),
            "median": t("their median error, percent"),
            "median_repeat": t("median error of a repeat, percent"),
        },
    )


def _draw_stacks(
    frame: pd.DataFrame, parts: dict[str, str], width: int, t: Translator
) -> alt.LayerChart | alt.Chart:
    rows = numbered(frame)[["label", "row", *parts]]
    rows = rows.melt(["label", "row"], var_name="part", value_name="percent")
    how = Parts(
        "row", "part", "percent", parts, {part: t.code(part) for part in parts}, outline=WORLD,
        scale=Amounts(0, 100, values=(0, 25, 50, 75, 100)),
    )  # fmt: skip
    return draw_parts(rows, width, how)


def signs(counted: pd.DataFrame, title: str, t: Translator) -> Listing:
    """List which part of the revisions raised the figure, by kind and pair of editions.

    Args:
        counted: as ``production.revision_sizes.sign_by_pair`` gives them, kinds in the order to draw.
        title: the finding.
        t: the reader's language.
    """
    frame = counted.assign(
        label=counted["kind"].map(t.code),
        pair=[t.between(row.edition_before, row.edition_after) for row in each_row(counted)],
    )
    return Listing(
        id="revision-signs",
        title=title,
        subtitle=t("Figures that a new edition raised and lowered, by kind and pair of editions"),
        frame=frame,
        columns={
            "label": t("kind of figure"),
            "pair": t("editions"),
            "up": t("raised"),
            "down": t("lowered"),
            "percent_up": t("raised, percent"),
        },
    )


def by_country(measured: pd.DataFrame, title: str, places: pd.Series, t: Translator) -> Listing:
    """List whose output is revised by more than a fifth most often.

    Args:
        measured: as ``revision_sizes.measure_sizes`` gives them, by ``country_iso3``, in the
            order to draw.
        title: the finding.
        places: country names by ISO code, in the reader's language.
        t: the reader's language.
    """
    frame = measured.assign(
        label=[t.aside(places.get(row.country_iso3, row.country_iso3), row.n) for row in each_row(measured)],
    )
    return Listing(
        id="revisions-by-country",
        title=title,
        subtitle=t(
            "First prints of output revised by more than 20 percent, percent; in brackets all compared"
        ),
        frame=frame,
        columns={
            "label": t("country (figures)"),
            "percent_moved": t("moved, percent"),
            "over_20": t("over 20 percent"),
            "over_50": t("over 50 percent"),
            "median": t("median size, percent"),
        },
    )


def later_revisions(measured: pd.DataFrame, title: str, t: Translator) -> Listing:
    """List how many figures still move at their second, third and fourth reprint.

    Args:
        measured: as ``revision_sizes.measure_sizes`` gives them, by ``kind`` and ``age``.
        title: the finding.
        t: the reader's language.
    """
    labels = [
        t("{kind}, reprint {n} ({all})", kind=t.code(row.kind), n=int(row.age), all=row.n)
        for row in each_row(measured)
    ]
    frame = measured.assign(label=labels)
    return Listing(
        id="later-revisions",
        title=title,
        subtitle=t("Figures that moved at each reprint, percent; in brackets how many could be compared"),
        frame=frame,
        columns={
            "label": t("figures"),
            "percent_moved": t("moved, percent"),
            "over_5": t("over 5 percent"),
            "over_20": t("over 20 percent"),
        },
    )
