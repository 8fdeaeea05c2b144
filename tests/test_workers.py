"""What reading many documents changes in the process for as long as it goes on."""

from __future__ import annotations

import gc

import pytest

from kg.workers import rare_collection


def test_the_collector_is_as_before_behind_work_that_ends_or_fails() -> None:
    before = gc.get_threshold()
    with rare_collection():
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before
    with pytest.raises(KeyError), rare_collection():
        raise KeyError
    assert gc.get_threshold() == before
