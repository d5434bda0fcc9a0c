"""The commands, their arguments and their help. What they do is in the module of each command's name."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

import peilung
from peilung.cli.exits import Exit
from peilung.cli.session import Session
from peilung.cli.terminal import clean, give, refusal, say
from peilung.core.errors import Refused
from peilung.reading.isolated import Limits
from peilung.writing.collected.record import Collected
from peilung.writing.format import Format

_DEFAULTS = Limits()

Seconds = Annotated[
    float, typer.Option(min=0.1, max=86_400, metavar="N", help="The longest that reading one file may take.")
]
Memory = Annotated[
    int, typer.Option(min=96, max=1_000_000, metavar="MB", help="The most memory that reading one file may take.")
]

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["--help"]},
)


Command = TypeVar("Command", bound=Callable[..., None])


def _flowing(text: str | None) -> str:
    """A docstring as help: the lines of a paragraph run on, except where it begins with a backspace."""
    paragraphs = inspect.cleandoc(text or "").split("\n\n")
    return "\n\n".join(part if part.startswith("\b") else " ".join(part.split()) for part in paragraphs)


def _command(name: str) -> Callable[[Command], Command]:
    """Make a function a command whose help is its docstring."""

    def register(function: Command) -> Command:
        return app.command(name, help=_flowing(function.__doc__))(function)

    return register


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"peilung {peilung.__version__}")
        raise typer.Exit


def _about(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Read papers in which a government answers a parliament's resolution.

    From the table of number, demand and answer come every numbered point, the answer that belongs to it, and
    the page and place of each fragment. What cannot be settled is listed as a problem, never guessed.
    Files are PDF, DOCX, HTML or plain text; each is read in a process that can neither reach the network
    nor write a file.

    \b
    Examples:
      peilung read paper.pdf > paper.json        every point and answer
      peilung read paper.pdf --to html --out .   a page to read and print
      peilung read *.pdf --to csv --out tables   many papers side by side
      peilung read papers --to jsonl --out all   a folder of papers into one file
      peilung show paper.pdf "2 l) (4)"          one point and its answer
      peilung show paper.json 2-l-4              from what was read before
      peilung score paper.pdf paper.gold.json    how well it was read
      peilung compare old.pdf new.pdf            points that may ask for the same
      peilung mask paper.pdf --out masked.pdf    its layout without its words

    \b
    Exit codes:
      0  done
      1  refused: a file was not read, or what was asked for is not there
      2  usage: the command was not understood
      3  done with problems: the result lists what could not be settled

    \b
    Environment:
      NO_COLOR=1       no colours
      PEILUNG_DEBUG=1  details of unexpected errors
    """


class Extra(StrEnum):
    """What can be added to a paper as read."""

    INSIGHT = "insight"


_FORMS: dict[str, StrEnum] = {form.value: form for forms in (Format, Collected) for form in forms}


def _format(name: str) -> StrEnum:
    """The format of this name, :class:`Format` or :class:`Collected`. Raises a usage error that names them all."""
    if name.lower() in _FORMS:
        return _FORMS[name.lower()]
    raise typer.BadParameter(f"There is no format “{name}”. The formats are {', '.join(_FORMS)}.")


app.callback(help=_flowing(_about.__doc__))(_about)


