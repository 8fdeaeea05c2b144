"""What a server is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from kg.config import DEFAULT_STORE
from kg.query.workers.pool import Limits, Size

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8765
DEFAULT_LIMITS = Limits()
DEFAULT_SIZE = Size()


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Where a server listens, what it serves, and how much of anything it gives or takes.

    `cors` are the origins whose pages may read answers; `names` are host names, besides those of this
    machine, by which it may be called; `body_bytes` and `url_bytes` bound a request, `patience` the seconds
    that its client may take to send it and to take up an answer; `requests` is how many are worked on at once.
    """

    store: Path = DEFAULT_STORE
    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    limits: Limits = DEFAULT_LIMITS
    row_limit: int = 100_000
    size: Size = DEFAULT_SIZE
    cors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    body_bytes: int = 1024 * 1024
    url_bytes: int = 16 * 1024
    patience: float = 10.0
    requests: int = 256

    @property
    def is_local(self) -> bool:
        """Tell whether only programs on this machine can reach the server."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False
