"""The options that several verbs share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.config import DEFAULT_STORE
from kg.errors import StoreError

if TYPE_CHECKING:
    from kg.graph.store import Store

store_option = click.option(
    "--store",
    default=str(DEFAULT_STORE),
    show_default=True,
    metavar="FOLDER",
    help="The store: the folder that `kg build` filled.",
)


def open_store(store: str) -> Store:
    """Return the store that `--store` names, opened for reading; raises `StoreError` where there is none."""
    from kg.graph.store import Store

    return Store.open(to_store_path(store))


def to_store_path(store: str) -> Path:
    """Return the folder that `--store` names; raises `StoreError` for the address of a server.

    >>> to_store_path("output/store").name
    'store'
    """
    if "://" in store:
        raise StoreError(store, "a store is a folder; SPARQL endpoints are not supported yet")
    return Path(store)
