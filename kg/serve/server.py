"""The server's process: its socket, its beginning and its end."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from kg.errors import ConfigError
from kg.serve.app import make_app
from kg.serve.connections import Connection, Server
from kg.serve.settings import ServerSettings


def run(settings: ServerSettings, on_start: Callable[[str], None]) -> None:
    """Serve until the process is told to end, as by Ctrl-C; `on_start` is called with the address once it is bound.

    Raises `ConfigError` where the address cannot be listened on.
    """
    link = bind(settings)
    port = link.getsockname()[1]
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    on_start(f"http://{host}:{port}/")
    with suppress(KeyboardInterrupt):
        make_server(settings).run(sockets=[link])


def make_server(settings: ServerSettings) -> Server:
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
    return Server(config, settings.patience)


def bind(settings: ServerSettings) -> socket.socket:
    """Return a socket that listens on the address of the settings."""
    try:
        family, kind, number, _, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        link = socket.socket(family, kind, number)
        link.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        link.bind(address)
    except OSError as error:
        raise ConfigError(
            f"{settings.host}:{settings.port}",
            f"this address cannot be listened on ({error.strerror}); name another with --host or --port",
        ) from error
    return link
