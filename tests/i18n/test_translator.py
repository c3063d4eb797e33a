"""Words, numbers and dates in the reader's language; no string of a figure escapes the translator."""

from datetime import date

import pandas as pd
import pytest

from chokepoint import notes
from chokepoint.analysis.trade import exports
from chokepoint.data import load_table
from chokepoint.errors import ParameterError
from chokepoint.i18n import Translator, is_language, languages, msg
from chokepoint.stories.controls.export_charts import monthly_exports


class Collector(Translator):
    """Brackets whatever passes through it, so that what does not pass stays bare."""

    def __call__(self, message, /, **values):
        return f"«{super().__call__(message, **values)}»"

    def code(self, code):
        return f"«{super().code(code)}»"

    def plural(self, one, many, n, /, **values):
        return f"«{super().plural(one, many, n, **values)}»"


def test_the_source_language_is_always_there_and_first():
    assert languages()[0] == "en"


def test_a_language_without_a_catalogue_is_refused():
    with pytest.raises(ParameterError, match="no catalogue for language 'tlh'") as caught:
        Translator("tlh")
    assert caught.value.where == "lang"
    assert "en" in caught.value.hint


def test_a_catalogue_translates_and_fills_and_leaves_the_rest(pseudo):
    t = pseudo({"{n} of {m} months": "{m} mois dont {n}", "kg": "kilos"})
    assert t("{n} of {m} months", n=1, m=2) == "2 mois dont 1"
    assert t("kg") == "kilos"
    assert t("not in the catalogue") == "not in the catalogue"
    assert languages() == ["en", "fr"]


def test_who_speaks_a_language_depends_on_its_catalogue_only(pseudo, noted):
    t = pseudo({"kg": "kilos"})
    assert noted() == {("catalogue", "fr")}
    assert Translator("en")("kg") == "kg"
    assert t("kg") == "kilos"
    assert noted() == {("catalogue", "fr")}
    assert not is_language("de")
    assert noted() == {("catalogue", "fr"), ("catalogue", "de")}
    languages()
    assert ("catalogue", "*") in noted()


@pytest.mark.parametrize(
    "speak", [lambda t: t("kg"), lambda t: t.plural("kg", "kg", 2), lambda t: t.unit("kg")]
)
def test_a_language_spoken_since_before_the_run_is_noted_too(pseudo, tmp_path, speak):
    t = pseudo({"kg": "kilos"})
    notes.begin(str(tmp_path / "notes"))
    speak(t)
    notes.end()
    assert (tmp_path / "notes").read_text(encoding="utf-8") == '["catalogue", "fr"]\n'


def test_the_form_that_fits_the_count_is_taken(pseudo):
    t = pseudo({("one step", "{n} steps"): ("un pas", "{n} pas")})
    assert [t.plural("one step", "{n} steps", n) for n in (0, 1, 1500)] == [
        "0 pas",
        "un pas",
        "1\u202f500 pas",
    ]


@pytest.mark.parametrize("text", ["{0.__class__}", "{metal", "100 {t}", "{}"])
def test_braces_in_data_stay_text(text):
    assert Translator()(text) == text
    assert Translator()("{metal} made", metal=text) == f"{text} made"


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (1234.5, 1, "1,234.5"),
        (1375, 0, "1,375"),
        (-3.25, 2, "−3.25"),
        (0, 0, "0"),
        (2.5, 0, "2"),
        (0.005, 2, "0.00"),
    ],
)
def test_numbers_have_separators_and_a_real_minus(value, digits, text):
    assert Translator().number(value, digits) == text


def test_numbers_and_dates_follow_the_language(pseudo):
    t = pseudo({})
    assert t.number(1234.5, 1) == "1\u202f234,5"
    assert (t.day(date(2023, 7, 3)), t.month(date(2023, 7, 3))) == ("3 juillet 2023", "juillet 2023")


def test_changes_carry_their_sign():
    t = Translator()
    assert [t.signed(v) for v in (434, -44, 0)] == ["+434", "−44", "0"]


