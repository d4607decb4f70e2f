"""A language of one's own that has not all words."""

from briefer.pipeline import Request, check
from briefer.store.library import Library
from briefer.store.new import sample

SPANISH = """\
tag = "es"
name = "Español"
months = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre"]
[labels]
page = "Página {page} de {pages}"
contents = ""
"""


def test_what_it_lacks_is_said_in_english_and_told(home):
    folder = home / "library" / "languages"
    folder.mkdir(parents=True)
    (folder / "es.toml").write_text(SPANISH, encoding="utf-8")
    checked = check(sample(), Library(), Request(audience="gulf", language="es"))
    labels = checked.document.labels
    assert (labels.page, labels.contents) == ("Página {page} de {pages}", "Contents")
    told = [each.message for each in checked.problems if "labels" in each.message]
    assert len(told) == 1
    assert "contents" in told[0]
    assert "page," not in told[0]
