from made_tables import found, make, package_of

from chokepoint.data.rules.totals import large_parts, small_worlds, wrong_sums


def output(*rows, flag=""):
    countries, kilograms = zip(*rows, strict=True)
    count = len(rows)
    return make(row_id=list(map(str, range(count))), commodity_id=["gallium"] * count, year=["2022"] * count,
                country_iso3=list(countries), quantity_kg=list(kilograms), status=["reported"] * count,
                world_total_excludes_usa=[flag] * count)  # fmt: skip


def test_a_world_total_below_one_of_its_countries_is_named():
    assert found(small_worlds, output(("CHN", "90"), ("WLD", "100"))) == []
    table = output(("CHN", "90"), ("DEU", "5"), ("WLD", "1"))
    (fault,) = small_worlds(table, package_of(table))
    assert (fault.row, fault.column, fault.value, fault.hint) == (4, "quantity_kg", "1", "CHN has 90")


def test_a_total_that_leaves_the_united_states_out_may_be_smaller_than_they_are():
    rows = (("USA", "90"), ("CHN", "5"), ("WLD", "10"))
    assert found(small_worlds, output(*rows, flag="true")) == []
    assert found(small_worlds, output(*rows, flag="false")) == [(4, "quantity_kg", "10")]


def test_a_total_may_be_rounded_and_belongs_to_one_printed_table():
    assert found(small_worlds, output(("CHN", "100.4"), ("WLD", "100"))) == []
    table = output(("CHN", "90"), ("WLD", "1"))
    table.columns["year"][1] = "2023"
    assert found(small_worlds, table) == []


def test_a_gas_is_compared_by_its_volume_and_a_doubtful_total_not_at_all():
    table = output(("USA", ""), ("WLD", ""))
    table.columns["quantity_m3"] = ["9", "5"]
    assert found(small_worlds, table) == [(3, "quantity_m3", "5")]
    table.columns["status"][1] = "doubtful"
    assert found(small_worlds, table) == []


def test_a_column_that_is_part_of_another_never_exceeds_it():
    table = make(row_id=["a", "b", "c"], bilateral=["10", "10", ""], bilateral_china=["10", "11", "5"])
    assert found(large_parts, table) == [(3, "bilateral_china", "11")]
    assert found(large_parts, make(row_id=["a"], countries=["9"], records=["3"])) == [(2, "countries", "9")]


def test_a_column_that_is_the_sum_of_others_is_their_sum():
    table = make(row_id=["a", "b", "c"], total_t=["1085", "1085", "7"], light_t=["1020", "102", "7"],
                 medium_heavy_t=["65", "65", ""])  # fmt: skip
    (fault,) = wrong_sums(table, package_of(table))
    assert (fault.row, fault.value, fault.hint) == (3, "1085", "they add up to 167")
