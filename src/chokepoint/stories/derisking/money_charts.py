"""Charts of money: single sums by kind, and the readings of one of them."""

from __future__ import annotations

from dataclasses import replace

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import each_row
from chokepoint.figures.charts import is_narrow
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import numbered
from chokepoint.figures.kinds.marks import By, Dot
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import ACTORS
from chokepoint.i18n import Translator
from chokepoint.stories.derisking.measure_charts import side_of, write_names
from chokepoint.stories.derisking.words import hedge, money_kind


def money_by_kind(
    sums: pd.DataFrame, code: str, title: str, names: pd.Series, t: Translator, linear: bool = False
) -> Figure:
    """Draw every sum of money in US dollars as a dot, a row a kind; nothing is added up.

    Args:
        sums: as ``policy.measures.money`` gives them, all currencies.
        code: the jurisdiction to colour.
        title: the finding.
        names: jurisdiction names by code, in the reader's language.
        t: the reader's language.
        linear: whether equal steps of the scale are equal amounts, not equal ratios.
    """
    frame = _money_rows(sums, code, names, t)
    return Figure(
        id="money-by-kind",
        title=title,
        subtitle=(_linear_subtitle if linear else _money_subtitle)(frame, str(names.get(code, code)), t),
        alt=_money_alt(frame, t),
        draw=lambda width: _draw_money(frame, width, LINEAR if linear else MONEY),
        frame=frame,
        columns=_money_columns(t),
        notes=t(
            "Hollow dots repeat, read anew or belong to another sum. Sums in other currencies stand "
            "in the table: the book uses no exchange rates of its own."
        ),
    )


def _money_rows(sums: pd.DataFrame, code: str, names: pd.Series, t: Translator) -> pd.DataFrame:
    return sums.assign(
        side=side_of(sums["jurisdiction"], code),
        who=write_names(sums["jurisdiction"], names, t),
        kind_name=[money_kind(kind, t) for kind in sums["kind"]],
        alone=~sums["do_not_add"].astype(bool),
        repeats=sums["do_not_add"].astype(bool).map({True: t("do not add"), False: ""}),
        label=sums["recipient"],
        amount=[t.number(value) for value in sums["value"]],
        qualifier=[hedge(code, t) for code in sums["qualifier"]],
    )


def _money_subtitle(frame: pd.DataFrame, name: str, t: Translator) -> str:
    if not ((frame["side"] == "chosen") & (frame["unit"] == "USD")).any():
        return t(
            "Single sums in millions of US dollars by kind, each kind with the recipient of its largest; "
            "logarithmic scale"
        )
    return t(
        "Single sums in millions of US dollars by kind, each kind with the recipient of its largest; "
        "logarithmic scale; purple: {name}, grey: others",
        name=name,
    )


def _linear_subtitle(frame: pd.DataFrame, name: str, t: Translator) -> str:
    if not ((frame["side"] == "chosen") & (frame["unit"] == "USD")).any():
        return t(
            "Single sums in billions of US dollars by kind, each kind with the recipient of its largest; "
            "equal steps are equal sums"
        )
    return t(
        "Single sums in billions of US dollars by kind, each kind with the recipient of its largest; "
        "equal steps are equal sums; purple: {name}, grey: others",
        name=name,
    )


def _money_alt(frame: pd.DataFrame, t: Translator) -> str:
    dollars = frame[frame["unit"] == "USD"]
    if dollars.empty:
        return t("None of the {n} sums is in US dollars.", n=len(frame))
    own = dollars[~dollars["do_not_add"].astype(bool)]
    largest = own.sort_values("value", ascending=False).drop_duplicates("kind")
    return t.clauses(
        t("{kind}: up to {n} million dollars", kind=row.kind_name, n=t.number(row.value / 1e6, 1))
        for row in each_row(largest)
    )


def _money_columns(t: Translator) -> dict[str, str]:
    return {
        "kind_name": t("kind"),
        "who": t("by"),
        "recipient": t("for"),
        "metric": t("what it is"),
        "qualifier": t("qualifier"),
        "amount": t("sum"),
        "unit": t("currency"),
        "date": t("date"),
        "repeats": t("adding up"),
    }


def _draw_money(frame: pd.DataFrame, width: int, how: Rows) -> alt.LayerChart | alt.Chart:
    dollars = numbered(frame)[frame["unit"] == "USD"]
    top = dollars.sort_values("value", ascending=False, kind="stable").drop_duplicates("kind")
    order = top["kind"].tolist()
    names = top["kind_name"] if is_narrow(width) else top["kind_name"] + "\n" + top["label"]
    texts = dict(zip(order, names, strict=True))
    rows = dollars.sort_values("kind", key=lambda kinds: kinds.map(order.index), kind="stable")
    rows = rows.assign(name=rows["kind"].map(texts), again=~rows["alone"].astype(bool))
    return draw_rows(rows, width, how)


MONEY = Rows(
    (Dot("value", colour=By("side", ACTORS), hollow="again"),),
    label="name",
    key="kind",
    scale=Amounts(8e6, 1.6e11, log=True, values=(1e7, 1e8, 1e9, 1e10, 1e11), per=1e6, format=",.0f"),
    step=(36, 36),
    grid=True,
    room=(0.4, 0.38),
)
LINEAR = replace(MONEY, scale=Amounts(0, ticks=5, per=1e9, format=",.0f"))
