"""What a file says of itself: the information dictionary and its XMP packet.

The marks of PDF/A-2a (ISO 19005-2 §6.7.11) and PDF/UA-1 (ISO 14289-1 §5) stand in the packet.
"""

from briefer.document.tree import Document
from briefer.writers.pdf.objects import Objects, Reference, dictionary, name, string

ARCHIVABLE = "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
"""What of the packet says that the file is fit for archives."""

_PRODUCER = "briefer"
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{archivable}<pdfuaid:part>1</pdfuaid:part>
{properties}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def information(objects: Objects, document: Document) -> Reference:
    """Return a reference to the information dictionary."""
    texts = {"Title": document.title, "Subject": document.subject, "Author": document.author}
    entries = {key: string(text) for key, text in texts.items() if text}
    entries["Producer"] = string(_PRODUCER)
    if document.date:
        written = string(f"D:{document.date:%Y%m%d}")
        entries |= {"CreationDate": written, "ModDate": written}
    return objects.add(dictionary(entries))


def packet(objects: Objects, document: Document) -> Reference:
    """Return a reference to the XMP packet."""
    texts = (document.title, document.subject, document.author, document.lang)
    title, subject, author, lang = (text.translate(_ENTITIES) for text in texts)
    lines = [
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>',
        f"<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>",
        f"<pdf:Producer>{_PRODUCER}</pdf:Producer>",
    ]
    if subject:
        lines.append(
            f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt>'
            "</dc:description>"
        )
    if author:
        lines.append(f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>")
    if document.date:
        written = document.date.isoformat()
        lines += [f"<xmp:{key}>{written}</xmp:{key}>" for key in ("CreateDate", "ModifyDate")]
    data = _PACKET.format(archivable=ARCHIVABLE, properties="\n".join(lines)).encode()
    kind = {"Type": name("Metadata"), "Subtype": name("XML")}
    return objects.stream(data, kind, compress=False)
