from chokepoint.book.sphinx_ext.words import count


def test_a_count_chooses_its_sentence_and_groups_its_number():
    assert count("{n} row", "{n} rows", 1) == "1 row"
    assert count("{n} row", "{n} rows", 1234) == "1,234 rows"
    assert count("{k} of {n} row", "{k} of {n} rows", 2, k=1) == "1 of 2 rows"
