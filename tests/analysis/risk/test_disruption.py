"""The model of a stop keeps its books: what is lost is filled, drawn from stocks, or missing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.analysis.risk import disruption as model
from chokepoint.analysis.risk.shock import pe_shock
from chokepoint.errors import ParameterError

PLAIN = model.Setting(
    world_output=600, country_share=0.9, exported=0.2, demand_outside=120, withheld=1, months=6,
    demand_elasticity=0.5,
)  # fmt: skip


def test_a_stop_without_any_answer_misses_what_was_exported():
    course = model.run(PLAIN, horizon=8)
    assert course.shortfall.tolist() == pytest.approx([9.0] * 6 + [0.0] * 2)
    assert course.cover[0] == pytest.approx(0.1)
    assert course.price[0] == pytest.approx(pe_shock(0.9, 0.0, 0.5))
    assert course.price[6] == 1.0


def test_stocks_are_used_first_and_end_within_a_month():
    course = model.run(model.at(PLAIN, stocks=2.25))
    assert course.shortfall[:3].tolist() == pytest.approx([0.0, 0.0, 4.5])
    assert course.empty_after == pytest.approx(2.5)
    assert course.stocks_left[5] == 0


def test_stocks_that_last_have_no_end():
    assert np.isnan(model.run(model.at(PLAIN, stocks=12)).empty_after)


def test_restarts_come_after_their_delay_and_no_higher_than_the_host_metal_lets_them():
    course = model.run(model.at(PLAIN, restart=60, delay=2, ramp=2, host_ceiling=24))
    assert course.shortfall[:6].tolist() == pytest.approx([9, 9, 8, 7, 7, 7])


def test_what_leaks_is_not_missing():
    assert model.run(model.at(PLAIN, leakage=0.4)).shortfall[0] == pytest.approx(5.4)


def test_concentration_falls_when_the_largest_is_gone_and_comes_back():
    course = model.run(PLAIN, horizon=7)
    before = (108 / 168) ** 2
    assert course.hhi[6] == pytest.approx(before)
    assert course.hhi[0] == pytest.approx(0.0)


fraction = st.floats(0, 1)
settings = st.builds(
    model.Setting,
    world_output=st.floats(10, 1000), country_share=fraction, exported=fraction,
    demand_outside=st.floats(1, 1000), withheld=fraction, months=st.integers(1, 24), leakage=fraction,
    stocks=st.floats(0, 12), restart=st.floats(0, 100), host_ceiling=st.floats(0, 100),
    delay=st.floats(0, 12), ramp=st.floats(0, 12), substitution=fraction, supply_elasticity=fraction,
    demand_elasticity=st.floats(0.05, 2), others_hhi=fraction,
)  # fmt: skip


@given(settings)
def test_the_books_balance(setting):
    course = model.run(setting)
    wanted = setting.demand_outside / 12
    assert course.missing == pytest.approx(course.drawn + course.shortfall)
    assert (course.drawn >= -1e-9).all()
    assert (course.shortfall >= -1e-9).all()
    assert course.drawn.sum() <= setting.stocks * wanted + 1e-6
    assert ((course.cover >= -1e-9) & (course.cover <= 1 + 1e-9)).all()
    assert (course.price >= 1).all()
    assert ((course.hhi >= 0) & (course.hhi <= 1 + 1e-9)).all()


@given(settings, st.sampled_from(["stocks", "leakage", "restart", "substitution"]))
def test_more_of_what_helps_never_leaves_more_missing(setting, name):
    more = model.at(setting, **{name: min(1.0, getattr(setting, name) + 0.3) if name in model.FRACTIONS
                               else getattr(setting, name) + 5})  # fmt: skip
    assert model.run(more).shortfall.sum() <= model.run(setting).shortfall.sum() + 1e-6


SPANS = {
    "world_output": model.Span(600, 600, 600), "country_share": model.Span(0.8, 0.9, 0.95),
    "exported": model.Span(0.1, 0.2, 0.3), "demand_outside": model.Span(100, 120, 140),
    "withheld": model.Span(1, 1, 1), "months": model.Span(12, 12, 12), "stocks": model.Span(0, 3, 9),
}  # fmt: skip


def test_the_same_seed_draws_the_same_and_draws_stay_within_their_spans():
    one, two = (model.draw(SPANS, 500, seed=4) for _ in range(2))
    assert (one.stocks == two.stocks).all()
    for name, span in SPANS.items():
        values = getattr(one, name)
        assert values.min() >= span.low
        assert values.max() <= span.high
    assert (model.draw(SPANS, 500, seed=5).stocks != one.stocks).any()


def test_all_draws_at_once_are_each_draw_alone():
    setting = model.draw(SPANS, 20)
    course = model.run(setting)
    for n in range(20):
        alone = model.run(model.Setting(**{name: getattr(setting, name)[n] for name in SPANS}))
        assert course.price[n] == pytest.approx(alone.price)
        assert course.empty_after[n] == pytest.approx(alone.empty_after, nan_ok=True)


def test_bands_rise_and_the_strongest_driver_is_the_one_that_varies():
    setting = model.draw(SPANS | {"country_share": model.Span(0.9, 0.9, 0.9), "stocks": model.Span(2, 2, 2),
                                  "demand_outside": model.Span(119, 120, 121)}, 400)  # fmt: skip
    course = model.run(setting)
    low, middle, high = model.bands(course.shortfall.sum(axis=-1))
    assert low < middle < high
    assert next(iter(model.drivers(setting, course.shortfall.sum(axis=-1)))) == "exported"


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [("withheld", 1.2, model.SHARE), ("country_share", -0.1, model.SHARE), ("stocks", -1, model.NOT_NEGATIVE),
     ("months", 0, model.ABOVE_NIL), ("world_output", np.inf, model.ABOVE_NIL),
     ("leakage", np.nan, model.SHARE)],
)  # fmt: skip
def test_a_setting_that_means_nothing_is_refused_by_name(name, value, rule):
    with pytest.raises(ParameterError, match=name) as error:
        model.run(model.at(PLAIN, **{name: value}))
    assert error.value.what == rule


def test_a_span_that_does_not_rise_is_refused():
    with pytest.raises(ParameterError, match="stocks"):
        model.draw({"stocks": model.Span(3, 2, 4)})
