from word import W


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
