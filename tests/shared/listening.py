"""Ears on this machine: every connection and every datagram is heard, whatever is said in it."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n"
_PATIENCE = 10  # seconds in which who connected may still say something


@dataclass
class Ears:
    """What was heard.

    Attributes:
        port: Of both, on 127.0.0.1.
        connections: How many there were.
        lines: The first line of each that said something, e.g. "GET /x HTTP/1.1".
        datagrams: How many there were.
    """

    port: int
    connections: int = 0
    lines: list[str] = field(default_factory=list)
    datagrams: int = 0


@contextlib.contextmanager
def ears() -> Iterator[Ears]:
    """Listen on a port of TCP and on the same one of UDP."""
    with socket.socket() as stream, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as loose:
        stream.bind(("127.0.0.1", 0))
        stream.listen(50)
        loose.bind(stream.getsockname())
        heard = Ears(stream.getsockname()[1])
        threading.Thread(target=_hear_streams, args=(stream, heard), daemon=True).start()
        threading.Thread(target=_hear_datagrams, args=(loose, heard), daemon=True).start()
        yield heard
        stream.shutdown(socket.SHUT_RDWR)


def _hear_streams(stream: socket.socket, heard: Ears) -> None:
    with contextlib.suppress(OSError):
        while True:
            connection, _ = stream.accept()
            heard.connections += 1
            threading.Thread(target=_answer, args=(connection, heard), daemon=True).start()


def _answer(connection: socket.socket, heard: Ears) -> None:
    with connection, contextlib.suppress(OSError):
        connection.settimeout(_PATIENCE)
        if data := connection.recv(2000):
            heard.lines.append(data.split(b"\r\n")[0].decode(errors="replace"))
            connection.sendall(_ANSWER)


def _hear_datagrams(loose: socket.socket, heard: Ears) -> None:
    with contextlib.suppress(OSError):
        while loose.recv(2000):
            heard.datagrams += 1
