"""Ways in which a published file reaches an author spoilt, each made from a seed."""

import csv
import io
import random

HTML = b"<!DOCTYPE html>\n<html><body>504 Gateway Time-out</body></html>\n"
OTHERS = {
    "page": HTML,
    "empty": b"",
    "picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00",
    "archive": b"PK\x03\x04\x14\x00\x00\x00\x08\x00",
    "metadata": b'<?xml version="1.0"?>\n<metadata><idinfo/></metadata>\n',
    "prices": b"date,metal,usd_per_kg\n2025-01-01,gallium,300\n",
}
BAD_CELLS = (
    "-5", "-540000", "1,66,000", "1.234,5", "1e6", "inf", "nan", "#REF!", "#N/A", "####", "ca. 500", "5 000", "?",  # noqa: E501
    "1/2", "12,3", "0x10", "5,", ".5", "true", "10–5", "<", "é", "500 kg", "n.a.", "999999999999999999999",
)  # fmt: skip
BAD_NAMES = (
    "Gondor",
    "Chinaa",
    "United Stats",
    "Otherr countries",
    "Rusia",
    "World totale",
    "",
    "12",
    "=1+1",
)


def table(content):
    """Give a CSV file as rows."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig", errors="replace"))))


def written(rows):
    """Give rows as a CSV file."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode("utf-8")


def filled(rows, chance):
    """Choose a row below the header that holds something."""
    return chance.choice([n for n, row in enumerate(rows) if n and any(row)])


def in_utf_16(content, chance):
    return content.decode("utf-8-sig", errors="replace").encode(
        chance.choice(["utf-16", "utf-16-le", "utf-16-be"])
    )


def in_windows_1252(content, chance):
    return content.decode("utf-8-sig", errors="replace").encode("cp1252", errors="replace")


def read_in_another_encoding(content, chance):
    text = content.decode("utf-8-sig", errors="replace").replace("'", "’", 1).replace(",,", ",Côte–d’Or,", 1)
    return text.encode("utf-8").decode("cp1252", errors="replace").encode("utf-8")


def with_a_mark(content, chance):
    return b"\xef\xbb\xbf" * chance.randint(1, 2) + content


def with_odd_bytes(content, chance):
    place = chance.randrange(len(content))
    return (
        content[:place]
        + chance.choice([b"\x00", b"\x81", b"\xff\xfe", b"\x1a", b"\x8d\x9d"])
        + content[place:]
    )


def with_another_separator(content, chance):
    return content.replace(b",", chance.choice([b";", b"\t", b"|"]))


def with_other_line_ends(content, chance):
    return content.replace(b"\n", chance.choice([b"\r\n", b"\r"]))


def with_a_quote_more(content, chance):
    place = chance.randrange(len(content))
    return content[:place] + b'"' + content[place:]


def with_a_quote_less(content, chance):
    places = [n for n, byte in enumerate(content) if byte == ord('"')]
    if not places:
        return with_a_quote_more(content, chance)
    place = chance.choice(places)
    return content[:place] + content[place + 1 :]


def without_a_column(content, chance):
    rows = table(content)
    column = chance.randrange(len(rows[0]))
    return written([row[:column] + row[column + 1 :] for row in rows])


def with_a_column_twice(content, chance):
    rows = table(content)
    column = chance.randrange(len(rows[0]))
    return written([[*row, row[column]] if row else row for row in rows])


def with_a_column_renamed(content, chance):
    rows = table(content)
    column = chance.randrange(len(rows[0]))
    rows[0][column] = chance.choice(["", "Column1", rows[0][column] + "x", rows[0][column][1:]])
    return written(rows)


def with_columns_moved(content, chance):
    rows = table(content)
    order = chance.sample(range(len(rows[0])), len(rows[0]))
    return written([[row[n] for n in order] if row else row for row in rows])


