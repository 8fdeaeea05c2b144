"""The fields of a form, or of the query part of an address."""

from __future__ import annotations

from binascii import a2b_qp
from http import HTTPStatus
from urllib.parse import unquote_to_bytes

from kg.serve.errors import RequestError

MOST_FIELDS = 1_000
Fields = list[tuple[str, str]]


def parse_fields(data: bytes) -> Fields:
    """Return the fields in order; raises `RequestError` for what is not UTF-8 and for too many.

    >>> parse_fields(b"query=ASK+%7B%7D&x")
    [('query', 'ASK {}'), ('x', '')]
    """
    if not data:
        return []
    if data.count(b"&") >= MOST_FIELDS:
        raise RequestError(HTTPStatus.BAD_REQUEST, "fields", f"a request has at most {MOST_FIELDS:,} fields")
    pairs = [field.partition(b"=") for field in data.split(b"&") if field]
    try:
        return [(unescape(name), unescape(value)) for name, _, value in pairs]
    except UnicodeDecodeError as error:
        raise RequestError(HTTPStatus.BAD_REQUEST, "encoding", "the fields are not encoded UTF-8") from error


def unescape(data: bytes) -> str:
    """Return a name or a value as it was before it became part of a form.

    Quoted-printable says `=3A` where a form says `%3A`, and the standard library decodes it several times as fast.
    It reads signs that are no escapes in a way of its own; its answer then has another length, or lines are broken.

    >>> unescape(b"100%25+of+%3Curn%3Aa%3E"), unescape(b"100% of a=b")
    ('100% of <urn:a>', '100% of a=b')
    """
    plain = data.replace(b"+", b" ")
    if b"%" not in plain:
        return plain.decode()
    quoted = plain.replace(b"=", b"=3D").replace(b"%", b"=")
    read = a2b_qp(quoted)
    if len(read) + 2 * quoted.count(b"=") != len(quoted) or b"\n" in data or b"\r" in data:
        read = unquote_to_bytes(plain)
    return read.decode()
