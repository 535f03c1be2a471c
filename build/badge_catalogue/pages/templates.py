"""The page templates of one language, with everything put in beforehand that is the same on every page.

A page of thousands differs in few places from the next. Words of the interface and headings with their explanations
follow from the language alone: they are written into a template when it is compiled, not looked up for each page.
Templates are Jinja2 with escaping on and undefined names refused.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, nodes
from jinja2.visitor import NodeTransformer


class PageTemplates(Environment):
    """The templates of one language.

    Templates see the words of the interface as `w`, and the language as `language`; neither can be given another
    meaning. A macro imported without context depends on its arguments alone: calls with constants are made once.
    """

    def __init__(self, templates: Mapping[str, str], language: str, words: Mapping[str, str], **known: object) -> None:
        """Compile nothing yet.

        Args:
            templates: File name to source.
            language: What `language` stands for.
            words: What `w` stands for.
            known: What else all templates see.
        """
        super().__init__(
            loader=DictLoader(dict(templates)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.language = language
        self.words = words
        self.globals.update(known, language=language, w=words)

    def compile_pages(self) -> None:
        """Compile every template of a page now: a process that is forked later has them too."""
        for name in self.list_templates():
            with suppress(FixedNameError):  # a piece, which is compiled by itself: see `pieces`
                self.get_template(name)

    def _generate(self, source: nodes.Template, *arguments: Any, **options: Any) -> str:  # noqa: ANN401 -- handed on
        """Return the code of a template; the hook that Jinja2 leaves for this."""
        return super()._generate(_Fixed(self, source).visit(source), *arguments, **options)


class FixedNameError(ValueError):
    """A template gives another meaning to a name that stands for the same on every page."""


class _Fixed(NodeTransformer):
    """Puts constants in the place of what is the same on every page of a language."""

    def __init__(self, templates: PageTemplates, source: nodes.Template) -> None:
        self.templates = templates
        self.imported = {
            found.target: found.template.value
            for found in source.find_all(nodes.Import)
            if not found.with_context and isinstance(found.template, nodes.Const)
        }

    def visit_Name(self, node: nodes.Name) -> nodes.Expr:  # noqa: N802 -- the name Jinja2 calls
        """Return the language where it is asked for."""
        if node.name in {"language", "w"} and node.ctx != "load":
            raise FixedNameError(f"a template sets {node.name!r}, which is the same on every page; choose another name")
        return nodes.Const(self.templates.language) if node.name == "language" else node

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Expr:  # noqa: N802 -- as above
        """Return a word of the interface."""
        if isinstance(node.node, nodes.Name) and node.node.name == "w" and node.attr in self.templates.words:
            return nodes.Const(self.templates.words[node.attr])
        self.generic_visit(node)
        return node

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802 -- as above
        """Return the output node, with calls of macros on constants replaced by the text that they give."""
        self.generic_visit(node)
        node.nodes = [self._made(part) for part in node.nodes]
        return node

    def _made(self, call: nodes.Expr) -> nodes.Expr:
        """Return the text of a call that depends on nothing but constants; anything else as it is."""
        if not (
            isinstance(call, nodes.Call)
            and isinstance(call.node, nodes.Getattr)
            and isinstance(call.node.node, nodes.Name)
            and call.node.node.name in self.imported
            and all(isinstance(argument, nodes.Const) for argument in call.args)
            and not (call.kwargs or call.dyn_args or call.dyn_kwargs)
        ):
            return call
        module = self.templates.get_template(self.imported[call.node.node.name]).module
        text = getattr(module, call.node.attr)(*(argument.as_const() for argument in call.args))
        return nodes.TemplateData(str(text))
