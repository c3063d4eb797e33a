import pytest

from chokepoint.data.imports.published import read_published, tabulate


def faults(content, **options):
    return [str(fault) for fault in read_published("t.csv", content, **options).faults]


@pytest.mark.parametrize(
    "content",
    [
        "a,b\nCôte d’Ivoire,1\n".encode(),
        "a,b\nCôte d’Ivoire,1\n".encode("utf-8-sig"),
        "a,b\nCôte d’Ivoire,1\n".encode("cp1252"),
        "a,b\r\nCôte d’Ivoire,1\r\n".encode(),
        "a,b,\n\nCôte d’Ivoire , 1,\n,,\n".encode(),
    ],
    ids=["utf-8", "mark", "windows", "line ends", "padding"],
)
def test_the_same_text_is_read_from_every_encoding_in_use(content):
    file = read_published("t.csv", content)
    assert (file.header, file.faults) == (("a", "b"), ())
    assert [(line["a"], line["b"]) for line in file.lines] == [("Côte d’Ivoire", "1")]


def test_rows_keep_the_number_a_spreadsheet_shows():
    file = read_published("t.csv", b'a,b\n"x\ny",1\n\nz,2\n')
    assert [(line.number, line["a"]) for line in file.lines] == [(2, "x y"), (4, "z")]


def test_a_line_above_the_header_may_name_the_table():
    file = read_published("t.csv", b"Gallium,,\nCountry,unit,2018\nChina,metr. t,305\n", title_line=True)
    assert (file.header, file.lines[0].number) == (("Country", "unit", "2018"), 3)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "t.csv: the file has no header"),
        (b"a,a\n1,2\n", "t.csv:1:a: the header names a column twice"),
        (b"a,,b\n1,2,3\n", "t.csv:1: a column has no name"),
        (b"a,b\n1,2,3\n", "t.csv:2: the row has 3 cells, the header 2"),
        (b"a,b\n1\n", "t.csv:2: the row has 1 cells, the header 2"),
        (b'a,b\n1,"2"3\n', "t.csv:2: the row is badly quoted"),
        (b'a,b\n1,"2\n', "t.csv:2: the row is badly quoted"),
        (b"a,b\n1,\x81\n", "t.csv: the file is no text in UTF-8 or Windows-1252"),
        (b"a,b\n1,\x00\n", "t.csv: the file is no text in UTF-8 or Windows-1252"),
        ("a,b\n1,2\n".encode("utf-16"), "t.csv: the file is no text in UTF-8 or Windows-1252"),
        ("a,b\n1,CÃ©\n".encode(), "t.csv:2: the text was saved in another encoding"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(content, fault):
    (found,) = faults(content)
    assert found.startswith(fault)


def test_numbered_rows_become_a_table():
    file = tabulate("book.xlsx:Gallium", [(2, ["Country", "2018"]), (3, ["China", "305"]), (4, ["", ""])])
    assert (file.header, [line.number for line in file.lines]) == (("Country", "2018"), [3])
