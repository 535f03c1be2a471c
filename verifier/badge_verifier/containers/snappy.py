"""Unpack the blocks of an iWork archive: Snappy (https://github.com/google/snappy) without its frames.

For links alone: what does not unpack is returned as far as it goes.
"""

_HEADER = 4  # a zero, and three bytes of length


def blocks(data: bytes, most: int) -> bytes:
    """Return the unpacked blocks, at most so many bytes."""
    out = bytearray()
    at = 0
    while at + _HEADER <= len(data) and data[at] == 0 and len(out) < most:
        length = int.from_bytes(data[at + 1 : at + _HEADER], "little")
        out += _block(data[at + _HEADER : at + _HEADER + length], most - len(out))
        at += _HEADER + max(length, 1)
    return bytes(out)


def _block(data: bytes, most: int) -> bytes:
    out = bytearray()
    at = 0
    while at < len(data) and data[at] & 0x80:  # the length of what comes out
        at += 1
    at += 1
    while at < len(data) and len(out) < most:
        at, length, offset = _element(data, at)
        if offset == 0:
            out += data[at : at + length]
            at += length
        elif offset > len(out):
            break
        else:
            piece = bytes(out[-offset:])
            out += (piece * (length // offset + 1))[:length]
    return bytes(out[:most])


def _element(data: bytes, at: int) -> tuple[int, int, int]:
    """Return the place of its bytes, their number, and the distance back that they are copied from; 0 for a literal."""
    tag = data[at]
    kind, size = tag & 3, tag >> 2
    if kind == 0:
        extra = max(0, size - 59)
        length = size if not extra else int.from_bytes(data[at + 1 : at + 1 + extra], "little")
        return at + 1 + extra, length + 1, 0
    if kind == 1:
        return at + 2, (size & 7) + 4, (size >> 3) << 8 | data[at + 1] if at + 1 < len(data) else 1 << 30
    width = 2 if kind == 2 else 4  # noqa: PLR2004 -- copies with an offset of two bytes or of four
    return at + 1 + width, size + 1, int.from_bytes(data[at + 1 : at + 1 + width], "little") or 1 << 30
