"""Serving a release to the browsers of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from extract.errors import InputError

HOST = "127.0.0.1"
"""Loopback only: a release is shown to the outside by copying it to a web server."""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a line on the terminal for each."""

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def serve_report(release: Path, *, port: int = 0) -> Iterator[str]:
    """Serve a release's folder while the block runs, and give the address of its report.

    The folder is looked up anew for each request, so that a release published meanwhile is shown.

    Args:
        release: The folder that holds `report/`.
        port: The port; any that is free by default.

    Raises:
        InputError: If the port is taken.
    """
    try:
        server = ThreadingHTTPServer((HOST, port), partial(QuietHandler, directory=str(release)))
    except OSError as error:
        raise InputError(
            f"Port {port} cannot be used: {error.strerror}.", remedy="Name another: --port 8001."
        ) from None
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}/report/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