def with_cells_moved(content, chance):
    rows = table(content)
    row = rows[filled(rows, chance)]
    row.insert(chance.randrange(len(row)), "")
    row.pop()
    return written(rows)


def without_a_header(content, chance):
    return content.partition(b"\n")[2]


def without_a_row(content, chance):
    rows = table(content)
    del rows[filled(rows, chance)]
    return written(rows)


def with_a_row_twice(content, chance):
    rows = table(content)
    rows.append(rows[filled(rows, chance)])
    return written(rows)


def with_empty_rows_at_the_end(content, chance):
    return content + b",,\n" * chance.randint(1, 5) + b"\n"


def with_an_empty_row_between(content, chance):
    rows = table(content)
    rows.insert(filled(rows, chance), [])
    return written(rows)


def in_another_order(content, chance):
    head, *rows = table(content)
    chance.shuffle(rows)
    return written([head, *rows])


def with_a_sum(content, chance):
    rows = table(content)
    rows.append(["Sum", *["99"] * (len(rows[0]) - 1)])
    return written(rows)


def with_a_bad_cell(content, chance):
    rows = table(content)
    rows[filled(rows, chance)][chance.randrange(2, len(rows[0]))] = chance.choice(BAD_CELLS)
    return written(rows)


def with_a_bad_name(content, chance):
    rows = table(content)
    rows[filled(rows, chance)][chance.randrange(0, min(6, len(rows[0])))] = chance.choice(BAD_NAMES)
    return written(rows)


def with_a_figure_changed(content, chance):
    rows = table(content)
    numbers = [
        (n, c)
        for n, row in enumerate(rows)
        if n
        for c, cell in enumerate(row)
        if cell.replace(",", "").isdigit()
    ]
    if not numbers:
        return with_a_bad_cell(content, chance)
    row, column = chance.choice(numbers)
    digits = str(int(rows[row][column].replace(",", "")) * chance.choice([2, 10, 1000]) + 1)
    rows[row][column] = digits
    return written(rows)


def with_another_unit(content, chance):
    swaps = [(b"_kg_", b"_t_"), (b"_kt", b"_t"), (b"kilograms", b"metric tons"), (b"tonnes", b"pounds"),
             (b"thousand metric tons", b"short tons"), (b"_t_", b"_kg_")]  # fmt: skip
    fitting = [(old, new) for old, new in swaps if old in content] or [(b",t,", b",kg,")]
    old, new = chance.choice(fitting)
    return content.replace(old, new, chance.choice([1, -1]))


def of_another_edition(content, chance):
    years = [(b"MCS2023", b"MCS2024"), (b"MCS2023", b"MCS2099"), (b"2023-01-01", b"2031-01-01"),
             (b",2025,", b",2026,"), (b"MCS2025", b"MCS2023")]  # fmt: skip
    fitting = [(old, new) for old, new in years if old in content] or [(b"20", b"19")]
    old, new = chance.choice(fitting)
    return content.replace(old, new, chance.choice([1, -1]))


def cut_off(content, chance):
    return content[: chance.randrange(len(content))]


def something_else(content, chance):
    return chance.choice(list(OTHERS.values()))


WAYS = (
    in_utf_16, in_windows_1252, read_in_another_encoding, with_a_mark, with_odd_bytes, with_another_separator,
    with_other_line_ends, with_a_quote_more, with_a_quote_less, without_a_column, with_a_column_twice,
    with_a_column_renamed, with_columns_moved, with_cells_moved, without_a_header, without_a_row,
    with_a_row_twice, with_empty_rows_at_the_end, with_an_empty_row_between, in_another_order, with_a_sum,
    with_a_bad_cell, with_a_bad_name, with_a_figure_changed, with_another_unit, of_another_edition, cut_off,
    something_else,
)  # fmt: skip


def spoil(content, seed):
    """Spoil a file in one of the ways; give the name of the way and the content."""
    chance = random.Random(seed)
    way = WAYS[seed % len(WAYS)]
    return way.__name__, way(content, chance)
