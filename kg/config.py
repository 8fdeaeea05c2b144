"""Settings, and where the files that the package brings with it stand."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from kg.errors import ConfigError

DEFAULT_BASE = "https://w3id.org/clausegraph/id/"
DEFAULT_INPUT = Path("data")
DEFAULT_OUTPUT = Path("output")
DEFAULT_STORE = DEFAULT_OUTPUT / "store"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build can be told.

    `base` is the IRI under which things live, ending in `/` or `#`; `max_bytes` is the size of the
    largest file that is read.
    """

    base: str = DEFAULT_BASE
    max_bytes: int = 64 * 1024 * 1024

    def __post_init__(self) -> None:
        if not self.base.startswith(("http://", "https://", "urn:")) or self.base[-1] not in "/#:":
            raise ConfigError(self.base, "a base IRI begins with http://, https:// or urn: and ends in / or # or :")
        try:
            urlsplit(self.base)
        except ValueError as error:
            raise ConfigError(self.base, f"this is no IRI ({error})") from error
        if any(c in '<>"{}|^`\\' or c <= " " for c in self.base):
            raise ConfigError(self.base, "a base IRI holds a character that no IRI may hold")


def ontology_path(name: str) -> Path:
    """Return the path of a file of the ontology, in an installed package or in a source checkout."""
    packaged = Path(str(files("kg"))) / "ontology"
    folder = packaged if packaged.is_dir() else packaged.parent.parent / "ontology"
    return folder / name
