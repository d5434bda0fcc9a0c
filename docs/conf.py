"""Settings of the documentation: `make docs`."""

from __future__ import annotations

import peilung

project = "Peilung"
author = "The Peilung contributors"
copyright = "the Peilung contributors"
version = release = peilung.__version__

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
nitpicky = True

html_theme = "furo"
html_title = f"Peilung {release}"
html_copy_source = False
html_show_sphinx = False
