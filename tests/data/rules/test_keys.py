from made_tables import found, make, package_of

from chokepoint.data.rules.keys import repeated_keys, unknown_keys, unknown_list_entries

COUNTRIES = make("countries", iso3=["CHN", "DEU", "KAZ"])


def keyed(**columns):
    key = {"fields": ["iso3"], "reference": {"resource": "countries", "fields": ["iso3"]}}
    return make(schema={"foreignKeys": [key]}, **columns)


def listed(cell, targets="countries"):
    fields = [{"name": "row_id", "type": "string"}, {"name": "all", "type": "string", "listOf": targets}]
    return make(row_id=["a"], all=[cell], schema={"fields": fields})


def test_a_key_that_leads_nowhere_is_named_with_close_ones():
    (fault,) = unknown_keys(keyed(row_id=["a", "b"], iso3=["CHN", "KAZZ"]), package_of(COUNTRIES))
    assert str(fault) == "t.csv:3:iso3: is not in countries, value 'KAZZ', did you mean KAZ?"


def test_a_key_unlike_all_others_is_to_be_added_first():
    (fault,) = unknown_keys(keyed(row_id=["a"], iso3=["qqqqqq"]), package_of(COUNTRIES))
    assert fault.hint == "add it there first"


def test_an_empty_key_and_a_key_into_an_unreadable_table_are_no_fault():
    assert found(unknown_keys, keyed(row_id=["a"], iso3=[""]), COUNTRIES) == []
    assert found(unknown_keys, keyed(row_id=["a"], iso3=["QQQ"])) == []


def test_an_entry_of_a_list_leads_to_a_row_and_stands_there_once():
    assert found(unknown_list_entries, listed("CHN;DEU"), COUNTRIES) == []
    assert found(unknown_list_entries, listed("CHN;QQQ"), COUNTRIES) == [(2, "all", "QQQ")]
    assert found(unknown_list_entries, listed("CHN;CHN"), COUNTRIES) == [(2, "all", "CHN;CHN")]


def test_a_list_may_lead_to_rows_of_several_tables():
    others = make("others", row_id=["x-1"])
    assert found(unknown_list_entries, listed("CHN;x-1", "countries|others"), COUNTRIES, others) == []
    (fault,) = unknown_list_entries(listed("zzz", "countries|others"), package_of(COUNTRIES, others))
    assert fault.what == "is not in countries or others"


def test_row_ids_are_unique_over_the_package_and_other_keys_in_their_table():
    one, other = make("one", row_id=["a", "b"]), make("other", row_id=["b"])
    names = make("names", iso3=["a", "a"])
    faults = [str(fault) for fault in repeated_keys(package_of(one, other, names))]
    assert faults == [
        "other.csv:2:row_id: is used twice, value 'b', first in one.csv:3",
        "names.csv:3:iso3: is used twice, value 'a', first in names.csv:2",
    ]
