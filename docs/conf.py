"""Settings of the site; the pages are assembled by `generate.py` in `_build/source`, where Sphinx reads them."""

project = "deepcheap"
author = "The deepcheap authors"
copyright = "the deepcheap authors, MIT licence"
extensions = ["myst_parser", "sphinx.ext.mathjax"]
myst_enable_extensions = ["dollarmath", "amsmath"]
myst_heading_anchors = 3
root_doc = "index"
exclude_patterns = ["_extra"]

html_theme = "furo"
html_title = "deepcheap"
html_static_path = ["_static"]
html_extra_path = ["_extra"]
html_css_files = ["site.css"]
html_favicon = "_static/mark.svg"
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {"top_of_page_buttons": [], "navigation_with_keys": False}

# Formulas are drawn by the packaged MathJax that generate.py puts beside the pages: one file, no fonts, no network.
mathjax_path = "vendor/mathjax/tex-svg-full.js"
mathjax3_config = {"svg": {"fontCache": "local"}, "options": {"enableMenu": False}}
