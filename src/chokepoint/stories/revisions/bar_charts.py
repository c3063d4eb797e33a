"""Charts that sum revisions up: how many moved, how far and which way, and what an estimate is worth."""

from __future__ import annotations

from itertools import pairwise

import altair as alt
import pandas as pd

from chokepoint.analysis.production.revision_sizes import PRICES, RELIANCE
from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide, numbered
from chokepoint.figures.kinds.marks import Bar, By, Dot, Words
from chokepoint.figures.kinds.parts import Parts, draw_parts
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import BANDS, LINE, OCHRE, TEAL, WHO, WORLD
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


def signs(counted: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw which part of the revisions raised the figure: one row a kind, one mark a pair of editions.

    Args:
        counted: as ``production.revision_sizes.sign_by_pair`` gives them, kinds in the order to draw.
        title: the finding.
        t: the reader's language.
    """
    frame = counted.assign(
        label=counted["kind"].map(t.code),
        pair=[t.between(row.edition_before, row.edition_after) for row in each_row(counted)],
        moved=counted["up"] + counted["down"],
    )
    return Figure(
        id="revision-signs",
        title=title,
        subtitle=t(
            "Raised figures, percent of those moved; one mark a pair of editions, larger where more moved"
        ),
        alt=_signs_alt(frame, t),
        draw=lambda width: draw_rows(frame, width, SIGNS),
        frame=frame,
        columns={
            "label": t("kind of figure"),
            "pair": t("editions"),
            "up": t("raised"),
            "down": t("lowered"),
            "percent_up": t("raised, percent"),
        },
        notes=t("Upright line: as many raised as lowered."),
    )


def _signs_alt(frame: pd.DataFrame, t: Translator) -> str:
    spans = frame.groupby("label", sort=False)["percent_up"].agg(["min", "max"])
    return t.clauses(
        t("{kind}: {span} percent raised", kind=kind, span=t.interval(row["min"], row["max"]))
        for kind, row in spans.iterrows()
    )


SIGNS = Rows(
    (Dot("percent_up", size="moved", colour=WORLD, hollow=True, largest=(320, 460)),),
    key="kind",
    scale=Amounts(-4, 104, values=(0, 25, 50, 75, 100)),
    guides=(Guide(50, dash=None),),
    step=(38, 38),
)


def by_country(measured: pd.DataFrame, title: str, places: pd.Series, t: Translator) -> Figure:
    """Draw whose output is revised by more than a fifth most often.

    Args:
        measured: as ``revision_sizes.measure_sizes`` gives them, by ``country_iso3``, in the
            order to draw.
        title: the finding.
        places: country names by ISO code, in the reader's language.
        t: the reader's language.
    """
    frame = measured.assign(
        label=[t.aside(places.get(row.country_iso3, row.country_iso3), row.n) for row in each_row(measured)],
        kind=["china" if code == "CHN" else "country" for code in measured["country_iso3"]],
        words=[t.number(value) for value in measured["over_20"]],
    )
    return Figure(
        id="revisions-by-country",
        title=title,
        subtitle=t(
            "First prints of output revised by more than 20 percent, percent; in brackets all compared"
        ),
        alt=_percent_words(frame, t),
        draw=lambda width: draw_rows(frame, width, _bars("over_20", WHO)),
        frame=frame,
        columns={
            "label": t("country (figures)"),
            "percent_moved": t("moved, percent"),
            "over_20": t("over 20 percent"),
            "over_50": t("over 50 percent"),
            "median": t("median size, percent"),
        },
    )


def _percent_words(frame: pd.DataFrame, t: Translator) -> str:
    return t.clauses(t.pair(row.label, t("{n} %", n=row.words)) for row in each_row(frame))


TURNS = {RELIANCE: TEAL, PRICES: OCHRE}


def later_revisions(measured: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw how many figures still move at their second, third and fourth reprint.

    Args:
        measured: as ``revision_sizes.measure_sizes`` gives them, by ``kind`` and ``age``.
        title: the finding.
        t: the reader's language.
    """
    labels = [
        t("{kind}, reprint {n} ({all})", kind=t.code(row.kind), n=int(row.age), all=row.n)
        for row in each_row(measured)
    ]
    frame = measured.assign(label=labels, words=[t.number(value) for value in measured["percent_moved"]])
    return Figure(
        id="later-revisions",
        title=title,
        subtitle=t("Figures that moved at each reprint, percent; in brackets how many could be compared"),
        alt=_percent_words(frame, t),
        draw=lambda width: draw_rows(frame, width, _bars("percent_moved", TURNS)),
        frame=frame,
        columns={
            "label": t("figures"),
            "percent_moved": t("moved, percent"),
            "over_5": t("over 5 percent"),
            "over_20": t("over 20 percent"),
        },
    )


def not_compared(counted: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw what looks like a change and is none, by reason.

    Args:
        counted: as ``production.revision_sizes.count_reasons`` gives them.
        title: the finding.
        t: the reader's language.
    """
    frame = counted.assign(
        label=counted["reason"].map(t.code), kind="all", words=[t.number(n) for n in counted["n"]]
    )
    return Figure(
        id="not-compared",
        title=title,
        subtitle=t("Pairs of printed cells that are not compared, by reason; count over all tables"),
        alt=t.clauses(t.pair(row.label, row.words) for row in each_row(frame)),
        draw=lambda width: draw_rows(frame, width, _bars("n", WHO)),
        frame=frame,
        columns={"label": t("reason"), "n": t("pairs")},
    )


def _bars(field: str, colours: dict[str, str]) -> Rows:
    return Rows((Bar(field, colour=By("kind", colours)), Words("words", field, gap=5)), step=(26, 26))
