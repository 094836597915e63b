#!/usr/bin/env python3
"""Makes the test faces (.ttf) and their readable form (.ttx) in this folder. Needs python3-fonttools.

Every advance is a number that a test can add up by hand: see the tables below. All units are 1/1000 em, and every glyph
is one rectangle. Run it again after a change and commit what it wrote."""

import pathlib

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).parent

# name: (code points, advance, bottom, top)
SHARED = {
    ".notdef": ([], 500, 0, 700),
    "hyphen": ([0x2D], 300, 200, 260),
}

ARABIC = {
    "space": ([0x20, 0xA0], 250, 0, 0),
    # the four forms of one letter have four different advances, so that wrong joining changes a sum
    "beh": ([0x628], 700, -150, 400),
    "beh.init": ([], 300, -150, 450),
    "beh.medi": ([], 400, -150, 460),
    "beh.fina": ([], 600, -150, 410),
    "lam": ([0x644], 450, -100, 700),
    "lam.init": ([], 220, 0, 700),
    "lam.medi": ([], 230, 0, 700),
    "lam.fina": ([], 480, -100, 700),
    "alef": ([0x627], 250, 0, 720),
    "alef.fina": ([], 200, 0, 720),
    "dal": ([0x62F], 350, 0, 420),
    "dal.fina": ([], 330, 0, 420),
    "waw": ([0x648], 380, -200, 350),
    "waw.fina": ([], 360, -200, 350),
    "lam_alef": ([], 520, 0, 720),
    "lam_alef.fina": ([], 540, 0, 720),
    "tatweel": ([0x640], 185, 0, 60),
    "fatha": ([0x64E], 0, 600, 650),
    "comma-ar": ([0x60C], 200, 0, 150),
    "question-ar": ([0x61F], 390, 0, 700),
    "period": ([0x2E], 210, 0, 100),
    "comma": ([0x2C], 215, -100, 100),
    "colon": ([0x3A], 205, 0, 400),
    "slash": ([0x2F], 280, -100, 700),
    "endash": ([0x2013], 500, 200, 260),
    "percent": ([0x25], 800, 0, 650),
    # the two halves of a pair differ, so that mirroring changes a sum
    "parenleft": ([0x28], 310, -150, 750),
    "parenright": ([0x29], 320, -150, 750),
    "bracketleft": ([0x5B], 330, -150, 750),
    "bracketright": ([0x5D], 340, -150, 750),
    "guillemotleft": ([0xAB], 410, 100, 400),
    "guillemotright": ([0xBB], 420, 100, 400),
}
ARABIC.update({f"digit{i}": ([0x30 + i], 500, 0, 650) for i in range(10)})
ARABIC.update({f"digit{i}-ar": ([0x660 + i], 520, 0, 640) for i in range(10)})
ARABIC.update({chr(0x61 + i): ([0x61 + i], 400 + 10 * i, 0, 480) for i in range(26)})  # a 400, b 410 … z 650

CYRILLIC = {
    "space": ([0x20, 0xA0], 260, 0, 0),
    "acute": ([0x301], 0, 600, 680),
}
CYRILLIC.update({f"cyr{i}": ([0x430 + i], 500 + 10 * i, 0, 500) for i in range(32)})  # а 500, б 510 … я 810

# a family with a bold and an italic: the advances say which face set a letter
LETTERS = ("space", "beh", "lam", "alef", "dal", "waw", "lam_alef", "fatha", "tatweel", "period")
STYLED = {name: row for name, row in ARABIC.items() if name.split(".")[0] in LETTERS or name in "abc"}
WIDER = {"Bold": 10, "Italic": 3}


def widened(glyphs, by):
    return {name: (codes, advance + by if advance else 0, bottom, top) for name, (codes, advance, bottom, top) in glyphs.items()}


