"""How the text of an HTML element looks: as far as it tells sub-headings, raised figures and hidden text.

Understands inline styles and the plain selectors of style sheets in the file (``p``, ``.note``, ``td.sum``, ``#x``);
other selectors and rules for other media are left aside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

Element = etree._Element

_BOLD = frozenset("b strong th h1 h2 h3 h4 h5 h6".split())
_UNDERLINED = frozenset(("u", "ins"))
_KEPT_SPACE = frozenset("pre textarea listing xmp plaintext".split())
_UNSEEN = frozenset("script style template head title datalist rp iframe noframes noembed object audio video".split())
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre listing xmp"
    " plaintext search section select summary table tbody td textarea tfoot th thead tr ul frameset".split()
)
_BLOCK_DISPLAYS = frozenset("block flex grid list-item table table-row table-cell flow-root".split())
_PLAIN_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?", re.IGNORECASE)
_RULE_SIGNS = re.compile(r"[{};]")

Declarations = dict[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """What an element hands on to the text in it."""

    bold: bool = False
    underline: bool = False
    raised: bool = False
    keeps_space: bool = False


class Sheet:
    """The style sheets of one file: what is declared for an element."""

    def __init__(self, css: str = "") -> None:
        self._rules: dict[tuple[str, str, str], Declarations] = {}
        for rule in _without_at_rules(_without_comments(css)).split("}"):
            selectors, _, body = rule.rpartition("{")
            for selector in selectors.split(","):
                match = _PLAIN_SELECTOR.fullmatch(selector.strip())
                if match and match.group():
                    tag, sign, name = (part or "" for part in match.groups())
                    self._rules.setdefault((tag.lower(), sign, name), {}).update(_declarations(body))

    def declared(self, element: Element) -> Declarations:
        """The declarations that hold for an element: of its tag, its classes, its id, its own."""
        tag, own = str(element.tag), element.get("style")
        if not self._rules:
            return _declarations(own) if own else {}
        found: Declarations = dict(self._rules.get((tag, "", ""), {}))
        for sign, names in ((".", element.get("class", "").split()), ("#", [element.get("id", "")])):
            for name in names:
                found |= self._rules.get(("", sign, name), {})
                found |= self._rules.get((tag, sign, name), {})
        return found | (_declarations(own) if own else {})

    def look(self, element: Element, outer: Look) -> Look:
        """How the text in an element looks, given how the text around it does."""
        tag, declared = str(element.tag), self.declared(element)
        look = outer
        if tag in _BOLD or tag in _UNDERLINED or tag in _KEPT_SPACE or tag in ("sup", "sub"):
            look = Look(
                look.bold or tag in _BOLD,
                look.underline or tag in _UNDERLINED,
                tag == "sup" or (look.raised and tag != "sub"),
                look.keeps_space or tag in _KEPT_SPACE,
            )
        return _as_declared(look, declared) if declared else look

    def hidden(self, element: Element) -> bool:
        """Whether a browser shows nothing of an element."""
        if element.tag in _UNSEEN or element.get("hidden") is not None:
            return True
        if element.tag == "dialog" and element.get("open") is None:
            return True
        declared = self.declared(element)
        return declared.get("display") == "none" or declared.get("visibility") in ("hidden", "collapse")

    def block(self, element: Element) -> bool:
        """Whether an element stands on lines of its own."""
        return element.tag in _BLOCKS or self.declared(element).get("display") in _BLOCK_DISPLAYS


def _as_declared(look: Look, declared: Declarations) -> Look:
    weight = declared.get("font-weight", declared.get("font", ""))
    if re.search(r"\b(bold|bolder|[6-9]00)\b", weight):
        look = replace(look, bold=True)
    elif re.search(r"\b(normal|lighter|[1-5]00)\b", declared.get("font-weight", "")):
        look = replace(look, bold=False)
    line = declared.get("text-decoration", declared.get("text-decoration-line", ""))
    if line:
        look = replace(look, underline="underline" in line or (look.underline and "none" not in line))
    align = declared.get("vertical-align", "")
    if align:
        raised = align in ("super", "text-top") or (look.raised and align not in ("baseline", "sub"))
        look = replace(look, raised=raised)
    space = declared.get("white-space", "")
    return replace(look, keeps_space=space.startswith(("pre", "break-spaces"))) if space else look


def _declarations(body: str) -> Declarations:
    pairs = (part.split(":", 1) for part in body.split(";") if ":" in part)
    return {name.strip().lower(): value.lower().replace("!important", "").strip() for name, value in pairs}


def _without_comments(css: str) -> str:
    first, *rest = css.replace("<!--", " ").replace("-->", " ").split("/*")
    return " ".join((first, *(part.partition("*/")[2] for part in rest)))


def _without_at_rules(css: str) -> str:
    """The rules that hold on every screen: without ``@media`` and other blocks of their own."""
    kept, position = [], 0
    while (at := css.find("@", position)) >= 0:
        kept.append(css[position:at])
        position = _end_of_rule(css, at)
    return "".join((*kept, css[position:]))


def _end_of_rule(css: str, start: int) -> int:
    depth = 0
    for sign in _RULE_SIGNS.finditer(css, start):
        depth += {"{": 1, "}": -1, ";": 0}[sign.group()]
        if depth <= 0:
            return sign.end()
    return len(css)
