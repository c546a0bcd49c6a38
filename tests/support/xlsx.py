"""Prints what another program reads in an XLSX file: xlsx.py FILE"""
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
sheet = book.active
print("title", sheet.title)
print("freeze", sheet.freeze_panes, "filter", sheet.auto_filter.ref)
print("print", sheet.page_setup.orientation, sheet.page_setup.paperSize,
      sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight,
      sheet.print_title_rows, sheet.oddHeader.center.text,
      sheet.oddFooter.center.text)
print("width", " ".join("%.0f" % sheet.column_dimensions[c].width
                        for c in "AB"))
rows = 0
for row in sheet.iter_rows():
    rows += 1
    if rows > 6:
        continue
    print("row", "|".join("%s%s:%s:%s" % (
        "*" if c.font.bold else "", c.data_type, c.value, c.number_format)
        for c in row))
print("rows", rows)
