"""A fetched page as a test sees it: what is wrong with it, what it says, and its forms."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

LABELLED = {"input", "select", "textarea"}
NEEDS_NO_LABEL = {"hidden", "submit", "button", "image", "reset"}
REFERS_TO_IDS = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "form", "list")


class Page:
    """An HTML page. ``faults()`` is empty for every page that may be served."""

    def __init__(self, html: str) -> None:
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False, strict=False)
        self.html = html
        self.root: Element = parser.parse(html)
        self.parse_errors = [
            f"line {position[0]}: {code} {details or ''}".strip() for position, code, details in parser.errors
        ]

    def all(self, *tags: str) -> Iterator[Element]:
        return (element for element in self.root.iter() if element.tag in tags)

    @property
    def title(self) -> str:
        return " ".join(text_of(title) for title in self.all("title"))

    @property
    def heading(self) -> str:
        return " ".join(text_of(heading) for heading in self.all("h1"))

    @property
    def text(self) -> str:
        """What the page says between ``<main>`` and ``</main>``, in one line."""
        return " ".join(text_of(main) for main in self.all("main"))

    @property
    def forms(self) -> list["PageForm"]:
        return [PageForm(element) for element in self.all("form")]

    def links(self) -> dict[str, str]:
        """The text of each link → where it goes."""
        return {text_of(link): link.get("href", "") for link in self.all("a")}

    def faults(self) -> list[str]:
        """Everything that breaks a rule all pages keep, as sentences."""
        return [
            *self.parse_errors,
            *self._outline_faults(),
            *self._label_faults(),
            *self._id_faults(),
            *self._form_faults(),
            *self._content_policy_faults(),
        ]

    def _outline_faults(self) -> Iterator[str]:
        headings = list(self.all("h1"))
        if len(headings) != 1:
            yield f"{len(headings)} <h1>, not one"
        elif not text_of(headings[0]):
            yield "an empty <h1>"
        if not self.title:
            yield "no title"
        if not self.root.get("lang"):
            yield "no lang on <html>"
        if len(list(self.all("main"))) != 1:
            yield "not exactly one <main>"

    def _label_faults(self) -> Iterator[str]:
        labelled = {label.get("for") for label in self.all("label") if text_of(label)}
        wrapped = {id(child) for label in self.all("label") if text_of(label) for child in label.iter()}
        for control in self.all(*LABELLED):
            if control.get("type") in NEEDS_NO_LABEL or id(control) in wrapped:
                continue
            if control.get("id") not in labelled and not (control.get("aria-label") or control.get("aria-labelledby")):
                yield f"no label for the field {control.get('name') or control.get('id')!r}"
        for element in self.all("a", "button"):
            pictures = [picture.get("alt") for picture in element.iter("img")]
            if not (text_of(element) or element.get("aria-label") or any(pictures)):
                yield f"a <{element.tag}> without words: {element.attrib}"
        for picture in self.all("img"):
            if picture.get("alt") is None:
                yield f"no alt on the image {picture.get('src')!r}"

    def _id_faults(self) -> Iterator[str]:
        counted = Counter(element.get("id") for element in self.root.iter() if element.get("id") is not None)
        for identity, times in counted.items():
            if times > 1:
                yield f"the id {identity!r} occurs {times} times"
        for element in self.root.iter():
            for attribute in REFERS_TO_IDS:
                for identity in (element.get(attribute) or "").split():
                    if identity not in counted:
                        yield f"{attribute}={identity!r} refers to nothing"
            target = element.get("href") or ""
            if element.tag == "a" and target.startswith("#") and target[1:] not in counted:
                yield f"the link {target!r} leads nowhere"

    def _form_faults(self) -> Iterator[str]:
        for form in self.forms:
            if form.method == "post" and not form.value_of("csrf_token"):
                yield f"no CSRF token in the form to {form.action!r}"
            if form.method == "get" and (free := form.free_text):
                yield f"free words, which may name a person, would stand in the address: {free}"
            if not form.buttons:
                yield f"no button in the form to {form.action!r}"

    def _content_policy_faults(self) -> Iterator[str]:
        """What the content security policy would silently keep from working."""
        for element in self.root.iter():
            if element.get("style") is not None:
                yield f"inline style on <{element.tag}>"
            if handlers := [name for name in element.attrib if name.startswith("on")]:
                yield f"inline {', '.join(handlers)} on <{element.tag}>"
        if any(style.text for style in self.root.iter("style")):
            yield "a <style> element"


@dataclass
class Control:
    """A field of a form, with what a browser would send for it as it stands."""

    name: str
    kind: str
    values: list[str]
    options: set[str] | None = None


class PageForm:
    """A form as a browser would fill it in and send it."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self.method = (element.get("method") or "get").lower()
        self.action = element.get("action") or ""

    @cached_property
    def buttons(self) -> dict[str, tuple[str | None, str]]:
        """The words on each button → the name and value that it sends."""
        return {
            text_of(button) or button.get("value", ""): (button.get("name"), button.get("value", ""))
            for button in self.element.iter()
            if (button.tag == "button" and button.get("type", "submit") == "submit")
            or (button.tag == "input" and button.get("type") == "submit")
        }

    @cached_property
    def controls(self) -> dict[str, Control]:
        controls: dict[str, Control] = {}
        for element in self.element.iter():
            name = element.get("name")
            if name and element.tag in LABELLED and element.get("disabled") is None:
                found = _control(element, name)
                if found.kind == "submit":
                    continue
                if name not in controls:
                    controls[name] = found
                else:  # one more radio button, or one more row
                    controls[name].values += found.values
                    controls[name].options = (controls[name].options or set()) | (found.options or set()) or None
        return controls

    @property
    def free_text(self) -> list[str]:
        """The fields in which anything can be written."""
        return [
            element.get("name", "")
            for element in self.element.iter()
            if element.tag == "textarea"
            or (element.tag == "input" and element.get("type", "text") in ("text", "search", "email", "tel"))
        ]

    def value_of(self, name: str) -> str:
        control = self.controls.get(name)
        return control.values[0] if control and control.values else ""

    def filled(self, data: dict[str, Any], button: str | None = None) -> dict[str, Any]:
        """What a browser would send after somebody had typed ``data`` and pressed ``button``.

        An unknown field, option or button is a mistake in the test (or in the page).
        """
        sent: dict[str, Any] = {name: control.values for name, control in self.controls.items() if control.values}
        for name, value in data.items():
            if name not in self.controls:
                raise AssertionError(f"no field {name!r} in the form; it has {sorted(self.controls)}")
            sent[name] = _typed(self.controls[name], value)
        if button is not None:
            name_of_button, value = self.buttons[button]
            if name_of_button:
                sent[name_of_button] = value
        return {name: value for name, value in sent.items() if value != []}


