"""The server's process: its socket, its beginning and its end."""

from __future__ import annotations

import gc
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from kg.errors import ConfigError
from kg.serve.app import make_app
from kg.serve.connections import Connection, Server
from kg.serve.settings import ServerSettings


def run(settings: ServerSettings, on_start: Callable[[str], None]) -> None:
    """Serve until the process is told to end, as by Ctrl-C; `on_start` is called with the address when it is there.

    Raises `ConfigError` where the address cannot be listened on.
    """
    with bind(settings) as link, suppress(KeyboardInterrupt):
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        address = f"http://{host}:{link.getsockname()[1]}/"

        def begin() -> None:
            # What is there by now stays: the collector need not look through it again and again.
            gc.collect()
            gc.freeze()
            on_start(address)

        make_server(settings, begin).run(sockets=[link])


def make_server(settings: ServerSettings, on_start: Callable[[], None] = lambda: None) -> Server:
    """Return the server that runs the application of some settings."""
    config = uvicorn.Config(
        make_app(settings),
        http=Connection,
        ws="none",
        proxy_headers=False,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=True,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=2,
        lifespan="on",
    )
    return Server(config, settings.patience, on_start)


def bind(settings: ServerSettings) -> socket.socket:
    """Return a socket that listens on the address of the settings."""
    try:
        family, kind, number, _, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        link = socket.socket(family, kind, number)
    except OSError as error:
        raise cannot_listen(settings, error) from error
    try:
        link.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        link.bind(address)
    except OSError as error:
        link.close()
        raise cannot_listen(settings, error) from error
    return link


def cannot_listen(settings: ServerSettings, error: OSError) -> ConfigError:
    """Return the error of an address that is taken, not ours or nowhere."""
    problem = f"this address cannot be listened on ({error.strerror}); name another with --host or --port"
    return ConfigError(f"{settings.host}:{settings.port}", problem)