def test_a_range_whose_ends_read_the_same_is_one_number():
    t = Translator()
    assert [t.interval(1, 2), t.interval(1.01, 1.04), t.interval(1.01, 1.04, 2)] == ["1–2", "1", "1.01–1.04"]


def test_dates_are_written_out():
    t, day = Translator(), pd.Timestamp("2023-07-03")
    assert [t.day(day), t.month(day), t.short_month(day)] == ["3 July 2023", "July 2023", "Jul 2023"]


def test_lists_end_with_and():
    t = Translator()
    assert [t.listing(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def exports_figure(t):
    months = exports.select_months(load_table("exports_monthly"), "gallium", "2023-01", "2023-12")
    calendar = exports.fill_calendar(months, "2023-01", "2023-12")
    return monthly_exports(
        exports.merge_repeats(months), calendar, pd.Timestamp("2023-08-01"), "title", "gallium", t
    )


def test_every_word_of_a_figure_passes_through_the_translator():
    figure = exports_figure(Collector())
    words = [
        figure.subtitle,
        figure.alt,
        figure.notes,
        *figure.columns.values(),
        *set(figure.frame["status"]),
    ]
    assert [word for word in words if not (word.startswith("«") and word.endswith("»"))] == []


def test_a_figure_speaks_the_language_of_its_catalogue(pseudo):
    t = pseudo({
        "Chinese exports of {metal}, tonnes a month, by what the source counts; scopes are never added":
            "Exportations chinoises de {metal}", "month": "mois", "zero": "nul",
        "wrought": "ouvré", "wrought and unwrought": "ouvré et brut",
    })  # fmt: skip
    figure = exports_figure(t)
    assert figure.subtitle == "Exportations chinoises de gallium"
    assert figure.columns["printed_month"] == "mois"
    assert {"nul"} <= set(figure.frame["status"])
    # a count with few months is a labelled point, one with more a panel with a heading
    drawn = [value for rows in figure.spec["datasets"].values() for row in rows for value in row.values()]
    assert {"5,2 t · ouvré", "0,0 t · ouvré"} <= {value for value in drawn if isinstance(value, str)}
    assert ["ouvré et brut"] in [panel["title"]["text"] for panel in figure.spec["vconcat"]]


@pytest.mark.parametrize(
    ("unit", "one"),
    [
        ("item groups", "item group"),
        ("commodities", "commodity"),
        ("classes", "class"),
        ("points a year", "point a year"),
        ("t a year", "t a year"),
        ("of 1", "of 1"),
        ("percent", "percent"),
        ("billion USD", "billion USD"),
        ("index", "index"),
        ("", ""),
    ],
)
def test_a_unit_is_singular_where_the_value_is_one_and_only_there(unit, one):
    t = Translator()
    assert t.unit(unit, 1) == one
    assert t.unit(unit, 2) == t.unit(unit, 0.5) == unit


@pytest.mark.parametrize(
    ("text", "begun"), [("the NPC", "The NPC"), ("锗", "锗"), ("", ""), ("élan Vital", "Élan Vital")]
)
def test_only_the_first_letter_is_made_a_capital(text, begun):
    assert Translator().capital(text) == begun


def test_kept_messages_codes_and_cells_are_translated(pseudo):
    t = pseudo({"closed mine": "mine fermée", "Japan": "le Japon", "{n} t of {metal}": "{n} t de {metal}"})
    assert t.say(msg("{n} t of {metal}"), n=5, metal="gallium") == "5 t de gallium"
    assert (t.code("closed_mine"), t.code("closed mine")) == ("mine fermée", "mine fermée")
    told = {"idle": msg("closed mine")}
    assert [t.code(code, told) for code in ("idle", "closed_mine", "other")] == [
        "mine fermée",
        "mine fermée",
        "other",
    ]
    assert (t.cell("Japan"), t.cell("closed_mine")) == ("le Japon", "closed_mine")


def test_names_are_joined_by_the_marks_of_the_language():
    t = Translator()
    assert t.commas(["a", "", 2024]) == "a, 2024"
    assert t.semicolons(["a", "b"]) == "a; b"
    assert t.clauses(["a", "b"]) == "a; b."
    assert t.measure(1234.5, "t", 1) == "1,234.5 t"
