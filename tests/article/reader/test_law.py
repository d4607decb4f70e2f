"""Whatever is read: an extract that keeps its promises or one sentence, and nothing lost."""

from article.reader.hostile import paragraph, word
from article.reader.law import check, dropped, is_within, solid
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from briefer.article.extract import Extract
from briefer.article.reader import clean, extract, extract_html, extract_text
from briefer.article.reader.html.node import parse
from briefer.errors import ArticleError

SIGNS = ["\n", "\n\n", " ", "- ", "1. ", "2. ", "# ", "> ", "===", "---", "-\n", "**", "_", "[a](",
         "http://a.b", ")", "|", "`", "\f", "Page 3", "\u00ad", "\u200c", "\u0301", "\u202e",
         "&amp;", "<b>", "</b>", "<br>", "\t", "\u00a0", "word", "Word.", "\u0645", "\u1161",
         "\u11a8"]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=5))).map("".join),
)
TAGS = ["<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<ul>",
        "<li>", "</ul>", "<h1>", "</h1>", "<b>", "</b>", "<br>", "<nav>", "</nav>", "<script>",
        "</script>", "<p hidden>", "<a href='https://a.b/'>", "</a>", "<sup>", "</sup>", "<aside>",
        "<pre>", "</pre>", "<article>", "</article>", "<form>", "<img alt=x>", "<!-- a -->",
        "&#769;", "&shy;", "<blockquote>", "<dt>", "<style>", "</style>", "<title>",
        "</title>"]  # fmt: skip
PAGES = st.lists(
    st.one_of(
        st.sampled_from(TAGS), st.sampled_from(["One, two. ", "word ", "x"]), st.text(max_size=9)
    )
).map("".join)


def read(reader, source) -> Extract | None:
    try:
        found = reader(source)
    except ArticleError as fault:
        refusal = str(fault)
    else:
        check(found)
        return found
    assert refusal.endswith(".")
    return None


@given(st.binary(max_size=400))
@example(b"\xff\xfea\xd8")
@example(b"PK\3\4" + bytes(40))
@example(b"%PDF-1.4")
def test_any_bytes_are_an_extract_or_one_sentence(data):
    read(extract, data)


@given(TEXTS)
def test_any_text_is_an_extract_or_one_sentence(text):
    read(extract_text, text)
    read(lambda it: extract(it.encode("utf-8", "surrogatepass"), "a.md"), text)


@given(TEXTS)
def test_every_character_of_plain_text_is_read_in_order_or_counted(text):
    found = read(extract_text, text)
    if found and found.format == "text":
        whole, strays = clean.cleaned(text)
        assert is_within(solid(found.text), solid(whole))
        assert len(solid(whole)) == len(solid(found.text)) + dropped(
            found, "markup", "hyphen", "furniture"
        )
        assert dropped(found, "control") == len(solid(strays))


@given(PAGES)
def test_every_character_of_a_page_is_read_or_counted(page):
    found = read(extract_html, page)
    if found:
        texts = solid("".join(parse(page)[0].element.itertext()))
        strays = dropped(found, "control")
        assert (
            len(clean.composed(texts)) - strays
            <= len(solid(found.text)) + dropped(found)
            <= len(texts)
        )


RUNS = st.lists(
    st.sampled_from([
        "<w:r><w:t>One, </w:t></w:r>",
        "<w:r><w:rPr><w:b/></w:rPr><w:t>two</w:t></w:r>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>",
        "<w:ins><w:r><w:t>in</w:t></w:r></w:ins>",
        "<w:del><w:r><w:delText>out</w:delText></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>from</w:t></w:r></w:moveFrom>",
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>",
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>",
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
        "<w:r><w:br/></w:r>",
        "<w:r><w:tab/></w:r>",
        "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>type</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>",
    ]),
    max_size=8,
).map(lambda runs: f"<w:p>{''.join(runs)}</w:p>")  # fmt: skip
CELLS = st.lists(RUNS, min_size=1, max_size=3).map(lambda each: f"<w:tc>{''.join(each)}</w:tc>")
ROWS = st.tuples(
    st.sampled_from(["", "<w:trPr><w:del/></w:trPr>"]), st.lists(CELLS, min_size=1, max_size=3)
).map(lambda row: f"<w:tr>{row[0]}{''.join(row[1])}</w:tr>")
TABLES = st.lists(ROWS, min_size=1, max_size=3).map(lambda rows: f"<w:tbl>{''.join(rows)}</w:tbl>")


@given(st.lists(st.one_of(RUNS, RUNS, TABLES), max_size=6).map("".join))
def test_every_character_of_a_word_file_is_read_or_counted(body):
    found = read(extract, word(body + paragraph("end")))
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    tree = etree.fromstring(f"<a xmlns:w='{namespace}'>{body}</a>")
    texts = solid("".join(tree.itertext())) + "end"
    assert found
    assert len(texts) == len(solid(found.text)) + dropped(found)
    assert not {"out", "hidden", "from", "type"} & set(found.text.split())
