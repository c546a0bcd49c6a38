"""Prints what is in a DOCX file, read as XML: docx.py FILE"""
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
package = zipfile.ZipFile(sys.argv[1])
names = package.namelist()
parts = {name: tree.fromstring(package.read(name)) for name in names}
print("first", names[0])

# Every part that is named is there, and has a type.
named = {p.get("PartName")[1:] for p in parts["[Content_Types].xml"]
         if p.get("PartName")}
for name, root in parts.items():
    if name.endswith(".rels"):
        folder = re.sub(r"_rels/[^/]*$", "", name)
        named |= {folder + r.get("Target") for r in root}
print("missing", " ".join(sorted(named - set(names))) or "none")

core = {re.sub("{.*}", "", e.tag): e.text for e in parts["docProps/core.xml"]}
print("author", core["creator"])
print("title", core["title"])

known = {s.get(W + "styleId") for s in parts["word/styles.xml"].iter(W + "style")}
body = parts["word/document.xml"]
used = {e.get(W + "val") for tag in ("pStyle", "tblStyle")
        for e in body.iter(W + tag)}
print("styles", " ".join(sorted(used - known)) or "known")

for section in body.iter(W + "sectPr"):
    size = section.find(W + "pgSz")
    print("section %sx%s%s" % (
        size.get(W + "w"), size.get(W + "h"),
        " first-page-apart" if section.find(W + "titlePg") is not None else ""))
for table in body.iter(W + "tbl"):
    if table.find(W + "tblPr/" + W + "tblStyle") is None:
        continue
    rows = table.findall(W + "tr")
    print("headings repeated", sum(
        row.find(W + "trPr/" + W + "tblHeader") is not None for row in rows))
    print("grid", *[sum(int(c.find(W + "tcPr/" + W + "gridSpan").get(W + "val"))
                        if c.find(W + "tcPr/" + W + "gridSpan") is not None
                        else 1 for c in row.findall(W + "tc")) for row in rows])
for p in body.iter(W + "p"):
    text = "".join("|" if e.tag == W + "br" else e.text or ""
                   for e in p.iter() if e.tag in (W + "t", W + "br"))
    if text:
        print("%s: %s" % (p.find(W + "pPr/" + W + "pStyle").get(W + "val"), text))
