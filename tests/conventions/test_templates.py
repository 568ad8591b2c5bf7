"""Rules that every template keeps."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

ROOT = Path(__file__).parents[2] / "templates"
HTML = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.html"))
LETTERS = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.txt"))

#: Where a string is already HTML, and why that is safe.
SAFE: dict[str, str] = {}

#: Words that are the same in both languages, or name a language in itself.
NAMES = {"Samskab", "English", "Dansk", "Subject", "PDF", "iCal", "CSV"}

#: Speaks both languages at once, because it must work when nothing else does.
BILINGUAL = {"errors/500.html"}

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


@pytest.mark.parametrize("template", HTML + LETTERS)
def test_it_is_valid_jinja(environment, template):
    assert environment.get_template(template).name == template


def test_every_page_extends_the_layout(environment):
    trees = {template: tree(environment, template) for template in HTML}
    borrowed = {
        source.template.as_const()
        for parsed in trees.values()
        for source in parsed.find_all((nodes.Import, nodes.FromImport, nodes.Include))
        if isinstance(source.template, nodes.Const)
    }
    alone = [
        template
        for template, parsed in trees.items()
        if template not in {"layout.html"} | BILINGUAL | borrowed and not template.startswith("components/")
        if [extends.template.as_const() for extends in parsed.find_all(nodes.Extends)] != ["layout.html"]
    ]
    assert alone == []


@pytest.mark.parametrize("template", HTML)
def test_nothing_is_declared_safe_without_a_reason(environment, template):
    declared = [
        each for each in tree(environment, template).find_all(nodes.Filter) if each.name in {"safe", "forceescape"}
    ]
    assert bool(declared) == (template in SAFE)
    assert "autoescape" not in (ROOT / template).read_text()


@pytest.mark.parametrize("template", [each for each in HTML if each not in BILINGUAL])
def test_every_word_on_a_page_can_be_translated(environment, template):
    parsed = tree(environment, template)
    spoken = _Spoken()
    spoken.feed("".join(data.data for data in parsed.find_all(nodes.TemplateData)))
    words = {word for text in spoken.texts for word in WORD.findall(text)} - NAMES
    assert words == set()
    assert [text for text in _literals(parsed) if SENTENCE.search(text)] == []


@pytest.mark.parametrize("template", LETTERS)
def test_every_word_of_a_letter_can_be_translated(environment, template):
    parsed = tree(environment, template)
    written = " ".join(data.data for data in parsed.find_all(nodes.TemplateData))
    assert set(WORD.findall(ANCHOR.sub("", written))) - NAMES == set()


@pytest.mark.parametrize("template", [letter for letter in LETTERS if not letter.endswith("layout.txt")])
def test_every_letter_has_a_subject(template):
    assert "Subject:" in (ROOT / template).read_text()


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
