"""A line drawing per field of ISCED-F, on a grid of 24, for the middle of a badge image.

Each is the inside of a `<g>` that sets stroke, colour and no fill. A field that has no drawing of its own has that of
the wider one around it. Skills for everything (00) have several, by what a series or badge is called.
"""

from hashlib import sha256
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
        "02": '<path d="M4.5 4h15A1.5 1.5 0 0 1 21 5.5v9a1.5 1.5 0 0 1-1.5 1.5H12l-5 4.5V16H4.5A1.5 1.5 0 0 1 3 '
        "14.5v-9"
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
        # a palette
        "021": '<path d="M12 3a9 9 0 1 0 1.5 17.9c1.5-.3 1.7-1.6 1-2.6-.9-1.4 0-3 1.7-3H19c1.6 0 2.5-1 2.5-2.6A9.4 '
        "9.4 0 "
        '0 0 12 3Z"/><path d="M7.3 12.5h.1M9 8h.1M14 7h.1M17.5 10h.1" stroke-width="2.6"/>',
        # a column
        "022": '<path d="M4.5 5.5h15M6 8.5h12M7.5 8.5v9M12 8.5v9M16.5 8.5v9M5.5 17.5h13M3.5 20.5h17M6 3h12"/>',
        # a ballot
        "0312": '<path d="M3 12.5h18v8H3ZM8 12.5V3.5h8v9M10 7l1.5 1.7L14.5 5.5M7 16.5h10"/>',
        # a head with a thought
        "0313": '<path d="M8.5 21v-3.6C5.6 16 4 13.7 4 10.8a7.8 7.8 0 0 1 15.5-.8l1.8 3.4-2 .8v2.3c0 1.2-.8 2-2 '
        '2h-2.1V21"/>'
        '<path d="M9 11.3a3 3 0 1 1 3 2.4"/>',
        # a card with lines
        "032": '<path d="M3 4.5h18v15H3ZM6.5 8.5h5v4.5h-5ZM14.5 8.5h3.5M14.5 12h3.5M6.5 16h11.5"/>',
        # a calculator
        "0411": '<path d="M5 2.5h14v19H5ZM8 5.5h8v4H8Z"/><path d="M8.5 13.2h.1M12 13.2h.1M15.5 13.2h.1M8.5 '
        "17.4h.1M12 17.4h.1"
        'M15.5 17.4h.1" stroke-width="2.4"/>',
        # a briefcase
        "0413": '<path d="M3 8h18v11.5H3ZM8.5 8V5.5A1.5 1.5 0 0 1 10 4h4a1.5 1.5 0 0 1 1.5 1.5V8M3 13h18M12 11.5v3"/>',
        # a megaphone
        "0414": '<path d="M3 9.5v5h4l10 5V4.5l-10 5ZM7 14.5l1.5 6h2.5l-1-5M20 9.5c1 1.3 1 3.7 0 5"/>',
        # a basket
        "0416": '<path d="M2.5 10h19l-2.5 10h-14ZM7.5 10l3.5-6.5M16.5 10 13 3.5M9 13.5v3.5M12 13.5v3.5M15 13.5v3.5"/>',
        # a sheet with a seal
        "042": '<path d="M5 3h10l4 4v8M5 3v18h6M8.5 8h4M8.5 12h6.5"/><circle cx="16" cy="17" r="3"/><path d="m14.5 '
        '19.7-.7 2.8 2.2-1 2.2 1-.7-2.8"/>',
        # a microscope
        "0511": '<path d="m9 4 3-1.5 4 8-3 1.5ZM11 13l-1.5.8M14.5 8c3.5.5 5.5 3 5.5 6.2 0 2.6-1.5 4.6-3.8 5.8M4 '
        '20.5h16.5M7 17h6"/>',
        # a drop
        "052": '<path d="M12 2.5c4.2 5 6.5 8.5 6.5 11.8a6.5 6.5 0 0 1-13 0C5.5 11 7.8 7.5 12 2.5Z"/><path d="M9 '
        '14.5a3 3 0 0 0 3 3"/>',
        # bars and a line
        "054": '<path d="M3 21h18M5.5 21v-6h3v6M10.5 21V11h3v10M15.5 21V7.5h3V21M4 10.5l5-4.5 4 2 6-5.5"/>',
        # a chip
        "0619": '<path d="M6 6h12v12H6ZM9.5 9.5h5v5h-5ZM9 6V2.5M15 6V2.5M9 21.5V18M15 21.5V18M6 9H2.5M6 15H2.5M21.5 '
        '9H18M21.5 15H18"/>',
        # a server
        "0612": '<path d="M4 4h16v6.5H4ZM4 13.5h16V20H4ZM7 7.2h4M7 16.8h4M16.5 7.2h.5M16.5 16.8h.5"/>',
        # a leaf
        "0712": '<path d="M4 20C4 9.5 10 4 20.5 3.5 21 14 15.5 20 7.5 18.5M4 20.5c2-5 5.5-8.5 10.5-11"/>',
        # a bolt
        "0713": '<path d="M13.5 2.5 5 13.5h6l-1.5 8L19 10h-6.2Z"/>',
        # a welder's torch
        "0715": '<path d="m3.5 20.5 8-8M9.5 10.5l4 4 2.5-2.5-4-4ZM14.5 9.5l2-2M18.5 2.5v2.5M21.5 5.5H19M20.7 '
        '9.5l-1.7-1.3M14.5 3.3l1.3 1.7"/>',
        # a wheel
        "0716": '<circle cx="12" cy="12" r="9.3"/><circle cx="12" cy="12" r="3"/><path d="M12 2.7V9M12 15v6.3M2.7 '
        '12H9M15 12h6.3"/>',
        # an ear of corn
        "0721": '<path d="M12 21.5V9M12 9c-2-2-2-4.5 0-6.5 2 2 2 4.5 0 6.5ZM12 14c-3 0-5-1.5-5-4.5 3 0 5 1.5 5 '
        "4.5ZM12 14c3 0 5-1.5 5-4.5-3 0-5 "
        '1.5-5 4.5ZM12 19c-3 0-5-1.5-5-4.5 3 0 5 1.5 5 4.5ZM12 19c3 0 5-1.5 5-4.5-3 0-5 1.5-5 4.5Z"/>',
        # a cube
        "0722": '<path d="m12 2.5 8.5 4.7v9.6L12 21.5l-8.5-4.7V7.2ZM3.5 7.2 12 12l8.5-4.8M12 12v9.5"/>',
        # a town
        "0731": '<path d="M2.5 21h19M4 21V10.5h5.5V21M9.5 21V3.5h6V21M15.5 21v-7h4.5v7M12 7h1M12 10.5h1M12 14h1M6.5 '
        '14h.5M6.5 17.5h.5"/>',
        # a house being built
        "0732": '<path d="M3 11 12 3.5l9 7.5M5.5 9v11.5h13V9M5.5 14.5h13M10 9v5.5M14.5 9v5.5M12 14.5v6"/>',
        # a plaster
        "0913": '<path d="M9 3h6v6h6v6h-6v6H9v-6H3V9h6Z"/><path d="M9.5 12h1.3l1-2 1.2 4 .9-2h.9"/>',
        # a hand that holds a heart
        "0921": '<path d="M12 11.5C8.7 9.2 7 7.5 7 5.6c0-1.5 1.1-2.6 2.5-2.6 1.1 0 2 .6 2.5 1.5.5-.9 1.4-1.5 2.5-1.5 '
        "1.4 0 2.5 1.1 2.5 "
        '2.6 0 1.9-1.7 3.6-5 5.9Z"/><path d="M2.5 15H6l2.5-1.5h3.7c1 0 1.8.7 1.8 1.6s-.8 1.6-1.8 1.6H10M13.8 '
        "16l4.7-2.3c1-.5 2.1-.1 2.5.8"
        '.4.9.1 1.8-.7 2.3L14 20.8H8L6 19H2.5"/>',
        # blocks
        "0922": '<path d="M3 13h8.5v8H3ZM12.5 13H21v8h-8.5ZM7.7 4h8.6v8H7.7ZM5.5 19l1.7-3.7L9 19M15.3 '
        '15.5h3v3h-3Z"/><circle cx="12" cy="8" r="1.8"/>',
        # two hands
        "0923": '<path d="M2.5 7.5 6 6l5 2.5 3-1.5 4 1 3.5-.5M2.5 15l3 .5 5.5 4c.8.6 1.8.4 2.3-.4l5.2-4.8 3-.3M11 '
        '8.5 8.5 11c-.7.8.2 2.2 1.3 1.7L13 11l5.5 4.5"/>',
        # a home
        "1011": '<path d="m2.5 12 9.5-8.5 9.5 8.5M5 10v11h14V10M9.5 21v-6.5h5V21"/>',
        # a covered dish
        "1013": '<path d="M2.5 18h19M4 18a8 8 0 0 1 16 0M12 10V8M10.7 7.2a1.3 1.3 0 1 1 2.6 0M4 21h16M7.5 '
        '16.5c.3-1.8 1.3-3 2.8-3.5"/>',
        # a suitcase
        "1015": '<path d="M4 7.5h16v12H4ZM9 7.5V4h6v3.5M8 7.5v12M16 7.5v12M6.5 19.5V22M17.5 19.5V22"/>',
        # a helmet
        "1022": '<path d="M2.5 17h19v3h-19ZM4 17v-2a8 8 0 0 1 16 0v2M9.5 13V6.5M14.5 13V6.5M9.5 6.5a8 8 0 0 1 5 0"/>',
        # a shield
        "103": '<path d="M12 2.5 20 5.5v6c0 5-3.3 8.3-8 10-4.7-1.7-8-5-8-10v-6Z"/><path d="m8 12 3 3 5-6"/>',
        # a lorry
        "1041": '<path d="M2 5.5h12v11.5H9.5M14 9h4l3.5 4v4h-2M4.5 17H2V5.5M14 17h-.5"/><circle cx="7" cy="17.5" '
        'r="2.3"/><circle cx="17" cy="17.5" r="2.3"/><path d="M9.5 17H14.5M14 13h7"/>',
    }
)

