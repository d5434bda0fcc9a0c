"""``python -m samples`` makes the papers; ``python -m samples long FOLDER`` makes the long one there."""

from __future__ import annotations

import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
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
        case _:
            print(__doc__)
            return 2
    return 0


sys.exit(main(sys.argv[1:]))