def _control(element: Element, name: str) -> Control:
    if element.tag == "select":
        options = list(element.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None]
        if not chosen and element.get("multiple") is None:
            chosen = options[:1]
        return Control(name, "select", [_value(option) for option in chosen], {_value(option) for option in options})
    if element.tag == "textarea":
        return Control(name, "text", [element.text or ""])
    kind = element.get("type", "text")
    if kind in {"radio", "checkbox"}:
        value = element.get("value", "on")
        return Control(name, kind, [value] if element.get("checked") is not None else [], {value})
    if kind == "file":
        return Control(name, "file", [])
    if kind in {"submit", "button", "image", "reset"}:
        return Control(name, "submit", [])
    return Control(name, "text", [element.get("value", "")])


def _value(option: Element) -> str:
    return option.get("value", text_of(option))


def _typed(control: Control, value: Any) -> Any:
    if control.kind == "file":
        return value
    if control.kind == "checkbox" and isinstance(value, bool):
        return sorted(control.options or ())[:1] if value else []
    typed = [str(each) for each in (value if isinstance(value, (list, tuple, set)) else [value])]
    if control.options is not None and (unknown := set(typed) - control.options):
        raise AssertionError(f"{control.name!r} cannot be {unknown}; it can be {sorted(control.options)}")
    return typed


def text_of(element: Element) -> str:
    """The words in an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())
