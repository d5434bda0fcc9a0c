"""What users can meet is documented: problems, refusals, the version."""

from __future__ import annotations

import re

import typer

import peilung
from peilung.cli.app import app
from peilung.cli.exits import Exit
from peilung.core.paper import ProblemCode
from tests.house.repository import ROOT, text

REFUSAL = re.compile(r"""Refused\(\s*["']([a-z-]+)["']""")


def test_every_problem_has_a_heading_a_meaning_and_advice() -> None:
    page = text("docs/reference/problems.md")
    sections = dict(re.findall(r"^## `([a-z-]+)`\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
    assert set(sections) == {code.value for code in ProblemCode}
    for code, section in sections.items():
        meaning, _, advice = section.partition("**What to do:**")
        assert meaning.strip(), code
        assert advice.strip(), code


def test_every_refusal_is_documented() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")]
    raised = {code for source in sources for code in REFUSAL.findall(source)}
    listed = set(re.findall(r"^\| `([a-z-]+)` \|", text("docs/reference/refusals.md"), re.MULTILINE))
    assert raised - listed == set(), "not in docs/reference/refusals.md"
    assert listed - raised == set(), "in docs/reference/refusals.md, and never raised"


def test_every_exit_code_is_documented() -> None:
    listed = re.findall(r"^\| (\d) \|", text("docs/reference/exit-codes.md"), re.MULTILINE)
    assert listed == [str(code.value) for code in Exit]


def test_every_command_and_option_is_documented() -> None:
    sections = re.split(r"^## ", text("docs/reference/cli.md"), flags=re.MULTILINE)
    pages = {section.split("\n")[0].strip("`"): section for section in sections}
    program = typer.main.get_command(app)
    commands = getattr(program, "commands", {})
    assert commands
    for name, command in commands.items():
        for parameter in command.params:
            word = parameter.opts[0]
            word = word if word.startswith("-") else parameter.metavar
            assert pages[f"peilung {name}"].count(word) > 1, f"{name}: {word}"  # in the usage, and explained
    for parameter in program.params:
        assert parameter.opts[0] in text("docs/reference/cli.md")


def test_the_changelog_knows_this_version() -> None:
    assert re.search(rf"^## {re.escape(peilung.__version__)}\b", text("CHANGELOG.md"), re.MULTILINE)


def test_every_make_target_of_the_readme_and_the_guide_is_there() -> None:
    named = re.findall(r"\bmake ([a-z]+)(?= +#|`| &&)", text("README.md") + text("CONTRIBUTING.md"))
    assert named
    for target in named:
        assert re.search(rf"^{target}:", text("Makefile"), re.MULTILINE), target
