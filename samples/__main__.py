"""``python -m samples`` makes the papers, ``python -m samples long FOLDER`` the long one.

``python -m samples score`` reads them all and writes the figures into the docs;
``python -m samples score NAME`` prints the faults of the files whose names begin so.

``python -m samples trees [--count N] [--seed S]`` reads grown papers back in every dress, prints what was
found, and writes the figures into the docs; ``python -m samples trees DRESS SEED FOLDER`` writes one of them.

``python -m samples quality`` measures suggestions against gold and writes the figures into the docs.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Do what the arguments ask for and give the exit code."""
    try:
        return _run(arguments)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] in ("samples", "benchmarks", "tests"):
            raise
        print(
            f"Samples are made with {error.name}, which is not installed for {sys.executable}.\n"
            "“make test” installs it into .venv; then run .venv/bin/python -m samples.",
            file=sys.stderr,
        )
        return 1


def _run(arguments: list[str]) -> int:
    match arguments:
        case []:
            from samples.make import make_all

            for path in make_all():
                print(path.name)
        case ["long", folder]:
            from samples.long import long_sample
            from samples.make import make

            for path in make(long_sample(), Path(folder)):
                print(path)
        case ["score"]:
            from samples.table import fill_page

            return 0 if fill_page() else 1
        case ["score", name]:
            return _show(name)
        case ["quality"]:
            from samples.quality import main as quality

            return quality()
        case ["trees", *options]:
            return _trees(options)
        case _:
            print(__doc__)
            return 2
    return 0


def _trees(options: list[str]) -> int:
    from samples.trees.check import save
    from samples.trees.table import failures, fill_page, lines, tallies

    match options:
        case [dress, seed, folder] if not dress.startswith("-") and seed.isdigit():
            for line in save(dress, int(seed), Path(folder)):
                print(line)
            return 0
    numbers = {"--count": 100, "--seed": 1}
    for name, value in zip(options[::2], options[1::2], strict=False):
        if name in numbers and value.isdigit():
            numbers[name] = int(value)
        else:
            print(__doc__)
            return 2
    results = list(tallies(numbers["--count"], numbers["--seed"]))
    print("\n".join([*lines(results), "", *failures(results)]))
    fill_page(results, numbers["--count"], numbers["--seed"])
    return 1 if any(result.failed for _, result in results) else 0


def _show(start: str) -> int:
    from peilung.core.errors import Refused
    from samples.table import scores

    faults = 0
    for name, result in scores():
        if name.startswith(start):
            print(f"\n{name}")
            print(f"refused: {result}" if isinstance(result, Refused) else "\n".join(result.lines()))
            faults += isinstance(result, Refused) or not result.perfect
    return 1 if faults else 0


sys.exit(main(sys.argv[1:]))
