"""A row by name, by place and as a whole."""

from __future__ import annotations

import copy
import pickle

import pytest

from kg.python import Row

ROW = Row(("who", "count", "class", "_x"), ("Provider", 3, None, True))


def test_values_are_had_by_name_and_place() -> None:
    assert (ROW.who, ROW.count, ROW["class"], ROW["_x"], ROW[0], ROW[-1]) == (
        "Provider",
        3,
        None,
        True,
        "Provider",
        True,
    )
    who, *others = ROW
    assert (who, others, len(ROW), "Provider" in ROW) == ("Provider", [3, None, True], 4, True)
    assert ROW.as_dict() == {"who": "Provider", "count": 3, "class": None, "_x": True}
    assert repr(ROW) == "Row(who='Provider', count=3, class=None, _x=True)"
    assert {"who", "count", "as_dict"} <= set(dir(ROW))


def test_equal_rows_are_one_in_a_set_and_survive_a_copy() -> None:
    same = Row(("who",), ("Provider",))
    assert len({same, Row(("who",), ("Provider",)), Row(("to",), ("Provider",))}) == 2
    assert pickle.loads(pickle.dumps(ROW)) == copy.copy(ROW) == ROW


def test_a_column_that_there_is_not_is_told_with_those_that_there_are() -> None:
    with pytest.raises(AttributeError, match="there is no column whom; there are who, count, class, _x"):
        _ = ROW.whom
    with pytest.raises(KeyError, match="there is no column whom"):
        _ = ROW["whom"]
    with pytest.raises(IndexError):
        _ = ROW[4]
