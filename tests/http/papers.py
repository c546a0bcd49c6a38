"""Files as people attach them: PDF, DOCX, XLSX made here, byte by byte, so that a
test knows every word in them. Not a test: it has no "#!".
"""
import io
import zipfile
import zlib


def pdf_of(objects):
    """A whole PDF of numbered objects; the first is the catalogue."""
    out = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + (b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
                  % (len(objects) + 1, start))


def stream(data, more=b""):
    packed = zlib.compress(data)
    return (b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream"
            % (len(packed), more, packed))


TO_UNICODE = (b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
              b"/CMapName /X def /CMapType 2 def\n"
              b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
              b"100 beginbfrange\n" +
              b"".join(b"<%02x00> <%02xff> <%02x00>\n" % (i, i, i)
                       for i in list(range(0, 10)) + list(range(30, 33))) +
              b"endbfrange endcmap end end\n")


def pdf(*lines, annotation=None, attached=False):
    """One page; its text is packed, as in all that people have, and the lines
    stand in a comment too, so that they can be found by their bytes."""
    words = b"BT /F1 12 Tf 14 TL 60 780 Td " + b" ".join(
        b"<%s> Tj T*" % line.encode("utf-16-be").hex().encode()
        for line in lines) + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % (
            b"/Names << /EmbeddedFiles << /Names [(a) 9 0 R] >> >>"
            if attached else b""),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> %s >>" % (
            b"/Annots [8 0 R]" if annotation else b""),
        stream(words),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H"
        b" /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 600"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        b" /Supplement 0 >> >>",
        stream(TO_UNICODE),
        b"<< /Type /Annot /Subtype /Stamp /Rect [300 700 400 730] /Contents <%s>"
        b" >>" % (b"feff" + (annotation or "").encode("utf-16-be").hex()
                  .encode()),
        b"<< /Type /Filespec /F (a.txt) /EF << /F 10 0 R >> >>",
        stream(b"inside", b"/Type /EmbeddedFile"),
    ]
    objects[-1] += b"\n% " + b" ".join(l.encode() for l in lines)
    return pdf_of(objects)


def scan():
    """A page that is a picture, as a scanner makes it."""
    return pdf_of([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /XObject << /I 5 0 R >> >> >>",
        stream(b"q 500 0 0 700 40 60 cm /I Do Q"),
        stream(bytes(range(256)) * 4, b"/Type /XObject /Subtype /Image /Width 32"
               b" /Height 32 /ColorSpace /DeviceGray /BitsPerComponent 8"),
    ])


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/package/2006/"
TYPES = ('<?xml version="1.0"?><Types xmlns="%scontent-types"><Default '
         'Extension="xml" ContentType="application/xml"/><Override PartName="%s" '
         'ContentType="application/vnd.openxmlformats-officedocument.%s.main+xml"/>'
         '</Types>')


def package(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, text in parts.items():
            z.writestr(name, text)
    return out.getvalue()


def docx(*paragraphs, **more):
    """more: parts by name, with __ for / and _ for a point."""
    body = "".join("<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % p for p in paragraphs)
    parts = {
        "[Content_Types].xml": TYPES % (OFFICE, "/word/document.xml",
                                        "wordprocessingml.document"),
        "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns='
                       '"%srelationships"/>' % OFFICE,
        "word/document.xml": '<?xml version="1.0"?><w:document %s><w:body>%s'
                             '</w:body></w:document>' % (W, body)}
    parts.update({n.replace("__", "/").replace("_", "."): v
                  for n, v in more.items()})
    return package(parts)


def header_with_watermark(words):
    return ('<?xml version="1.0"?><w:hdr %s xmlns:v="urn:schemas-microsoft-com:vml"'
            '><w:p><w:r><w:pict><v:shape><v:textpath string="%s"/></v:shape>'
            '</w:pict></w:r></w:p></w:hdr>' % (W, words))


S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def xlsx(*cells, sheet="Sheet1", header=""):
    return package({
        "[Content_Types].xml": TYPES % (OFFICE, "/xl/workbook.xml",
                                        "spreadsheetml.sheet"),
        "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns='
                       '"%srelationships"/>' % OFFICE,
        "xl/workbook.xml": '<?xml version="1.0"?><workbook %s><sheets><sheet '
                           'name="%s" sheetId="1"/></sheets></workbook>'
                           % (S, sheet),
        "xl/sharedStrings.xml": '<?xml version="1.0"?><sst %s>%s</sst>' % (
            S, "".join("<si><t>%s</t></si>" % c for c in cells)),
        "xl/worksheets/sheet1.xml": '<?xml version="1.0"?><worksheet %s>'
            '<sheetData/><headerFooter><oddHeader>%s</oddHeader></headerFooter>'
            '</worksheet>' % (S, header.replace("&", "&amp;"))})
