"""Values as JSON that may stand in a page."""

from __future__ import annotations

from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

AS_WRITTEN: dict[str, Any] = {"separators": (",", ":"), "ensure_ascii": False, "sort_keys": True}


def to_json(value: object) -> Markup:
    """Return a value as JSON that may stand in a script element: nothing in it can end the element.

    >>> to_json(["</script>", "é"])
    Markup('["\\\\u003c/script\\\\u003e","é"]')
    """
    return htmlsafe_json_dumps(value, **AS_WRITTEN)