GENERAL = (
    ICONS["00"],
    # a lamp
    '<path d="M9 17.5c0-2-3.5-3.5-3.5-8a6.5 6.5 0 0 1 13 0c0 4.5-3.5 6-3.5 8ZM9.5 20.5h5M12 17.5v-5M10 10.5l2 2 2-2"/>',
    # links
    '<circle cx="8.5" cy="12" r="5.8"/><circle cx="15.5" cy="12" r="5.8"/>',
    # steps
    '<path d="M2.5 20.5h5v-5h5v-5h5v-5h4M5 10.5l5-5M7 5.2h3.2v3.2"/>',
    # a flag on a hill
    '<path d="M2 20.5 9.5 10l4 5 2.5-3 6 8.5ZM9.5 10V2.5l6 2.3-6 2.4"/>',
    # a kite
    '<path d="M12 2.5 19 9l-7 9-7-9ZM12 2.5V18M5 9h14M12 18c-2 1 2 2 0 3.5"/>',
    # two speech balloons
    '<path d="M2.5 3.5h12v8.5H8L5 15v-3H2.5ZM17.5 8h4v8.5H19v3l-3-3h-6v-2"/>',
    # an eye
    '<path d="M2 12c3-4.5 6-6.7 10-6.7s7 2.2 10 6.7c-3 4.5-6 6.7-10 6.7S5 16.5 2 12ZM9 12a3 3 0 1 0 6 0Z"/>',
)
"""For skills for everything: the spark, and others."""


def icon(isced_f: str | None, called: str = "") -> str:
    """Return the drawing for a field, else for the wider one around it; the spark where there is none.

    Args:
        isced_f: Four digits, or fewer.
        called: What the series or badge is called, for which one of the drawings for skills for everything is chosen.
    """
    code = isced_f or "00"
    if code.startswith("00"):
        return GENERAL[sha256(called.encode()).digest()[0] % len(GENERAL)] if called else GENERAL[0]
    return next((ICONS[code[:digits]] for digits in (4, 3, 2) if code[:digits] in ICONS), GENERAL[0])
