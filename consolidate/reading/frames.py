"""Messages between parent and child: four bytes of length, then JSON; no kind of message can run anything."""

import json
from struct import Struct
from typing import IO
from typing import Any

LENGTH = Struct(">I")
LONGEST = 256 * 1024 * 1024


def send(pipe: IO[bytes], message: object) -> None:
    """Write a message; OSError when nobody is left at the other end."""
    text = json.dumps(message, separators=(",", ":")).encode()
    pipe.write(LENGTH.pack(len(text)))
    pipe.write(text)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:  # noqa: ANN401 - whatever JSON says
    """Return the next message; EOFError when the other end has gone, ValueError when it is none."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    (length,) = LENGTH.unpack(head)
    if length > LONGEST:
        raise ValueError(length)
    text = pipe.read(length)
    if len(text) < length:
        raise EOFError
    return json.loads(text)
