"""What was lent, to whom and for what."""

import pandas as pd
import pytest


def yearly(*rows, scope="named states"):
    frame = pd.DataFrame(rows, columns=["database", "year", "value"])
    ids = [f"l-{d}-{y}-{scope[:2]}".lower() for d, y in zip(frame["database"], frame["year"], strict=True)]
    return frame.assign(row_id=ids, scope=scope, price_basis="nominal")


def borrowed(**sums):
    frame = pd.DataFrame({"country_iso3": list(sums), "value": list(sums.values())})
    return frame.assign(database="CLA", row_id=[f"lbc-cla-{code.lower()}" for code in sums])


def test_what_is_published(now):
    asked = {key: now.ask(key).number for key in ("peak_loans", "last_loans", "cla_total", "gap_printed")}
    assert asked == {"peak_loans": 28.68778, "last_loans": 2.12989, "cla_total": 182.28, "gap_printed": 4.61}
    assert [now.ask(key).value for key in ("peak_year", "last_loans_year", "gap_year")] == [
        "2016",
        "2024",
        "2023",
    ]
    assert (now.ask("congo_rank_cla").value, now.ask("congo_rank_aiddata").value) == (14, 2)
    assert (now.ask("first_borrower").value, now.ask("loan_basis").value) == ("Angola", "dollars of the year")
    assert now.ask("loan_basis", database="AidData").value == "dollars of 2023"
    assert now.ask("cari_transport").number + now.ask("energy").number == pytest.approx(61.75, abs=0.01)


def test_a_database_is_summed_up_from_2000_on(world):
    look = world(
        loans_by_year=yearly(
            ("CLA", 1999, 9000), ("CLA", 2000, 2000), ("CLA", 2001, 5000), ("CLA", 2002, 1000)
        )
    )
    assert [look.ask(f"{key}_loans").number for key in ("first", "peak", "low", "last")] == [2, 5, 1, 1]
    assert (look.ask("low_loans").date, look.ask("low_loans").base) == (2002, 5)
    assert look.ask("last_loans", database="CODF").value is None
    assert look.rows("loans_of_all")["peak_year"].tolist() == [2001]


def test_the_first_years_and_the_boom_are_summed_to_their_edges(world):
    every = [("CLA", year, 1000) for year in range(2000, 2025)]
    look = world(loans_by_year=yearly(*every))
    assert [look.ask(key).value for key in ("early_loans", "early_years")] == [6, "2000–2005"]
    assert [look.ask(key).value for key in ("boom_loans", "boom_years")] == [6, "2013–2018"]
    outside = world(loans_by_year=yearly(*(("CLA", year, 1000) for year in (2006, 2012, 2019))))
    assert [outside.ask(key).value for key in ("early_loans", "boom_loans")] == [None, None]


def test_the_widest_gap_is_that_between_a_printed_total_and_its_sum(world):
    sums = yearly(("CLA", 2021, 1000), ("CLA", 2022, 1000), ("CLA", 2023, 1000))
    totals = yearly(("CLA", 2021, 1500), ("CLA", 2022, 3000), scope="all borrowers")
    look = world(loans_by_year=pd.concat([sums, totals]))
    assert [look.ask(f"gap_{key}").value for key in ("year", "printed", "summed")] == ["2022", 3, 1]
    assert look.ask("gap_printed").base == 1
    assert world(loans_by_year=sums).ask("gap_year").value is None


def test_the_first_borrower_has_its_share_of_all(world):
    look = world(loans_by_country=borrowed(AGO=30, ETH=20, KEN=50))
    assert (look.ask("first_borrower").value, look.ask("first_share").number) == ("Kenya", 50)
    assert look.ask("first_borrower", database="CODF").value is None


@pytest.mark.parametrize(("rivals", "rank"), [(4, 5), (5, None)])
def test_the_congo_is_ranked_if_it_is_among_the_five_drawn(world, rivals, rank):
    others = {f"X{n}": 100.0 for n in range(rivals)}
    assert world(loans_by_country=borrowed(**others, COD=1.0)).ask("congo_rank_cla").value == rank


def test_lending_for_minerals_is_told_by_its_code(now, world):
    totals = now["loan_totals"]
    assert len(now.rows("mineral_loans")) == 2
    assert world(loan_totals=totals.assign(purpose="any")).rows("mineral_loans").empty
    assert len(world(loan_totals=totals.assign(lender="")).rows("mineral_loans")) == 2


def test_sectors_are_known_only_beside_a_total_of_the_same_years(now, world):
    totals = now["loan_totals"]
    assert world(loan_totals=totals.assign(last_year=2022)).ask("rest").value is None
    parts = sum(now.ask(key).number for key in ("energy", "transport", "rest"))
    assert 80 < parts < 100
