"""The page on methods: its evidence, and the answers of the chapters that serve it as examples."""

from __future__ import annotations

from chokepoint.answers.days import from_the_notice
from chokepoint.answers.story import Parameter, Story
from chokepoint.parameters import language

STORY = Story(
    "methods",
    evidence=("eu_criticality", "exports_monthly", "import_reliance", "production", "targets", "us_salient"),
    parameters={"as_of": Parameter(None, rule_beside=from_the_notice), "lang": Parameter("en", language())},
)

RARE_EARTHS = {"commodity": "rare_earths", "publisher": "USGS"}
"""The table that most examples on shares and concentration are of, as the chapter on producers chooses it."""
DATABASE = {"database": "CLA"}
GALLIUM = {"mineral": "gallium"}
IN_EUROPE = {"mineral": "gallium", "price_market": "Europe"}
AT_THE_PORT = {"price_market": "FOB China"}


def _examples(chapter: str, params: dict[str, str] | None = None, /, **names: str) -> None:
    """Repeat answers of a chapter, each under a key of this page; the parameters are those of the example."""
    for key, name in names.items():
        STORY.repeats(key, f"{chapter}.{name}", **(params or {}))


_examples(
    "concentration",
    RARE_EARTHS,
    table_year="table_year",
    share="china_share",
    hhi_low="hhi_low",
    hhi_best="hhi",
    hhi_high="hhi_high",
    effective="effective",
    cr3="cr3",
    first_tables="first_tables",
    first_edition="first_edition",
    first_printed="first_printed",
    first_surely="first_surely",
    ranked_n="ranked_n",
    apart_percent="told_apart",
)
_examples("africa", DATABASE, borrower="first_borrower", borrower_part="first_share")
_examples("africa", debt_year="share_peak_year", debt_share="share_peak")
_examples(
    "controls",
    GALLIUM,
    before_t="quarter_before_t",
    after_t="quarter_after_t",
    quarter_change="quarter_change",
    cap_all="capacity_t",
    cap_made="output_t",
    cap_idle="idle_t",
    cap_closed="closed_t",
)
_examples(
    "controls", pace_before_n="germanium_base", pace_after="germanium_kg", pace_change="germanium_change"
)
_examples("controls", IN_EUROPE, price_day="price_last_day", price_change="price_change")
_examples(
    "quotas",
    parts_first="parts_first",
    parts_last="parts_last",
    parts_own="parts_own",
    batch_before="second_before",
    batch_after="second_after",
    batch_change="second_change",
    short_months="short_months",
    short_issued="short_change",
    short_monthly="short_monthly",
    use_year="use_top_year",
    use_t="use_top_t",
    use_quota="use_top_quota",
    use_percent="use_top",
    rate_low="rate_low",
    rate_high="rate_high",
)
_examples(
    "quotas", AT_THE_PORT, gap_month="gap_month", gap_span="gap_span", order_n="order_n", order_r="order_r"
)
_examples("derisking", gallium_day="evidence_day", meets_n="meets_n", control_wait="control_wait")
