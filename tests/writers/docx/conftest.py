"""What the tests of Word files share: files written from markup, and LibreOffice."""

import shutil
import subprocess

import pytest
from word import THEME, Word

from briefer.document.markup import read
from briefer.writers.docx import write


@pytest.fixture
def written():
    """Return a function from the inside of a document's markup to its Word file."""

    def write_markup(inside, attributes="", **options):
        document = read(f"<document title='T' lang='en-GB' {attributes}>{inside}</document>")
        return Word(write(document, THEME, None, **options).data)

    return write_markup


@pytest.fixture
def pages(tmp_path):
    """Return a function from a Word file to the text of its pages in LibreOffice."""
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if not office or not reader:
        pytest.skip("LibreOffice or poppler is not installed")

    def read_pages(word):
        file = tmp_path / "file.docx"
        file.write_bytes(word.data)
        command = [office, f"-env:UserInstallation=file://{tmp_path}/office", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", tmp_path, file]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        command = [reader, "-layout", tmp_path / "file.pdf", "-"]
        text = subprocess.run(command, check=True, capture_output=True).stdout
        return text.decode().split("\f")[:-1]

    return read_pages