@_command("read")
def read_command(  # noqa: PLR0913 (a command has as many arguments as options)
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE", help="Papers (PDF, DOCX, HTML, plain text), folders of papers, patterns or addresses."
        ),
    ],
    to: Annotated[
        StrEnum,
        typer.Option(
            parser=_format,
            metavar="|".join(_FORMS),
            autocompletion=lambda: list(_FORMS),
            help="The format of the result; the last two hold many papers.",
        ),
    ] = Format.JSON,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="The folder for the results. Needed for several files, jsonl and parquet."),
    ] = None,
    seconds: Seconds = _DEFAULTS.seconds,
    memory: Memory = _DEFAULTS.memory_mb,
    workers: Annotated[
        int | None,
        typer.Option(min=1, max=1024, metavar="N", help="Files read at a time.", show_default="one for each processor"),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Read on the Dask cluster whose scheduler is there: tcp://host:8786."),
    ] = None,
    retry: Annotated[
        bool, typer.Option("--retry", help="With jsonl and parquet: read again what was refused before.")
    ] = False,
    extra: Annotated[
        Extra | None,
        typer.Option("--with", help="With json and html: add what rules suggest of the texts, unconfirmed."),
    ] = None,
) -> None:
    """Read papers and write each as JSON, CSV, Markdown, HTML or DOCX, or all of them as JSON Lines or Parquet.

    The result of one file goes to standard output, or with --out into a folder, as the results of several
    files do: paper.pdf becomes paper.json, and paper-2.json where that name is taken in this run. A result is
    written whole or not at all. One line for each file on standard error counts points, answers and problems.
    A file that cannot be read does not stop the others.

    JSON Lines and Parquet hold all papers of a folder. They are written as papers are read, and what is done
    is not done again: run the same command after an interruption or when papers have been added.

    \b
    Examples:
      peilung read paper.pdf
      peilung read paper.docx --to md > paper.md
      peilung read papers/*.pdf --to docx --out word
      peilung read papers --to jsonl --out results
      peilung read paper.pdf --with insight --to html --out desk
      peilung read https://example.org/paper.pdf --to html --out .
    """
    from peilung.cli.read import Wish, read_papers, usage_error
    from peilung.reading.bulk.papers import Papers

    assert isinstance(to, Format | Collected)
    limits = Limits(seconds=seconds, memory_mb=memory)
    wish = Wish(Papers(files, out), to, out, limits, workers, cluster, retry, extra is Extra.INSIGHT)
    if wrong := usage_error(files, wish):
        raise typer.BadParameter(wrong, ctx=context)
    raise typer.Exit(read_papers(wish, _session(context)))


@_command("show")
def show_command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A paper, or the JSON that “peilung read” made of it.")],
    number: Annotated[
        list[str],
        typer.Argument(metavar="NUMBER", help="The point's number as printed, “2 l) (4)”, or as slug, 2-l-4."),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="The point and its answers as JSON.")] = False,
    seconds: Seconds = _DEFAULTS.seconds,
    memory: Memory = _DEFAULTS.memory_mb,
) -> None:
    """Show one point to quote: the paper, the point's number, kind, role, text and page, and each answer with its page.

    Where several resolutions in one paper use the same number, each of these points is shown. A number that the
    paper does not have ends with exit code 1 and the nearest numbers that it has. Several words are one number,
    and a word such as “Ziffer” before it does no harm.

    \b
    Examples:
      peilung show paper.pdf "2 l) (4)"
      peilung show paper.pdf 2 l 4
      peilung show paper.json 2-l-4 --json
    """
    from peilung.cli.document import document_of
    from peilung.cli.find import find
    from peilung.cli.show import as_data, as_text

    with _told(file):
        document = document_of(file, Limits(seconds=seconds, memory_mb=memory), _session(context))
        matches = find(document, " ".join(number))
        give((as_data(document, matches) if as_json else clean(as_text(document, matches))).encode())


@_command("score")
def score_command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A paper, or the JSON that “peilung read” made of it.")],
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="JSON of what a person found in the paper.")],
    seconds: Seconds = _DEFAULTS.seconds,
    memory: Memory = _DEFAULTS.memory_mb,
) -> None:
    """Compare what is read with what a person found: points found, missed, invented, with wrong text.

    Ends with exit code 0 if all is right, 3 if anything differs.

    \b
    Example:
      peilung score paper.pdf paper.gold.json
    """
    from peilung.cli.document import document_of
    from peilung.cli.score import gold_of
    from peilung.core.score import score

    limits = Limits(seconds=seconds, memory_mb=memory)
    with _told(gold):
        wanted = gold_of(gold, limits)
    with _told(file):
        result = score(document_of(file, limits, _session(context)), wanted)
        give(clean("\n".join(result.lines()) + "\n").encode())
        raise typer.Exit(Exit.DONE if result.perfect else Exit.PROBLEMS)


