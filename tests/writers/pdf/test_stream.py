from briefer.typeset.page import Element
from briefer.writers.pdf import stream


def test_pages_of_the_file_before_change_no_file(shaped, pages, written, faces, monkeypatch):
    kept = shaped("kept", mark=2)
    heading = Element(tag="Document", children=[1, Element(tag="H1", children=[2])])
    files = [
        pages([shaped("first")], [kept]),
        pages([shaped("first", face=faces.bold)], [kept]),  # other names of fonts
        pages([shaped("kept", shown="AAAA")], [kept]),  # other characters for the same glyphs
        pages([shaped("first")], [kept], structure=heading),  # another tag
        pages([shaped("first")], [shaped("kept", mark=2, colour="#ff0000")]),
    ]
    alone = []
    for each in files:
        monkeypatch.setattr(stream, "_last", {})
        alone.append(written(each))
    assert len(set(alone)) == len(files)
    assert [written(each) for each in files] == alone
    assert [written(each) for each in reversed(files)] == alone[::-1]