JOINING = """
languagesystem DFLT dflt; languagesystem arab dflt; languagesystem latn dflt;
@above = [beh beh.init beh.medi beh.fina lam lam.init lam.medi lam.fina alef alef.fina];
feature init { sub beh by beh.init; sub lam by lam.init; } init;
feature medi { sub beh by beh.medi; sub lam by lam.medi; } medi;
feature fina { sub beh by beh.fina; sub lam by lam.fina; sub alef by alef.fina; sub dal by dal.fina;
               sub waw by waw.fina; } fina;
feature rlig { lookupflag IgnoreMarks; sub lam.init alef.fina by lam_alef; sub lam.medi alef.fina by lam_alef.fina; } rlig;
markClass fatha <anchor 0 600> @top;
feature mark {
  pos base [beh beh.fina] <anchor 350 500> mark @top;
  pos base beh.init <anchor 150 550> mark @top;
  pos base beh.medi <anchor 200 560> mark @top;
  pos base [alef alef.fina dal dal.fina waw waw.fina lam lam.init lam.medi lam.fina] <anchor 100 800> mark @top;
} mark;
"""

KERNED_SPACE = """
feature kern { pos space alef -60; pos dal space -40; } kern;
"""

STRESSED = """
languagesystem DFLT dflt; languagesystem cyrl dflt;
markClass acute <anchor 0 600> @top;
feature mark { pos base [cyr0 cyr5] <anchor 250 620> mark @top; } mark;
"""


def rectangle(advance, bottom, top):
    pen = TTGlyphPen(None)
    if top > bottom:
        left, right = (20, advance - 20) if advance else (-50, 50)
        pen.moveTo((left, bottom))
        pen.lineTo((left, top))
        pen.lineTo((right, top))
        pen.lineTo((right, bottom))
        pen.closePath()
    return pen.glyph()


def make(family, glyphs, features, style="Regular"):
    glyphs = {**SHARED, **glyphs}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({code: name for name, row in glyphs.items() for code in row[0]})
    builder.setupGlyf({name: rectangle(*row[1:]) for name, row in glyphs.items()})
    boxes = builder.font["glyf"]
    builder.setupHorizontalMetrics({name: (row[1], getattr(boxes[name], "xMin", 0)) for name, row in glyphs.items()})
    builder.setupHorizontalHeader(ascent=900, descent=-300)
    postscript = family.replace(" ", "") + "-" + style
    builder.setupNameTable({"familyName": family, "styleName": style, "uniqueFontIdentifier": postscript,
                            "fullName": f"{family} {style}", "psName": postscript, "version": "Version 1.000"})
    builder.setupOS2(sTypoAscender=900, sTypoDescender=-300, usWinAscent=900, usWinDescent=300, sCapHeight=700,
                     sxHeight=480, usWeightClass=700 if style == "Bold" else 400, fsType=0, version=4,
                     fsSelection={"Regular": 0, "Bold": 0x20, "Italic": 0x01}[style])
    builder.font["head"].macStyle = {"Regular": 0, "Bold": 1, "Italic": 2}[style]
    builder.setupPost(italicAngle=-12 if style == "Italic" else 0)
    addOpenTypeFeaturesFromString(builder.font, features)
    builder.font["head"].created = builder.font["head"].modified = 3_500_000_000
    builder.font.recalcTimestamp = False
    stem = family.lower().replace(" ", "-") + ("" if style == "Regular" else "-" + style.lower())
    builder.save(HERE / f"{stem}.ttf")
    TTFont(HERE / f"{stem}.ttf").saveXML(HERE / f"{stem}.ttx")


make("Nashra Test", ARABIC, JOINING)
make("Nashra Test Kerned Space", ARABIC, JOINING + KERNED_SPACE)
make("Nashra Test Cyrillic", CYRILLIC, STRESSED)
make("Nashra Test Styled", STYLED, JOINING)
for style, by in WIDER.items():
    make("Nashra Test Styled", widened(STYLED, by), JOINING, style)
