"""One line drawing per broad field of ISCED-F, on a grid of 24, for the middle of a badge image.

Each is the inside of a `<g>` that sets stroke, colour and no fill.
"""

from types import MappingProxyType

_ORBIT = '<ellipse cx="12" cy="12" rx="10" ry="4" transform="rotate({} 12 12)"/>'

ICONS = MappingProxyType(
    {
        # a spark: skills for everything
        "00": '<path d="M12 2.5c.7 5.6 3.2 8.3 9.5 9.5-6.3 1.2-8.8 3.9-9.5 9.5-.7-5.6-3.2-8.3-9.5-9.5 '
        '6.3-1.2 8.8-3.9 9.5-9.5Z"/><path d="M19.5 2.5v3M18 4h3"/>',
        # an open book
        "01": '<path d="M12 6.2C9.8 4.6 6.5 4 2.5 4.3v13.6c4-.3 7.3.3 9.5 1.9 2.2-1.6 5.5-2.2 9.5-1.9V4.3c-4-.3-7.3.3'
        '-9.5 1.9Zm0 0v13.6"/><path d="M5.5 8.2c1.4 0 2.6.2 3.7.6M5.5 11.6c1.4 0 2.6.2 3.7.6M18.5 8.2c-1.4 0-2.6.2'
        '-3.7.6M18.5 11.6c-1.4 0-2.6.2-3.7.6"/>',
        # a speech balloon with a quotation mark's rhythm
        "02": '<path d="M4.5 4h15A1.5 1.5 0 0 1 21 5.5v9a1.5 1.5 0 0 1-1.5 1.5H12l-5 4.5V16H4.5A1.5 1.5 0 0 1 3 14.5v-9'
        'A1.5 1.5 0 0 1 4.5 4Z"/><path d="M7.5 8.5h9M7.5 11.8h5.5"/>',
        # three people
        "03": '<circle cx="12" cy="7.5" r="3.2"/><path d="M5.8 19.5c0-3.9 2.6-6.3 6.2-6.3s6.2 2.4 6.2 6.3"/>'
        '<path d="M5.6 10.9a2.3 2.3 0 1 1 .9-4.3M2 17.2c0-2.2 1-3.8 2.8-4.5M18.4 10.9a2.3 2.3 0 1 0-.9-4.3'
        'M22 17.2c0-2.2-1-3.8-2.8-4.5"/>',
        # scales
        "04": '<path d="M12 3v17M7.5 20.5h9M4.5 6.5c3 0 5-.5 7.5-1.5 2.5 1 4.5 1.5 7.5 1.5"/>'
        '<path d="M5 6.5 2 13.5c.7 1.5 1.7 2.1 3 2.1s2.3-.6 3-2.1l-3-7ZM19 6.5l-3 7c.7 1.5 1.7 2.1 3 2.1s2.3-.6 3-2.1'
        'l-3-7Z"/>',
        # an orbit
        "05": "".join(_ORBIT.format(turn) for turn in (0, 60, 120))
        + '<circle fill="currentColor" stroke="none" cx="12" cy="12" r="1.2"/>',
        # angle brackets round a stroke
        "06": '<path d="M7.5 6.5 2 12l5.5 5.5M16.5 6.5 22 12l-5.5 5.5M13.8 4.5l-3.6 15"/>',
        # a gear
        "07": '<path d="M10.2 4.9L10.5 2.2L13.5 2.2L13.8 4.9L15.8 5.7L17.8 4L20 6.2L18.3 8.2L19.1 10.2L21.8 10.5'
        "L21.8 13.5L19.1 13.8L18.3 15.8L20 17.8L17.8 20L15.8 18.3L13.8 19.1L13.5 21.8L10.5 21.8L10.2 19.1L8.2 18.3"
        'L6.2 20L4 17.8L5.7 15.8L4.9 13.8L2.2 13.5L2.2 10.5L4.9 10.2L5.7 8.2L4 6.2L6.2 4L8.2 5.7Z"/>'
        '<circle cx="12" cy="12" r="3.1"/>',
        # a seedling
        "08": '<path d="M12 21.5v-9.5M12 14c0-4.7-3-7.3-8.5-7.3C3.5 11.4 6.5 14 12 14ZM12 11c0-5 3-8 8.5-8'
        ' 0 5-3 8-8.5 8Z"/>'
        '<path d="M6.5 21.5h11"/>',
        # a heart with a beat
        "09": '<path d="M12 20.5C6 16.2 2.5 12.8 2.5 8.8c0-3 2.2-5.1 4.9-5.1 2 0 3.7 1 4.6 2.8.9-1.8 2.6-2.8 4.6-2.8'
        ' 2.7 0 4.9 2.1 4.9 5.1 0 4-3.5 7.4-9.5 11.7Z"/><path d="M6 11.5h3l1.5-3 2.5 5.5 1.5-2.5h3.5"/>',
        # a compass
        "10": '<circle cx="12" cy="12" r="9.5"/><path d="m16.3 7.7-2.5 6.1-6.1 2.5 2.5-6.1 6.1-2.5Z"/>'
        '<circle fill="currentColor" stroke="none" cx="12" cy="12" r=".9"/>',
    }
)


def icon(isced_f: str | None) -> str:
    """Return the drawing for a field, by its first two digits; the spark where there is none."""
    return ICONS.get((isced_f or "00")[:2], ICONS["00"])
