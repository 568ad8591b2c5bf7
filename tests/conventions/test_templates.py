"""Rules that every template keeps."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, TemplateSyntaxError, nodes

ROOT = Path(__file__).parents[2] / "templates"
HTML = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.html"))
LETTERS = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.txt"))

#: Where a string is already HTML, and why that is safe.
SAFE: dict[str, str] = {}

#: Words that are the same in both languages, or name a language in itself.
NAMES = {"Samskab", "English", "Dansk", "Subject", "PDF", "iCal", "CSV"}

#: Speaks both languages at once, because it must work when nothing else does.
BILINGUAL = {f"errors/{page}.html" for page in ("500", "503", "507", "_standing_alone", "_unsaved")}

TRANSLATED = {"_", "gettext", "ngettext", "pgettext", "lazy_gettext"}
SPOKEN_ATTRIBUTES = {"alt", "title", "aria-label", "placeholder", "aria-description", "summary"}
ATTRIBUTE = re.compile(r"""[\w-]+=(["']).*?\1""")  # written by a macro, outside of any tag
ANCHOR = re.compile(r"#[a-z-]+")  # the place on a page that a link leads to
WORD = re.compile(r"[A-Za-zÆØÅæøå]{2,}")
SENTENCE = re.compile(r"[A-ZÆØÅ][a-zæøå]+ [a-zæøå]+")


@pytest.fixture(scope="session")
def environment(databases) -> Environment:
    return databases("sqlite").app.jinja_env


def tree(environment: Environment, template: str) -> nodes.Template:
    return environment.parse((ROOT / template).read_text(), filename=template)


def test_every_template_is_valid_jinja(environment):
    faults = {}
    for template in HTML + LETTERS:
        try:
            environment.get_template(template)
        except TemplateSyntaxError as error:
            faults[template] = f"line {error.lineno}: {error.message}"
    assert faults == {}


def test_every_page_extends_the_layout(environment, app):
    trees = {template: tree(environment, template) for template in HTML}
    borrowed = {
        source.template.as_const()
        for parsed in trees.values()
        for source in parsed.find_all((nodes.Import, nodes.FromImport, nodes.Include))
        if isinstance(source.template, nodes.Const)
    }
    boxed = {box.template for boxes in app.extensions["boxes"].values() for box in boxes}
    alone = [
        template
        for template, parsed in trees.items()
        if template not in {"layout.html"} | BILINGUAL | borrowed | boxed and not template.startswith("components/")
        if [extends.template.as_const() for extends in parsed.find_all(nodes.Extends)] != ["layout.html"]
    ]
    assert alone == []


def test_nothing_is_declared_safe_without_a_reason(environment):
    declared = {
        template
        for template in HTML
        if any(each.name in {"safe", "forceescape"} for each in tree(environment, template).find_all(nodes.Filter))
        or "autoescape" in (ROOT / template).read_text()
    }
    assert declared == SAFE.keys()


def test_every_word_on_a_page_can_be_translated(environment):
    bare = {}
    for template in HTML:
        parsed = tree(environment, template)
        spoken = _Spoken()
        spoken.feed("".join(data.data for data in parsed.find_all(nodes.TemplateData)))
        words = {word for text in spoken.texts for word in WORD.findall(text)} - NAMES
        sentences = {text for text in _literals(parsed) if SENTENCE.search(text)}
        if template not in BILINGUAL and (words or sentences):
            bare[template] = words | sentences
    assert bare == {}


def test_every_word_of_a_letter_can_be_translated(environment):
    bare = {}
    for template in LETTERS:
        written = " ".join(data.data for data in tree(environment, template).find_all(nodes.TemplateData))
        if words := set(WORD.findall(ANCHOR.sub("", written))) - NAMES:
            bare[template] = words
    assert bare == {}


def test_every_letter_has_a_subject():
    without = [each for each in LETTERS if "Subject:" not in (ROOT / each).read_text()]
    assert without == ["mail/layout.txt"]


class _Spoken(HTMLParser):
    """Collects what a page says aloud or in print; not its scripts, styles or pictures' paths."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"script", "style"}
        self.texts += [value for name, value in attrs if name in SPOKEN_ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.texts.append(ATTRIBUTE.sub("", data))


def _literals(node: nodes.Node) -> Iterator[str]:
    """The string literals of a template that are not handed to a translation."""
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in TRANSLATED:
        return
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    for child in node.iter_child_nodes():
        yield from _literals(child)


def test_no_template_knows_the_name_of_a_state():
    """It asks the object: ``call.is_open``, ``committee.is_at_work``."""
    compared = re.compile(r"\b(stage|status|kind|office|outcome|progress|method|form) (==|!=|in|not in) [\"'(]")
    guilty = [
        f"{template}:{number}"
        for template in HTML
        for number, line in enumerate((ROOT / template).read_text().splitlines(), 1)
        if compared.search(line.replace("request.method == 'GET'", ""))
    ]
    assert guilty == []
