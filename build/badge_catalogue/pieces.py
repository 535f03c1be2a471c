"""Pieces of pages that hold no words of their own, made from templates: drawings, tables, banners.

Their templates stand among those of the pages (`site_src/templates`) and are the same for every language.
"""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.environment import TemplateModule
from markupsafe import Markup

from badge_catalogue.shipped import PROJECT


def piece(template: str, macro: str, *values: object) -> Markup:
    """Return the markup that a macro makes of values; text is escaped, undefined names are refused.

    Args:
        template: File name below site_src/templates.
        macro: Name of one of its macros.
        values: In the order of the macro's parameters.
    """
    return Markup(getattr(_macros(template), macro)(*values))  # noqa: S704 -- a template of ours, which escapes


@cache
def _macros(template: str) -> TemplateModule:
    made = Environment(
        loader=FileSystemLoader(PROJECT / "site_src" / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return made.get_template(template).module
