"""Word files of a house, made for tests: small ones with what must and what must not be taken."""

import zipfile
from io import BytesIO

from PIL import Image
from PIL.PngImagePlugin import PngInfo

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="{A}" xmlns:wp="{WP}" xmlns:pic="{PIC}"'

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr>
</w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="character" w:default="1" w:styleId="AbsatzStd">
  <w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="NormaleTabelle">
  <w:name w:val="Normal Table"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1" w:rsidR="00AB12CD"><w:name w:val="heading 1"/>
  <w:basedOn w:val="Standard"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>
  <w:rPr><w:color w:val="AA0000"/><w:sz w:val="40"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Ebene2"><w:name w:val="Ebene zwei"/>
  <w:basedOn w:val="Standard"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Aufz"><w:name w:val="Aufzählung"/>
  <w:basedOn w:val="Standard"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Num"><w:name w:val="Nummerierung"/>
  <w:basedOn w:val="Standard"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Deckblatt"><w:name w:val="Deckblatt"/>
  <w:basedOn w:val="Standard"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/>
  <w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
"""
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>'
    f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
    f'<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    for n, kind, text in ((0, "bullet", "»"), (1, "decimal", "%1)"))
) + "".join(
    f'<w:num w:numId="{n}"><w:abstractNumId w:val="{of}"/></w:num>' for n, of in ((3, 0), (4, 1))
)
THEME = (
    f'<a:theme xmlns:a="{A}" name="MrHouseAuthor"><a:themeElements><a:clrScheme name="c">'
    + "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in (
            ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "222222"), ("lt2", "EEEEEE"),
            ("accent1", "800040"), ("accent2", "007A33"), ("accent3", "004080"),
            ("accent4", "804000"), ("accent5", "408000"), ("accent6", "400080"),
            ("hlink", "0000FF"), ("folHlink", "800080"),
        )
    )
    + '</a:clrScheme><a:fontScheme name="f"><a:majorFont><a:latin typeface="House Display"/>'
    '<a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont>'
    '<a:latin typeface="House Text"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont>'
    '</a:fontScheme></a:themeElements></a:theme>'
)  # fmt: skip
SECTION = (
    '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="2000" w:right="1500" w:bottom="1800"'
    ' w:left="1700" w:header="700" w:footer="600" w:gutter="0"/>'
)


def paragraph(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


def run(text, look=""):
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def field(told, shown):
    """Return a field of several runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{told}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def drawing(relation, descr="C:\\\\Users\\\\MrHouseAuthor\\\\logo.png"):
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="457200"/>'
        f'<wp:docPr id="1" name="MrHouseAuthor" descr="{descr}"/><a:graphic><a:graphicData '
        f'uri="{PIC}"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="MrHouseAuthor.png"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch>'
        '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="914400" cy="457200"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def logo():
    """Return a picture with words beside its pixels."""
    told = PngInfo()
    told.add_text("Author", "MrHouseAuthor")
    target = BytesIO()
    Image.new("RGB", (20, 10), "#800040").save(target, "PNG", pnginfo=told)
    return target.getvalue()


def house(  # noqa: PLR0913 - a part each
    header="", footer="", *, first="", section=SECTION, settings="", styles=STYLES, more=None
):  # fmt: skip
    """Return the bytes of a template; `more` are further parts by name."""
    furniture = {"header1": header, "footer1": footer, "header2": first}
    furniture = {name: content for name, content in furniture.items() if content}
    kinds = {"header1": "default", "footer1": "default", "header2": "first"}
    references = "".join(
        f'<w:{name[:-1]}Reference w:type="{kinds[name]}" r:id="{name}"/>' for name in furniture
    )
    title = "<w:titlePg/>" if first else ""
    body = paragraph(run("MrHouseAuthor wrote this body"))
    relations = {
        "styles": "styles.xml", "numbering": "numbering.xml", "theme": "theme/theme1.xml",
        "settings": "settings.xml",
    }  # fmt: skip
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'content-types"><Override PartName="/word/document.xml" ContentType="{MAIN}.template.main'
        '+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{P}"><Relationship Id="a" Type="{R}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}<w:sectPr>{references}{section}"
        f"{title}</w:sectPr></w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{P}">'
        + "".join(
            f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{target}"/>'
            for kind, target in relations.items()
        )
        + "".join(
            f'<Relationship Id="{name}" Type="{R}/{name[:-1]}" Target="{name}.xml"/>'
            for name in furniture
        )
        + "</Relationships>",
        "word/styles.xml": f"<w:styles {SPACES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {SPACES}>{NUMBERING}</w:numbering>",
        "word/theme/theme1.xml": THEME,
        "word/settings.xml": f"<w:settings {SPACES}>{settings}</w:settings>",
    }
    for name, content in furniture.items():
        root = "hdr" if name.startswith("header") else "ftr"
        parts[f"word/{name}.xml"] = f"<w:{root} {SPACES}>{content}</w:{root}>"
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | (more or {})).items():
            archive.writestr(name, content)
    return target.getvalue()
