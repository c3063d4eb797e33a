"""Facts whose citations are known to be incomplete or too wide, of the chapters gone through so far.

A chapter that is in neither list has not been gone through. Two never will be: the page that tries headlines,
whose counts rest on every row, and that of the claims, where the card of each claim cites its own rows.
"""

UNCITED: dict[str, tuple[str, ...]] = {
    "controls": (
        # which project or pair of prices is named rests on all that could have been named in its place
        *("project_names", "first_pair"),
    ),
    "derisking": (
        # a measure or list that another step or list would take the place of
        *("undated_names", "after_n", "before_n"),
        # what a list does not name rests on all its entries, and the fact cites those it counts
        *("lacking_then", "lacking_now", "on_all_n", "on_all_names", "on_one_n", "only_here"),
        *("sized_n", "hold_n", "off_names", "extra_names"),
        # a threshold that has a value is not counted here, and would be without it
        "unmeasured_n",
        # which supply lines are named, and how many are not, rests on all that could have been named
        *("over_names", "hidden_n"),
    ),
}
"""Facts that rows decide which they do not cite."""
IDLE: dict[str, tuple[str, ...]] = {}
"""Facts that cite rows of which no change moves them."""
