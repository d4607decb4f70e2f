"""Word files: a theme to write them with, and a reader of what is in them."""

import re
import tomllib
import unicodedata
import zipfile
from io import BytesIO

from lxml import etree

from briefer.bundled import asset
from briefer.document.theme import read_theme

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UNSEEN = dict.fromkeys(map(ord, "\u200e\ufeff"))
GENERATED = re.compile(r"(Source Label|Badge Edge)( \d+)?|toc \d|TOC Heading")
THEME = read_theme(
    tomllib.loads(asset("themes", "plain.toml").read_text("utf-8")),
    lambda name: asset("fonts", name),
)


class Word:
    """A Word file as XML; `find` takes names of the namespace w without its prefix."""

    def __init__(self, data):
        self.data = data
        archive = zipfile.ZipFile(BytesIO(data))
        self.entries = archive.infolist()
        self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.document = self.xml("word/document.xml")
        self.body = self.document.find(f"{W}body")
        self.styles = {
            style.get(f"{W}styleId"): style
            for style in self.xml("word/styles.xml").iter(f"{W}style")
        }

    def xml(self, name):
        return etree.fromstring(self.parts[name])

    def name(self, style):
        return self.styles[style].find(f"{W}name").get(f"{W}val")

    def paragraphs(self):
        """Return the names of the styles of paragraphs with their texts."""
        return [(self.style(each), self.text(each)) for each in self.body.iter(f"{W}p")]

    def style(self, paragraph):
        return self.name(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))

    @staticmethod
    def text(element):
        return "".join(text.text or "" for text in element.iter(f"{W}t"))

    def paragraph(self, text):
        """Return the one paragraph that has the text."""
        (found,) = (each for each in self.body.iter(f"{W}p") if text in self.text(each))
        return found

    def words(self):
        """Return the words in reading order, notes at their reference, without generated labels."""
        notes = {
            note.get(f"{W}id"): note for note in self.xml("word/footnotes.xml").iter(f"{W}footnote")
        }
        pieces = []
        for paragraph in self.body.iter(f"{W}p"):
            if not GENERATED.fullmatch(self.style(paragraph)):
                pieces += self._pieces(paragraph, notes)
        seen = (unicodedata.normalize("NFC", piece).translate(UNSEEN) for piece in pieces)
        return tuple(word for piece in seen for word in piece.split())

    def _pieces(self, paragraph, notes):
        pieces = [""]
        for element in paragraph.iter(f"{W}t", f"{W}br", f"{W}footnoteReference"):
            style = element.getparent().find(f"{W}rPr/{W}rStyle")
            if element.tag == f"{W}footnoteReference":
                for inner in notes[element.get(f"{W}id")].iter(f"{W}p"):
                    pieces += self._pieces(inner, notes)
                pieces.append("")
            elif element.tag == f"{W}br":
                pieces[-1] += "\n"
            elif style is None or not self._is_generated(style.get(f"{W}val")):
                pieces[-1] += element.text or ""
        return pieces

    def _is_generated(self, style):
        return re.search(r"(Source Label|Badge Edge)( \d+)?$", self.name(style))
