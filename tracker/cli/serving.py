"""`serve`, `api`, `worker` and `migrate`: the processes."""

from __future__ import annotations

import signal
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, nullcontext
from ipaddress import ip_address
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.opening import opened
from tracker.errors import InvalidInput, Unavailable
from tracker.logs import set_up_logging
from tracker.settings import Settings, load_settings

if TYPE_CHECKING:
    import uvicorn

    from tracker.store.database import Database

Host = Annotated[str | None, typer.Option(metavar="ADDRESS", help="Address to listen on.")]
Port = Annotated[int | None, typer.Option(metavar="NUMBER", help="Port to listen on; 0 picks a free one.")]


def register(app: typer.Typer) -> None:
    app.command()(serve)
    app.command("api")(serve_api)
    app.command()(worker)
    app.command("migrate")(migrate_command)


def serve(host: Host = None, port: Port = None) -> None:
    """Run API, pages and jobs in one process."""
    settings = load_settings(host=host, port=port)
    set_up_logging(settings.log_level)
    with opened(settings) as database:
        run(database, settings, with_worker=True)


def serve_api(host: Host = None, port: Port = None) -> None:
    """Run API and pages only; run `tracker worker` beside it."""
    settings = load_settings(host=host, port=port)
    set_up_logging(settings.log_level)
    with opened(settings) as database:
        run(database, settings, with_worker=False)


def worker() -> None:
    """Run the jobs only: sweep, delivery, digest."""
    from jobs.worker import Worker

    settings = load_settings()
    set_up_logging(settings.log_level)
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with opened(settings) as database:
        Worker(database, settings).run_forever(stop)


def migrate_command() -> None:
    """Bring the database to the schema of this version."""
    from tracker.store.database import Database
    from tracker.store.migrate import migrate

    settings = load_settings()
    database = Database.open(settings.database_url)
    try:
        migrate(database)
    finally:
        database.close()
    typer.echo("The database is up to date.")


def run(
    database: Database,
    settings: Settings,
    *,
    with_worker: bool,
    announce: Callable[[str], None] | None = None,
) -> None:
    """Serve until told to stop. With a worker, it runs in a thread beside the server and ends with it."""
    import uvicorn

    from api.app import create_app
    from tracker.store.keys import any_keys

    with database.read() as session:
        refuse_open_door(settings.host, any_keys=any_keys(session))
    listener = bind(settings.host, settings.port)
    url = settings.public_url or f"http://{_bracketed(settings.host)}:{listener.getsockname()[1]}"
    app = create_app(database, settings=settings)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, server_header=False))
    _end_in_order_on_sigterm(server)
    with closing(listener), _working(database, settings) if with_worker else nullcontext():
        (announce or _announce)(url)
        server.run(sockets=[listener])


def _end_in_order_on_sigterm(server: uvicorn.Server) -> None:
    """Have a SIGTERM end the server, and nothing but the server.

    When it has ended, the server raises the signal once more; by default that would kill this process before
    the worker has written down its calls.
    """

    def end(*_: object) -> None:
        server.should_exit = True

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, end)


def refuse_open_door(host: str, *, any_keys: bool) -> None:
    """Refuse to listen beyond this machine while anybody may do everything.

    Raises InvalidInput where `host` is not loopback and no API key exists.
    """
    if any_keys or host == "localhost" or _is_loopback(host):
        return
    raise InvalidInput(
        f"Listening on {host} without an API key would open Tracker to everybody who can reach it.",
        field="host",
        hint="Make a key first (tracker keys create NAME), or listen on 127.0.0.1.",
    )


def bind(host: str, port: int) -> socket.socket:
    """A listening socket. Raises Unavailable when the address is taken or not ours."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        raise Unavailable(f"Cannot listen on {host}:{port}: {error.strerror or error}.") from error
    return listener


def _working(database: Database, settings: Settings) -> AbstractContextManager[None]:
    from jobs.worker import Worker

    return Worker(database, settings).in_background()


def _announce(url: str) -> None:
    print(f"Tracker listens on {url}   (API: {url}/docs)", file=sys.stderr, flush=True)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
