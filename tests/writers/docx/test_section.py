from word import THEME, W, Word

from briefer.document.markup import read
from briefer.value import replace
from briefer.writers.docx import write


def test_a_brief_has_its_panels_side_by_side_on_one_page(written):
    panels = "".join(f'<panel role="compact"><p>Panel {n}</p></panel>' for n in range(3))
    file = written(f"<p>Above</p>{panels}<p>Below</p>", 'max_pages="1"')
    sections = list(file.document.iter(f"{W}sectPr"))
    columns = [each.find(f"{W}cols").get(f"{W}num") for each in sections]
    assert columns == ["1", "2", "1"]
    for each in sections:
        assert each.find(f"{W}type").get(f"{W}val") == "continuous"
        assert each.find(f"{W}headerReference") is not None


def test_what_may_have_more_pages_is_one_section(written):
    file = written('<panel role="compact"><p>Panel</p></panel>')
    assert len(list(file.document.iter(f"{W}sectPr"))) == 1


def test_a_theme_of_two_columns_has_them_below_what_is_wide():
    title = replace(THEME.style("paragraph", "title"), wide=True)
    page = replace(THEME.page, columns=2)
    theme = replace(THEME, page=page, styles={**THEME.styles, "paragraph.title": title})
    table = "<table><columns><column/></columns><rows><row><cell>x</cell></row></rows></table>"
    body = f"<p role='title'>Title</p><p>Text</p>{table}"
    word = Word(write(read(f"<document title='T' lang='en'>{body}</document>"), theme, None).data)
    sections = list(word.document.iter(f"{W}sectPr"))
    assert [each.find(f"{W}cols").get(f"{W}num") for each in sections] == ["1", "2", "1"]
    width = int(word.body.find(f"{W}tbl/{W}tblPr/{W}tblW").get(f"{W}w")) / 20
    assert abs(2 * width + page.gap - (page.width - page.start - page.end)) < 1


def test_few_sources_stand_in_two_columns(written):
    def sources(count):
        entries = "".join(f'<source id="s{n}" label="{n + 1}">Text</source>' for n in range(count))
        return f'<heading level="1">Sources</heading><sources>{entries}</sources>'

    for count, columns in (7, ["1", "2", "1"]), (40, ["1"]):
        sections = written(sources(count)).document.iter(f"{W}sectPr")
        assert [each.find(f"{W}cols").get(f"{W}num") for each in sections] == columns
