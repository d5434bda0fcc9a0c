"""What of a Word file may be copied: parts, elements, attributes and their values. All else is left out."""

from __future__ import annotations

import re

PARTS = frozenset("styles numbering settings footnotes endnotes header footer".split())
"""Kinds of relations of the main part."""

CONTENT = frozenset(
    "document body p r t tab ptab br cr noBreakHyphen softHyphen sym tbl tr tc tblGrid gridCol fldChar fldSimple"
    " instrText footnoteReference endnoteReference footnoteRef endnoteRef footnotes footnote endnotes endnote"
    " separator continuationSeparator hdr ftr altChunk subDoc styles docDefaults style name basedOn numbering"
    " abstractNum lvl num settings".split()
)

PROPERTIES = frozenset(
    "pPr rPr tblPr trPr tcPr sectPr rPrDefault pPrDefault pStyle rStyle numPr ilvl numId outlineLvl b i u caps"
    " vertAlign position vanish lang del sz szCs jc ind spacing pageBreakBefore keepNext tblW tblInd tblBorders"
    " tcBorders top left bottom right start end insideH insideV tcW gridSpan vMerge hMerge gridBefore gridAfter"
    " tblHeader hidden cellDel cantSplit pgSz pgMar cols titlePg headerReference footerReference footnotePr"
    " endnotePr numFmt numStart numRestart type evenAndOddHeaders lvlText lvlRestart isLgl lvlJc suff styleLink"
    " numStyleLink abstractNumId lvlOverride startOverride multiLevelType".split()
)

GONE = frozenset(
    "del moveFrom delText delInstrText sdtPr sdtEndPr fldData binData textpath rubyPr comment comments"
    " annotationRef commentReference customXmlPr smartTagPr tblStylePr latentStyles".split()
)
"""Elements that leave nothing, whatever stands in them."""

STYLE_NAMES = frozenset(
    (("style", "styleId"), ("pStyle", "val"), ("rStyle", "val"), ("basedOn", "val"), ("styleLink", "val"),
     ("numStyleLink", "val"))
)
"""Attributes that name a style: the names are counted through."""

PAGE_FIELDS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))

VALUE = re.compile(r"-?\d{1,9}(?:\.\d{1,4})?%?")
ATTRIBUTES = {
    ("lang", "val"): re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"),
    ("sym", "char"): re.compile(r"[0-9A-Fa-f]{2,5}"),
}
VALUES = frozenset(
    "true false on off none auto nil single double dotted dashed thick words left right center both start end"
    " continue restart superscript subscript baseline decimal decimalZero lowerLetter upperLetter lowerRoman"
    " upperRoman bullet chicago ordinal continuous eachSect eachPage nextPage oddPage evenPage nextColumn column"
    " page textWrapping default first even paragraph character table numbering begin separate dxa pct exact"
    " atLeast portrait landscape normal separator continuationSeparator hybridMultilevel multilevel singleLevel"
    " tab space nothing".split()
)
"""Words that the format itself gives as values."""
