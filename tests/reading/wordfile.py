"""DOCX files made by hand, part by part, for what no library writes."""

import io
import zipfile
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "settings": "settings",
    "header1": "hdr",
    "header2": "hdr",
    "footer1": "ftr",
}


def word(body: str, title: str | None = None, **parts: str) -> bytes:
    """A DOCX file of this body; the other parts by name (``styles``, ``numbering``, ``header1`` ...)."""
    files = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "_rels/.rels": _relations({"officeDocument": "word/document.xml", "core-properties": "docProps/core.xml"}),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations({name: f"{name}.xml" for name in parts}),
    }
    for name, content in parts.items():
        files[f"word/{name}.xml"] = f"<w:{_PARTS[name]} {NAMESPACES}>{content}</w:{_PARTS[name]}>"
    if title is not None:
        files["docProps/core.xml"] = f"<p xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>{title}</dc:title></p>"
    return packed(files)


def packed(files: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return target.getvalue()


def p(text: str = "", properties: str = "") -> str:
    """A paragraph. Text that begins with a tag is taken as it is."""
    inner = text if text.startswith(("<w:", "<mc:")) else r(text) if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{escape(text)}</w:t></w:r>"


def numbered(list_id: int, level: int = 0) -> str:
    return f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list_id}'/></w:numPr>"


def level(index: int, form: str, text: str, extra: str = "", start: int = 1) -> str:
    return (
        f"<w:lvl w:ilvl='{index}'><w:start w:val='{start}'/><w:numFmt w:val='{form}'/>{extra}"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
    )


def abstract(number: int, *levels: str) -> str:
    return f"<w:abstractNum w:abstractNumId='{number}'>{''.join(levels)}</w:abstractNum>"


def num(number: int, of: int, overrides: str = "") -> str:
    return f"<w:num w:numId='{number}'><w:abstractNumId w:val='{of}'/>{overrides}</w:num>"


def cell(content: str, properties: str = "") -> str:
    """A table cell; bare text becomes its one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<w:') else p(content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def _relations(targets: dict[str, str]) -> str:
    kinds = {name: name.rstrip("12") for name in targets}
    lines = (
        f"<Relationship Id='{name}' Type='{_R}/{kinds[name]}' Target='{target}'/>" for name, target in targets.items()
    )
    return f"<Relationships xmlns='{_RELS}'>{''.join(lines)}</Relationships>"
