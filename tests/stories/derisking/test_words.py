"""Every code of the tables on legislation has its words, and they pass through the translator."""

import pandas as pd
import pytest

from chokepoint.analysis.policy import target_states
from chokepoint.data import load_table, table_schema
from chokepoint.i18n import Translator
from chokepoint.stories.derisking import words


class Brackets(Translator):
    def __call__(self, message, /, **values):
        return f"«{super().__call__(message, **values)}»"


T, B = Translator(), Brackets()


def codes(table, column):
    fields = {field["name"]: field for field in table_schema(table)["fields"]}
    return fields[column]["constraints"]["enum"]


NAMED = {
    "instrument": (words.instrument_name, codes("measures", "instrument")),
    "step": (words.step_name, codes("measure_steps", "step")),
    "hedge": (words.hedge, codes("subsidies", "qualifier")),
    "firmness": (words.firmness, codes("subsidies", "status")),
    "force": (words.force_name, codes("targets", "force")),
    "stage": (words.stage_name, ["extraction", "processing", "recycling", "single"]),
    "state": (words.state_name, ["met", "missed", "open"]),
    "entry": (words.entry_state, ["named", "members", "unknown", "absent"]),
    "rung": (words.rung_name, ["mineral_origin", "component_origin"]),
}


@pytest.mark.parametrize("name", NAMED)
def test_every_code_has_words_of_the_readers_language(name):
    word, found = NAMED[name]
    written = [word(code, B) for code in found]
    assert all(text.startswith("«") and "_" not in text for text in written)
    assert len(set(written)) == len(found)


def test_every_sum_of_money_has_a_kind_in_words():
    sums = load_table("subsidies").query("unit in ['USD', 'EUR', 'CAD', 'AUD', 'JPY', 'KRW', 'GBP', 'INR']")
    assert all(words.money_kind(kind, T) for kind in sums["kind"])


def test_every_target_with_a_start_has_a_name():
    started = load_table("targets").dropna(subset=["baseline"])
    assert [words.target_name(kind, T) for kind in started["kind"]] == [
        "import dependence on specific countries", "recycling rate", "stockpile", "domestic production share",
    ]  # fmt: skip


def test_nothing_is_written_where_there_is_no_step_and_no_hedge():
    assert words.step_name("", B) == words.hedge("", B) == ""


def test_what_is_said_names_its_rows_and_nothing_said_is_no_answer():
    rows = pd.DataFrame({"row_id": ["b", "a"]})
    assert words.said("two", rows).to_dict("records") == [{"words": "two", "row_ids": "a;b"}]
    assert words.said("", rows.assign(row_ids="c"))["row_ids"].tolist() == ["c"]


def test_every_state_and_all_that_may_be_missing_has_words():
    kinds = set(load_table("targets")["kind"])
    assert all(words.standing(code, T) for code in target_states.STATES)
    missing = {*kinds, "weights", "later_value", "due_day"} - set(target_states.RULES)
    told = {code: words.missing_words(code, T) for code in missing}
    assert all(told.values())
    assert words.missing_words("", T) == ""
