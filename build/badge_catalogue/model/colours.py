"""Whether a colour of a catalogue's own can be read (WCAG 2.2, "Contrast (Minimum)", https://www.w3.org/TR/WCAG22/)."""

PAPER = "#fbfaf7"  # of the light pages; tokens.css
NIGHT = "#10151f"  # of the dark ones
LEAST = 4.5


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 (black) to 1.

    Arguments:
        colour: As in style sheets: "#0b5c78".
    """
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004 -- of the definition
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str) -> bool:
    """Say whether text in this colour, and white text on it, can be read on the light pages."""
    return min(contrast(colour, PAPER), contrast(colour, "#ffffff")) >= LEAST


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour with a share of another in it.

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = [(int(colour[place : place + 2], 16), int(other[place : place + 2], 16)) for place in (1, 3, 5)]
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def at_night(colour: str) -> str:
    """Return the colour for the dark pages: as much white in it as makes it readable there."""
    lighter = (mixed(colour, "#ffffff", share / 20) for share in range(21))
    return next(each for each in lighter if contrast(each, NIGHT) >= LEAST + 2)
