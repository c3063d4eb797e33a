"""Direct investment, and who owns the mines."""

import pandas as pd
import pytest


def flows(*rows):
    """Make flows of direct investment into Africa: source, investor, year and billion dollars."""
    frame = pd.DataFrame(rows, columns=["source_id", "investor_iso3", "year", "billion"])
    ids = [f"f-{n}" for n in range(len(frame))]
    extra = {"row_id": ids, "host_iso3": "AFR", "measure": "flow", "value": 1000 * frame["billion"]}
    return frame.drop(columns="billion").assign(**extra, published=pd.Timestamp("2024-01-01"))


def both(*years):
    return [
        ("cari", who, year, sum_)
        for year, *sums in years
        for who, sum_ in zip(("CHN", "USA"), sums, strict=True)
    ]


def test_what_is_published(now):
    counts = [now.ask(key).value for key in ("flow_years", "us_ahead_n", "us_negative_n", "us_last_ahead")]
    assert counts == [20, 9, 4, "2012"]
    assert [now.ask(key).number for key in ("cn_low", "cn_high", "congo_stock")] == [0.1, 5.5, 5.6]
    assert (now.ask("stock_high_year").value, round(now.ask("stock_high").number, 1)) == ("2018", 46.1)
    assert [now.ask(key).value for key in ("continent_share", "mine_high", "world_cobalt")] == [7, 98, 43]
    assert [now.ask(f"african_{key}").value for key in ("before", "before_year", "after", "after_year")] == [
        12, "1985", 3, "2018"
    ]  # fmt: skip


def test_years_ahead_and_years_withdrawn_are_counted_from_one_text(world):
    look = world(fdi=flows(*both((2003, 1, 2), (2004, 2, 2), (2005, 3, -1), (2006, 3, 0))))
    assert [look.ask(key).value for key in ("flow_years", "us_ahead_n", "us_negative_n")] == [4, 1, 1]
    assert look.ask("us_last_ahead").value == "2003"
    assert [look.ask(key).value for key in ("cn_low", "cn_high")] == [1, 3]
    never = world(fdi=flows(*both((2003, 2, 1))))
    assert (never.ask("us_last_ahead").value, never.ask("us_ahead_n").value) == (None, 0)


def test_years_before_the_beginning_are_left_out(world):
    look = world(fdi=flows(*both((1999, 1, 2), (2000, 1, 2))))
    assert look.ask("flow_years").value == 1


@pytest.mark.parametrize(("before", "n"), [(2004, 1), (2003, 0), (9999, 2)])
def test_years_ahead_can_be_asked_up_to_a_year(world, before, n):
    look = world(fdi=flows(*both((2003, 1, 2), (2004, 1, 2))))
    assert look.ask("us_ahead_n", before=before).value == n


def test_the_other_reading_replaces_the_chinese_flows(world):
    table = flows(
        *both((2003, 1, 2), (2004, 1, 2)), ("ministry", "CHN", 2003, 0.5), ("ministry", "CHN", 2004, 3)
    )
    look = world(fdi=table)
    assert (look.ask("us_last_ahead").value, look.ask("us_last_ahead", other=True).value) == ("2004", "2003")
    assert look.ask("reading_gap").number == pytest.approx(2)
    assert world(fdi=table[:0]).ask("reading_gap").value is None


def test_stocks_of_the_continent_and_of_the_congo_are_kept_apart(now, world):
    fdi = now["fdi"]
    stocks = fdi[fdi["measure"] == "stock"]
    own = world(fdi=stocks[stocks["host_iso3"] == "COD"])
    assert (own.ask("stock_high").value, own.ask("congo_stock_year").value) == (None, "2019")
    assert world(fdi=stocks[stocks["host_iso3"] == "AFR"]).ask("congo_stock").value is None


def test_owners_are_chosen_by_code(now, world):
    table = now["mining_ownership"]
    assert len(now.rows("local_stakes")) == 12
    assert len(now.rows("continental_shares")) == 2
    abroad = world(mining_ownership=table.assign(area="PER;CHL"))
    assert (len(abroad.rows("local_stakes")), abroad.ask("continent_share").value) == (0, 7)
    others = world(mining_ownership=table.assign(controller="African companies"))
    assert (others.ask("mine_high").value, others.ask("african_after_year").value) == (None, "2026")
    once = world(mining_ownership=table[table["row_id"] == "own-african-1985"])
    assert once.ask("african_before_year").value == once.ask("african_after_year").value == "1985"
