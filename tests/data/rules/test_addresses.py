import pytest
from made_tables import found, make

from chokepoint.data.rules.addresses import NO_ADDRESS, odd_addresses


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://example.org/x",
        "example.org/x",
        "https://",
        "http://localhost/x",
        "http://127.0.0.1/x",
        "https://user:secret@example.org/",
        "https://example.org/a b",
        "https://example.org/<script>",
        "not known",
        "//example.org/x",
    ],
)
def test_what_is_no_address_of_the_web_is_named(address):
    table = make("sources", source_id=["a", "b"], url=["", address])
    assert found(odd_addresses, table) == [(3, "url", address)]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "https://example.org/gécamines-1",
        "HTTPS://Example.ORG/x",
        *NO_ADDRESS,
    ],
)
def test_an_address_of_the_web_passes(address):
    assert found(odd_addresses, make("sources", source_id=["a"], url=[address])) == []


def test_other_columns_are_not_looked_at():
    assert found(odd_addresses, make(row_id=["a"], curl=["x"], note=["x"])) == []
    assert found(odd_addresses, make(row_id=["a"], image_url=["x"])) == [(2, "image_url", "x")]
