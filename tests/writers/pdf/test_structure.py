"""The logical structure: attributes, identifiers and links."""

import pytest

from briefer.typeset.page import Destination, Element, LinkArea


@pytest.fixture
def linked(shaped, pages, written):
    """Return a function from a link's target to a file with that link."""

    def make(target, **fields):
        paragraph = Element(tag="P", children=[Element(tag="Link", children=[1])])
        return written(
            pages(
                [shaped("there")],
                structure=Element(tag="Document", children=[paragraph]),
                links=[LinkArea(1, 70, 90, 40, 14, target, "there")],
                **fields,
            )
        )

    return make


def test_attributes_stand_with_their_owners(shaped, pages, written, opened):
    structure = Element(
        tag="Document",
        children=[
            Element(
                tag="TH",
                attributes={"Scope": "Column", "ColSpan": 2, "Headers": ("a", "b")},
                children=[1],
            ),
            Element(tag="L", attributes={"ListNumbering": "Decimal"}, children=[2]),
            Element(
                tag="Figure",
                alt="A chart",
                attributes={"Placement": "Block", "BBox": (1.5, 2, 3, 4)},
                children=[3],
            ),
        ],
    )
    runs = [shaped("x", mark=mark) for mark in (1, 2, 3)]
    with opened(written(pages(runs, structure=structure))) as pdf:
        head, rows, figure = pdf.Root.StructTreeRoot.K.K
        assert (head.A.O, head.A.Scope, head.A.ColSpan) == ("/Table", "/Column", 2)
        assert [str(each) for each in head.A.Headers] == ["a", "b"]
        assert (rows.A.O, rows.A.ListNumbering) == ("/List", "/Decimal")
        assert (figure.A.O, figure.A.Placement, figure.Alt) == ("/Layout", "/Block", "A chart")
        assert [float(each) for each in figure.A.BBox] == [1.5, 2, 3, 4]


def test_identifiers_are_found_by_name(shaped, pages, written, opened):
    notes = [Element(tag="Note", id=name, children=[mark]) for mark, name in ((1, "n2"), (2, "n1"))]
    typeset = pages(
        [shaped("x", mark=1), shaped("y", mark=2)],
        structure=Element(tag="Document", children=notes),
    )
    with opened(written(typeset)) as pdf:
        (leaf,) = pdf.Root.StructTreeRoot.IDTree.Kids
        names = [str(each) for each in leaf.Names[::2]]
        assert names == [str(each) for each in leaf.Limits] == ["n1", "n2"]
        assert str(leaf.Names[1].ID) == "n1"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("http://example.org/häfen und (x)", "http://example.org/h%C3%A4fen%20und%20(x)"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("HTTPS://example.org/%20", "HTTPS://example.org/%20"),
    ],
)
def test_address_opens(typed, address, linked, opened):
    with opened(linked(typed)) as pdf:
        (annotation,) = pdf.pages[0].Annots
        assert address == annotation.A.URI
        assert annotation.Contents == "there"
        assert [float(edge) for edge in annotation.Rect] == pytest.approx([70, 737.9, 110, 751.9])


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "file:///etc/passwd", "smb://x", "//x/y", ""]
)
def test_other_addresses_lead_nowhere(typed, linked, opened):
    with opened(linked(typed)) as pdf:
        assert "/Annots" not in pdf.pages[0]


def test_link_leads_to_a_place_in_the_document(linked, opened):
    places = {"s3": Destination(1, 300)}
    with opened(linked("#s3", destinations=places)) as pdf:
        (annotation,) = pdf.pages[0].Annots
        assert annotation.Dest[0].objgen == pdf.pages[0].objgen
        assert float(annotation.Dest[3]) == pytest.approx(541.9)
    with opened(linked("#gone", destinations=places)) as pdf:
        assert "/Annots" not in pdf.pages[0]


def test_link_and_its_element_know_each_other(linked, opened):
    with opened(linked("https://example.org")) as pdf:
        root = pdf.Root.StructTreeRoot
        element = root.K.K.K
        (annotation,) = pdf.pages[0].Annots
        numbers = root.ParentTree.Nums
        parents = dict(zip([int(n) for n in numbers[::2]], list(numbers[1::2]), strict=True))
        assert parents[int(annotation.StructParent)].objgen == element.objgen
        assert parents[int(pdf.pages[0].StructParents)][0].objgen == element.objgen
        assert element.K[1].Obj.objgen == annotation.objgen