@_command("evaluate")
def evaluate_command(
    context: typer.Context,
    gold: Annotated[
        list[Path] | None,
        typer.Argument(metavar="GOLD", help="Folders or files.", show_default="samples/insight, ../shared/cases"),
    ] = None,
    part: Annotated[
        str | None, typer.Option(metavar="develop|report", help="Only this part of our own gold.")
    ] = None,
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="Show so many differences of each kind.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as JSON.")] = False,
    seconds: Seconds = _DEFAULTS.seconds,
    memory: Memory = _DEFAULTS.memory_mb,
) -> None:
    """Measure suggestions against gold: precision, recall and F1 of each class, with intervals and numbers of cases.

    Gold is a TOML file of a paper with what a person found in it, or NAME.gold.json and NAME.references.json beside
    a paper. The part “develop” is what rules were written on; only the part “report” says how good they are.

    \b
    Examples:
      peilung evaluate samples/insight
      peilung evaluate --part report --errors 5
    """
    from peilung.cli.evaluate import as_data, as_text, evaluate, usual
    from peilung.insight.evaluation.gold import Part

    if part is not None and part not in set(Part):
        raise typer.BadParameter(f"There is no part “{part}”. The parts are {', '.join(Part)}.", ctx=context)
    paths = gold or usual()
    if not paths:
        raise typer.BadParameter("Name a folder or a file of gold.", ctx=context)
    with _told(paths[0]):
        limits = Limits(seconds=seconds, memory_mb=memory)
        reports = evaluate(paths, limits, _session(context), Part(part) if part else None)
        give((as_data(reports) if as_json else clean(as_text(reports, errors))).encode())


@_command("compare")
def compare_command(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Two or more papers, or the JSON that “peilung read” made of them."),
    ],
    model: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A sentence model of yours, as a further opinion.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The pairs as JSON.")] = False,
    seconds: Seconds = _DEFAULTS.seconds,
    memory: Memory = _DEFAULTS.memory_mb,
) -> None:
    """Suggest which points of two or more papers ask for the same, with the words that carry each pair.

    Suggestions, not confirmed: read both texts. Points without a counterpart are listed as not found in these words;
    that does not say that a demand was given up. Points in different languages are compared only by a sentence
    model, which needs sentence-transformers installed. Nothing is downloaded.

    \b
    Examples:
      peilung compare 2024.pdf 2025.pdf
      peilung compare 2023.json 2024.json 2025.json --json
    """
    from peilung.cli.compare import Compared, as_data, as_text
    from peilung.cli.document import document_of
    from peilung.insight.recurrence.model import ModelMissing, load

    if len(files) < 2:
        raise typer.BadParameter("Name at least two papers.", ctx=context)
    try:
        encode = load(model) if model else None
    except ModelMissing as missing:
        raise typer.BadParameter(str(missing), ctx=context) from missing
    documents = []
    for file in files:
        with _told(file):
            documents.append(document_of(file, Limits(seconds=seconds, memory_mb=memory), _session(context)))
    with _told(files[0]):
        compared = Compared.of(files, documents, encode)
        give((as_data(compared) if as_json else clean(as_text(compared))).encode())


@_command("mask")
def mask_command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A paper: PDF, DOCX, HTML or plain text.")],
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="The file to write; never the paper.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Keep no words at all but names of months.")] = False,
    seconds: Seconds = _DEFAULTS.seconds,
    memory: Memory = _DEFAULTS.memory_mb,
) -> None:
    """Make a file of the same layout without the paper's words, to report a paper that reads badly.

    Letters and digits become others, drawn at random. Numbers of points, punctuation, places, sizes, bold type,
    lines, tables and the words of the field (“fordert”, “Stellungnahme”) stay; pictures, properties, links and
    comments go. Look at the result before you send it. Ends with exit code 3 if it is not read as the paper is.

    \b
    Examples:
      peilung mask paper.pdf --out masked.pdf
      peilung mask paper.docx --strict > masked.docx
    """
    from peilung.cli.mask import Wish, mask_file, usage_error

    if wrong := usage_error(file, out):
        raise typer.BadParameter(wrong, ctx=context)
    with _told(file):
        wish = Wish(file, out, strict, Limits(seconds=seconds, memory_mb=memory))
        raise typer.Exit(mask_file(wish, _session(context)))


def _session(context: typer.Context) -> Session:
    session = context.obj
    assert isinstance(session, Session)
    return session


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Tell a refusal to the user and end with its exit code."""
    try:
        yield
    except Refused as refused:
        say(refusal(file, refused))
        raise typer.Exit(Exit.REFUSED) from refused
