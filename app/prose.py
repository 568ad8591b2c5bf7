"""Text that people write, and the safe HTML it becomes.

People write letters, minutes and mail, not Markdown; so a sign becomes a shape only where nobody can have meant the
sign itself, and a reader sees every number, star and backslash that was typed. Shapes are: headings (``# ``), lists of
bullets and of numbers, ``*emphasis*`` and ``**more**``, ``> `` quotes, ``---`` lines, links, and tables, also those
copied out of a spreadsheet. The line breaks are the writer's. ``tests/kernel/test_prose.py`` has a text of each kind.
"""

import re
from collections import Counter
from collections.abc import Iterator

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize as delimit
from markdown_it.token import Token
from markupsafe import Markup

from app.normalise import normalise

#: A page has its own h1 and the section a text stands in has its h2.
_TOP_HEADING = 3
_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "code", "hr",
         "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip
#: What people paste: a page or a mail address, without the full stop that ends their sentence.
_ADDRESS = re.compile(
    r"https?://[^\s<>\"]*[\w/=#&%~+-]|(?<![\w./@-])www\.[\w-]+\.[^\s<>\"]*[\w/=#&%~+-]"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
#: Where a link in brackets may lead; "[1](2)" is no link.
_LEADS_SOMEWHERE = re.compile(r"https?://|mailto:|tel:|/|#", re.IGNORECASE)

#: Stands before a sign at the beginning of a line that means itself. Normalised text never holds it.
_ITSELF = "\u2060"
_LINE = re.compile(r"(?P<quote>(?:[ \t]*>)*)(?P<indent>[ \t]*)(?P<rest>.*)")
_MONTH = (
    r"(?:(?i:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|january|february|march|may|june|july|october)"
    r"|jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|oct|nov|dec)\b"
)
#: "15. april", also of several: "15. og 16. april", "15. - 17. april".
_DATE = re.compile(rf"\d{{1,2}}\.\s*(?:(?:[-–/,]|og|and|til|to|eller|or)\s*\d{{1,2}}\.\s*)*{_MONTH}")
#: No list has more than 999 points; and "01." would lose its nought.
_NUMBERED = re.compile(r"[1-9]\d{0,2}\.\s+(?=\S)")
_STARTS_LIKE_NUMBERED = re.compile(r"\d+[.)](?:\s|$)")
#: As Word and phones draw them, with its second level ("o" and a tab).
_BULLET = re.compile(r"[•·▪●◦○‣■□➢\uf0b7\uf0a7]\s*(?=\S)")
_SECOND_BULLET = re.compile(r"o\t\s*(?=\S)")
_DASHED = re.compile(r"(?P<sign>[-*–])\s+(?=\S)")
#: Means itself: a plus, a bullet or a heading of nothing.
_NOTHING_AFTER = re.compile(r"\+(?:\s|$)|(?:[-*]|#{1,6})\s*$")
#: What Word puts before a tab: "a)", "iv.", "2.1.".
_ENUMERATOR = re.compile(r"((?:\d+(?:\.\d+)*|[A-Za-z]|[ivxIVX]+)[.)])\t\s*(?=\S)")


def prose(text: str) -> Markup:
    """What a person wrote → safe HTML without raw HTML, images or headings above h3; addresses are links."""
    # Cleaned by nh3 against an allow-list: the one place where HTML is declared safe.
    cleaned = nh3.clean(
        _markdown.render(_prepared(text)).replace(_ITSELF, ""),
        tags=_TAGS,
        attributes={"a": {"href"}, "li": {"value"}},
        link_rel="nofollow noopener",
    )
    return Markup(cleaned)  # noqa: S704


def on_one_line(text: str) -> str:
    """The same for a card or a list: its words alone, with the numbers of its points."""
    said: list[str] = []
    for token in _markdown.parse(_prepared(text)):
        if token.type == "list_item_open" and token.info:
            said.append(f"{token.info}.")
        said += [" ".join(_words(token.children or []).split())] if token.type == "inline" else []
    return " ".join(filter(None, said)).replace(_ITSELF, "")


def _words(tokens: list[Token]) -> str:
    return "".join(" " if token.type in ("softbreak", "hardbreak") else token.content for token in tokens)


def _prepared(text: str) -> str:
    """The text with every sign guarded that means itself, and every bullet written as Markdown writes it."""
    lines = [found for line in normalise(text).split("\n") if (found := _LINE.fullmatch(line))]
    signs, depths = [_sign(line["rest"]) for line in lines], [line["quote"].count(">") for line in lines]
    how_many = Counter(signs)
    prepared: list[str] = []
    for at, line in enumerate(lines):
        around = slice(max(at - 1, 0), at + 2)
        if depths[at] < depths[around][0]:
            prepared.append(">" * depths[at])  # what stands below a quote is said by somebody else
        if depths[at] == sum(depths[around]) == 1 and line["rest"][:1].isdecimal():
            prepared.append(_ITSELF + line[0].lstrip())  # "> 50 deltagere": more than
            continue
        # One line with a dash is a line with a dash, two are a list; but the answers of an interview begin with "–".
        is_list = (signs[around].count("–") if signs[at] == "–" else how_many[signs[at]]) > 1
        prepared.append(line["quote"] + line["indent"] + _prepared_line(line["rest"], is_list=is_list))
    return "\n".join(prepared)


def _sign(rest: str) -> str:
    return found["sign"] if (found := _DASHED.match(rest)) else ""


def _prepared_line(rest: str, *, is_list: bool) -> str:
    for bullet, written in ((_BULLET, "- "), (_SECOND_BULLET, "  - ")):
        if found := bullet.match(rest):
            return written + rest[found.end() :]
    rest = _ENUMERATOR.sub(r"\1 ", rest, count=1) if _ENUMERATOR.match(rest) else rest
    if found := _DASHED.match(rest):
        sign = "-" if found["sign"] == "–" else found["sign"]
        return f"{sign} {rest[found.end() :]}" if is_list else _ITSELF + rest
    is_number = _STARTS_LIKE_NUMBERED.match(rest) and (_DATE.match(rest) or not _NUMBERED.match(rest))
    return _ITSELF + rest if is_number or _NOTHING_AFTER.match(rest) else rest


def _place_headings(state: StateCore) -> None:
    """No level is skipped, whichever the writer began with: a screen reader lists the headings as an outline."""
    above: list[str] = []
    for token in state.tokens:
        if token.type == "heading_open":
            above = [*(tag for tag in above if tag < token.tag), token.tag]
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(_TOP_HEADING + len(above) - 1, 6)}"


