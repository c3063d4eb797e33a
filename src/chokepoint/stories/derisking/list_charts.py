"""Charts of the official lists: who names what, since when, and how long the lists are."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide
from chokepoint.figures.kinds.lines import Lines, draw_lines
from chokepoint.figures.kinds.marks import Dot, If, Words
from chokepoint.figures.kinds.matrix import Matrix, draw_matrix
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import PLUM, SOFT, TEAL, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator, msg
from chokepoint.stories.derisking.words import entry_state


def list_matrix(
    cells: pd.DataFrame,
    columns: list[str],
    code: str,
    title: str,
    words: tuple[pd.Series, pd.Series],
    t: Translator,
) -> Figure:
    """Lay the minerals of the lists in force against the jurisdictions.

    Args:
        cells: as ``policy.lists.membership`` gives them.
        columns: jurisdictions, in the order to draw.
        code: the jurisdiction to colour.
        title: the finding.
        words: commodity names by id and jurisdiction names by code, in the reader's language.
        t: the reader's language.
    """
    names = words[1]
    frame = _matrix_rows(cells, columns, code, words, t)
    return Figure(
        id="list-matrix",
        title=title,
        subtitle=t(
            "Full: named; hollow: only single members or forms named; "
            "question mark: list seen in part; purple: {name}",
            name=names[code],
        ),
        alt=_matrix_alt(frame, t),
        draw=lambda width: _draw_matrix(frame, {one: str(names[one]) for one in columns}, width),
        frame=frame,
        columns=_matrix_columns(t),
        notes=t(
            "Single rare earths and platinum metals count under their group, "
            "bauxite and pure alumina under aluminium."
        ),
    )


def _matrix_rows(
    cells: pd.DataFrame, columns: list[str], code: str, words: tuple[pd.Series, pd.Series], t: Translator
) -> pd.DataFrame:
    minerals, names = words
    return cells.assign(
        mineral=[t.capital(minerals.get(one, one)) for one in cells["group_id"]],
        place=cells["jurisdiction"].map(names),
        column=cells["jurisdiction"].map(columns.index),
        words=[entry_state(state, t) for state in cells["state"]],
        chosen=cells["jurisdiction"] == code,
    )


def _matrix_columns(t: Translator) -> dict[str, str]:
    return {
        "mineral": t("mineral"),
        "place": t("list of"),
        "words": t("state"),
        "on_n": t("lists that name it"),
    }


def _matrix_alt(frame: pd.DataFrame, t: Translator) -> str:
    named = frame[frame["state"] != "unknown"]
    counts = named.drop_duplicates("mineral")["on_n"].value_counts().sort_index(ascending=False)
    parts = [t.plural("on one list: {m}", "on {n} lists: {m}", int(str(k)), m=n) for k, n in counts.items()]
    return t("{n} minerals; {parts}.", n=named["mineral"].nunique(), parts=t.commas(parts))


def _draw_matrix(frame: pd.DataFrame, heads: dict[str, str], width: int) -> alt.LayerChart | alt.Chart:
    how = Matrix(
        "group_id",
        "mineral",
        "jurisdiction",
        heads,
        marks=(
            Dot("across", size=110, shape="square", colour=CHOSEN, when="datum.state === 'named'"),
            Dot("across", size=85, shape="square", colour=CHOSEN, hollow=True, when=MEMBERS),
            Words("asked", "across", side="middle", size=11.5, colour=SOFT),
        ),
        step=(17, 17),
        grid=True,
        air=2,
    )
    return draw_matrix(frame.assign(asked=_asked(frame)), width, how)


CHOSEN = If("chosen", PLUM, WORLD)
MEMBERS = "datum.state === 'members'"


def _asked(frame: pd.DataFrame) -> pd.Series:
    return (frame["state"] == "unknown").map({True: "?", False: ""})


def list_history(
    seen: pd.DataFrame, title: str, words: tuple[pd.Series, pd.Series], t: Translator
) -> Listing:
    """List every edition of the main lists, and whether it names a mineral.

    Args:
        seen: as ``policy.lists.history`` gives it, minerals one after the other.
        title: the finding.
        words: commodity names by id and jurisdiction names by code, in the reader's language.
        t: the reader's language.
    """
    minerals, names = words
    frame = seen.assign(
        mineral=[t.capital(minerals.get(one, one)) for one in seen["group_id"]],
        place=seen["jurisdiction"].map(names),
        words=[entry_state(state, t) for state in seen["state"]],
    )
    return Listing(
        id="list-history",
        title=title,
        subtitle=t("Editions of official lists by mineral, place and year"),
        frame=frame,
        columns={"mineral": t("mineral"), "place": t("list of"), "year": t("year"), "words": t("state")},
    )


TIERS = {
    "critical": msg("critical"),
    "strategic": msg("strategic"),
    "stockpile": msg("for stockpiling"),
    "watchlist": msg("to be watched"),
    "tax_credit": msg("for a tax credit"),
}


def list_editions(entries: pd.DataFrame, words: tuple[pd.Series, pd.Series], t: Translator) -> Listing:
    """List every edition of an official list with all the minerals it names.

    Args:
        entries: table ``list_entries``.
        words: commodity names by id and jurisdiction names by code, in the reader's language.
        t: the reader's language.
    """
    minerals, names = words
    named = entries.assign(mineral=[str(minerals.get(one, one)) for one in entries["commodity_id"]])
    grouped = named.groupby(["list_date", "list_id", "tier"], as_index=False).agg(
        jurisdiction=("jurisdiction", "first"),
        year=("year", "first"),
        complete=("complete", "first"),
        names=("mineral", lambda texts: t.commas(sorted(set(texts)))),
        n=("commodity_id", "nunique"),
        row_ids=("row_id", join_ids),
    )
    frame = grouped.assign(
        place=grouped["jurisdiction"].map(names),
        kind=[t.code(one, TIERS) for one in grouped["tier"]],
        seen=[t("yes") if whole else t("in part") for whole in grouped["complete"]],
    )
    return Listing(
        id="list-editions",
        title=t("Every edition of an official list read here, the oldest first"),
        subtitle=t("Editions of official lists with everything they name"),
        frame=frame,
        columns={
            "place": t("list of"),
            "year": t("year"),
            "kind": t("minerals that are"),
            "n": t("names"),
            "seen": t("seen whole"),
            "names": t("minerals"),
        },
    )


def criteria(
    scores: pd.DataFrame, marks: tuple[float, float], title: str, names: pd.Series, t: Translator
) -> Figure:
    """Draw supply risk against economic importance, with the two thresholds of the EU list.

    Args:
        scores: as ``policy.targets.meets_criteria`` gives them, with ``row_ids``.
        marks: thresholds of supply risk and of economic importance.
        title: the finding.
        names: commodity names by id, in the reader's language.
        t: the reader's language.
    """
    frame = scores.assign(
        label=[t.capital(names.get(one, one)) for one in scores["commodity_id"]],
        words=scores["meets"].map({True: t("critical"), False: t("not critical")}),
    )
    named = set(frame.nlargest(5, "supply_risk")["commodity_id"]) | set(LABELLED)
    frame["shown"] = frame["label"].where(frame["commodity_id"].isin(named), "")
    return Figure(
        id="criteria",
        title=title,
        subtitle=t(
            "Supply risk (up) against economic importance (right), EU assessment; lines: the two "
            "thresholds; teal: both reached"
        ),
        alt=_criteria_alt(frame, t),
        draw=lambda width: _draw_criteria(frame, marks, width),
        frame=frame,
        columns={
            "label": t("material"),
            "supply_risk": t("supply risk"),
            "economic_importance": t("economic importance"),
            "words": t("by the thresholds"),
        },
    )


LABELLED = ("gallium", "germanium", "copper", "nickel", "coking_coal")


def _criteria_alt(frame: pd.DataFrame, t: Translator) -> str:
    n = int(frame["meets"].sum())
    return t("Of {all} materials, {n} reach both thresholds.", all=len(frame), n=n)


def _draw_criteria(frame: pd.DataFrame, marks: tuple[float, float], width: int) -> alt.LayerChart | alt.Chart:
    how = Lines(
        (
            Dot("supply_risk", size=55, colour=If("meets", TEAL, WORLD_SOFT)),
            Words("shown", "supply_risk", side="beside", size=11.5),
        ),
        x="economic_importance",
        across=Amounts(0, ticks=6),
        scale=Amounts(0),
        height=340,
        guides=(Guide(marks[1], dash=(3, 3)),),
        levels=(Guide(marks[0], dash=(3, 3)),),
    )
    return draw_lines(frame, width, how)
