"""Text that people write in Markdown, and the safe HTML it becomes."""

import re
from collections.abc import Iterator

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup

#: A page has its own h1 and the section a text stands in has its h2.
_TOP_HEADING = 3
_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "code", "pre", "hr",
         "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip
#: What people paste: a page or a mail address, without the full stop that ends their sentence.
_ADDRESS = re.compile(r"https?://[^\s<>\"]*[\w/=#&%~+-]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def prose(text: str) -> Markup:
    """Markdown that a person wrote → safe HTML without raw HTML, images or headings above h3; addresses are links."""
    # Cleaned by nh3 against an allow-list: the one place where HTML is declared safe.
    cleaned = nh3.clean(_markdown.render(text), tags=_TAGS, attributes={"a": {"href"}}, link_rel="nofollow noopener")
    return Markup(cleaned)  # noqa: S704


def _place_headings(state: StateCore) -> None:
    """No level is skipped, whichever the writer began with: a screen reader lists the headings as an outline."""
    above: list[str] = []
    for token in state.tokens:
        if token.type == "heading_open":
            above = [*(tag for tag in above if tag < token.tag), token.tag]
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(_TOP_HEADING + len(above) - 1, 6)}"


def _link_addresses(state: StateCore) -> None:
    for block in state.tokens:
        if block.type == "inline":
            block.children = list(_with_links(block.children or []))


def _with_links(tokens: list[Token]) -> Iterator[Token]:
    is_linked = False
    for token in tokens:
        if token.type in ("link_open", "link_close"):
            is_linked = token.type == "link_open"
        if token.type == "text" and not is_linked:
            yield from _split(token.content)
        else:
            yield token


def _split(text: str) -> Iterator[Token]:
    """The text as tokens, its addresses as links."""
    end = 0
    for found in _ADDRESS.finditer(text):
        address = found[0]
        yield Token("text", "", 0, content=text[end : found.start()])
        yield Token("link_open", "a", 1, attrs={"href": f"mailto:{address}" if "//" not in address else address})
        yield Token("text", "", 0, content=address)
        yield Token("link_close", "a", -1)
        end = found.end()
    yield Token("text", "", 0, content=text[end:])


_markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")
_markdown.core.ruler.push("place_headings", _place_headings)
_markdown.core.ruler.push("link_addresses", _link_addresses)