def _keep_numbers(state: StateCore) -> None:
    """A point has the number that was written before it, also where it is not the one after the last."""
    last: list[int] = []
    for token in state.tokens:
        if token.type == "ordered_list_open":
            token.attrs.pop("start", None)
            last.append(0)
        elif token.type == "ordered_list_close":
            last.pop()
        elif token.type == "list_item_open" and token.info:
            number = int(token.info)
            if number != last[-1] + 1:
                token.attrSet("value", str(number))
            last[-1] = number


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
        yield Token("text", "", 0, content=text[end : found.start()])
        yield Token("link_open", "a", 1, attrs={"href": _target(found[0])})
        yield Token("text", "", 0, content=found[0])
        yield Token("link_close", "a", -1)
        end = found.end()
    yield Token("text", "", 0, content=text[end:])


def _target(address: str) -> str:
    if "//" in address:
        return address
    return f"https://{address}" if address.startswith("www.") and "@" not in address else f"mailto:{address}"


def _emphasise(state: StateInline, silent: bool) -> bool:
    """Stars and underscores around words. In 3*4, in an address and before a bracket (a note's "*)") they mean themselves."""
    end = _end_of_run(state)
    is_inside = _is_in_a_word(state, end) and state.src[state.pos] == "*"
    if is_inside or _is_in_an_address(state):
        return _as_typed(state, end, silent)
    known = len(state.delimiters)
    found = delimit(state, silent)
    if state.src[end : end + 1] in tuple(")]}.,;:!?%"):
        for delimiter in state.delimiters[known:]:
            delimiter.open = False
    return found


def _quote_code(state: StateInline, silent: bool) -> bool:
    """`Code` between backticks; in a word (Ib`s) one is an apostrophe."""
    end = _end_of_run(state)
    return _as_typed(state, end, silent) if _is_in_a_word(state, end) else False


def _end_of_run(state: StateInline) -> int:
    end, sign = state.pos, state.src[state.pos]
    while end < state.posMax and state.src[end] == sign:
        end += 1
    return end


def _is_in_a_word(state: StateInline, end: int) -> bool:
    return state.src[max(state.pos - 1, 0)].isalnum() and state.src[end : end + 1].isalnum()


def _is_in_an_address(state: StateInline) -> bool:
    if state.env.get("of") is not state.src:  # found once for each paragraph
        inside = {at for found in _ADDRESS.finditer(state.src) for at in range(found.start(), found.end())}
        state.env.update(of=state.src, inside=inside)
    return state.pos in state.env["inside"]


def _as_typed(state: StateInline, end: int, silent: bool) -> bool:
    if not silent:
        state.pending += state.src[state.pos : end]
    state.pos = end
    return True


def _tabbed(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Lines with the same number of tabs, as a spreadsheet or Word hands them over: a table."""
    rows = [_cells(state, line) for line in range(first, min(first + 2, end))]
    width = len(rows[0])
    if width == 1 or len(rows) == 1 or len(rows[1]) != width or all(sum(map(bool, row)) < 2 for row in rows):
        return False
    if silent:
        return True
    last = first + 2
    while last < end and len(cells := _cells(state, last)) == width:
        rows.append(cells)
        last += 1
    state.push("table_open", "table", 1)
    state.push("tbody_open", "tbody", 1)
    for row in rows:
        state.push("tr_open", "tr", 1)
        for cell in row:
            state.push("td_open", "td", 1)
            state.push("inline", "", 0).content = cell
            state.tokens[-1].children = []
            state.push("td_close", "td", -1)
        state.push("tr_close", "tr", -1)
    state.push("tbody_close", "tbody", -1)
    state.push("table_close", "table", -1)
    state.line = last
    return True


def _cells(state: StateBlock, line: int) -> list[str]:
    if state.sCount[line] < state.blkIndent:
        return [""]
    return [cell.strip() for cell in state.getLines(line, line + 1, state.blkIndent, False).split("\t")]


_markdown = (
    MarkdownIt("commonmark", {"html": False, "breaks": True})
    .enable("table")
    # What takes signs away: "&amp;", "\\server", "<bo@strandby.example>", "[1]: …", lines of = and -, indented lines.
    .disable(["entity", "escape", "autolink", "reference", "lheading", "code", "fence", "image"])
)
_markdown.validateLink = lambda url: bool(_LEADS_SOMEWHERE.match(url))  # type: ignore[method-assign]
_markdown.core.ruler.push("place_headings", _place_headings)
_markdown.core.ruler.push("keep_numbers", _keep_numbers)
_markdown.core.ruler.push("link_addresses", _link_addresses)
_markdown.block.ruler.before("paragraph", "tabbed", _tabbed, {"alt": ["paragraph"]})
_markdown.inline.ruler.at("emphasis", _emphasise)
_markdown.inline.ruler.before("backticks", "apostrophes", _quote_code)
