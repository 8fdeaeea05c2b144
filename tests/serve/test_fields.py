"""Fields are read as the standard library reads them, faster."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.serve.errors import RequestError
from kg.serve.fields import MOST_FIELDS, parse_fields

SIGNS = st.sampled_from(["%", "=", "+", "&", "%3", "%3A", "%3a", "%25", "%c3%bc", "\n", "\r", "\r\n", "_", " ", "z"])


@given(st.lists(st.tuples(st.text(), st.text(min_size=1))))
def test_what_a_form_was_made_of_comes_back(fields: list[tuple[str, str]]) -> None:
    assert parse_fields(urlencode(fields).encode()) == fields


@given(st.lists(SIGNS | st.characters(max_codepoint=127)).map("".join))
@example("query=%\n41")
@example("a=100%&b=%%41&c==%3D")
@example("=%\r\n%41")
@example("%80")
def test_signs_that_are_no_escapes_stay(data: str) -> None:
    try:
        fields = parse_qsl(data, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        with pytest.raises(RequestError, match="UTF-8"):
            parse_fields(data.encode())
    else:
        assert parse_fields(data.encode()) == fields


@pytest.mark.parametrize("data", [b"query=%ff", b"query=\xff", b"%c3=x"])
def test_what_is_no_utf_8_is_refused(data: bytes) -> None:
    with pytest.raises(RequestError, match="UTF-8"):
        parse_fields(data)


def test_there_is_a_bound_to_the_number_of_fields() -> None:
    assert len(parse_fields(b"&".join([b"x=1"] * MOST_FIELDS))) == MOST_FIELDS
    with pytest.raises(RequestError, match="at most 1,000"):
        parse_fields(b"&".join([b"x=1"] * (MOST_FIELDS + 1)))
