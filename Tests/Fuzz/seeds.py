#!/usr/bin/python3
"""Writes the files the fuzzer starts from, a folder for each target: small, valid, with every feature once."""
import datetime, io, os, struct, sys, zipfile
import openpyxl, xlwt

root = sys.argv[1]

def seed(target, name, content):
    os.makedirs(f"{root}/{target}", exist_ok=True)
    with open(f"{root}/{target}/{name}", "wb") as file:
        file.write(content)

text = '企业名称,"备注, 一"\r\n例示"甲",\t"a""b"\n;𠮷\n'
seed("csv", "a", text.encode())
seed("csv", "b", b'a;b\n"c\n;d";e\r"f"')
for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"):
    seed("text", encoding, text.encode(encoding))

book = openpyxl.Workbook()
sheet = book.active
sheet.append(["例示", 1.5, True, datetime.date(2024, 2, 29), "=1+1", "a_x000D_b"])
sheet.merge_cells("A3:B4")
sheet.row_dimensions[1].hidden = True
sheet.column_dimensions["C"].hidden = True
book.create_sheet("藏").sheet_state = "hidden"
buffer = io.BytesIO()
book.save(buffer)
seed("zip", "a", buffer.getvalue())
kinds = {"worksheets/sheet": 0, "sharedStrings": 1, "styles": 2, "workbook.xml": 3, ".rels": 4}
with zipfile.ZipFile(buffer) as archive:
    small = io.BytesIO()
    with zipfile.ZipFile(small, "w") as stored:
        for name in archive.namelist():
            content = archive.read(name)
            if "theme" not in name:
                stored.writestr(name, content)
            for part, kind in kinds.items():
                if name.endswith(part) or part in name and not name.endswith(".rels"):
                    seed("xml", name.replace("/", "_"), bytes([kind]) + content)
                    break
    seed("zip", "stored", small.getvalue())
seed("xml", "inline", b'\0<worksheet><sheetData><row r="2"><c r="B2" t="inlineStr"><is><r><t>a</t></r><rPh><t>b</t></rPh>'
     b'</is></c><c t="s"><v>1</v></c><c t="e"><v>#N/A</v></c><c s="1"><f>1</f><v>2</v></c></row></sheetData></worksheet>')

for index, code in enumerate(['yyyy"年"m"月"d"日"', "[$-804]h:mm;@", "0.00_);\\d*x", "$A$1:XFD1048576", "45351.5",
                              "2024-02-29T00:00:00", "1E5"]):
    seed("format", str(index), code.encode())
seed("format", "serial", struct.pack("<d", 45351.25))

old = xlwt.Workbook(encoding="utf-8")
page = old.add_sheet("申报")
day = xlwt.easyxf(num_format_str='yyyy"年"m"月"')
for column, value in enumerate(["例示", 5, 0.29, 1e10, True, xlwt.Formula('"a"&"b"')]):
    page.write(0, column, value)
for column in range(4):
    page.write(1, column, 45000 + column, day)
page.row(2).set_cell_error(0, 0x2A)
page.write_merge(3, 4, 0, 1, "合")
page.row(5).hidden = True
page.col(3).hidden = True
old.add_sheet("藏").visibility = 1
buffer = io.BytesIO()
old.save(buffer)
whole = buffer.getvalue()
seed("xls", "compound", whole)
start = whole.find(b"\x09\x08\x10\x00")
seed("xls", "records", whole[start:start + 4096])

def record(kind, body):
    return struct.pack("<HH", kind, len(body)) + body

seed("xls", "made", record(0x809, struct.pack("<HH", 0x600, 5) + bytes(12)) + record(0x85, struct.pack("<IBBBB", 47, 0, 0, 1, 0) + b"A")
     + record(0xA, b"") + record(0xA, b"")[:1] + b"\0" * 2
     + record(0x809, struct.pack("<HH", 0x600, 16) + bytes(12)) + record(0x6, struct.pack("<HHH", 0, 0, 0) + b"\0" * 6 + b"\xff\xff" + bytes(8))
     + record(0x207, struct.pack("<HB", 1, 0) + b"x") + record(0xBD, struct.pack("<HHHIHIH", 1, 0, 0, 6, 0, 7, 1))
     + record(0x205, struct.pack("<HHHBB", 2, 0, 0, 7, 1)) + record(0xE5, struct.pack("<HHHHH", 1, 0, 1, 0, 1)) + record(0xA, b""))

table = record(0xFC, struct.pack("<II", 3, 3) + b"\1\0\x0c\1\0\2\0\0\0a" + bytes(4)) + record(0x3C, b"\0\0\3\0\1ab")
table += record(0x3C, b"\0cd") + record(0x3C, b"\1\0\0\0b")
head = record(0x809, struct.pack("<HH", 0x600, 5) + bytes(12))
place = len(head) + len(table) + 13 + 4
seed("xls", "texts", head + table + record(0x85, struct.pack("<IBBBB", place, 0, 0, 1, 0) + b"A") + record(0xA, b"")
     + record(0x809, struct.pack("<HH", 0x600, 16) + bytes(12)) + record(0x204, struct.pack("<HHHHB", 0, 0, 0, 2, 0) + b"a")
     + record(0x3C, b"\0b") + b"".join(record(0xFD, struct.pack("<HHHI", 0, i, 0, i - 1)) for i in (1, 2, 3))
     + record(0x6, struct.pack("<HHH", 1, 0, 0) + b"\0" * 6 + b"\xff\xff" + bytes(8)) + record(0x207, b"\3\0\0a")
     + record(0x3C, b"\0bc") + record(0xA, b""))

seed("wire", "a", bytes([1, 1, 65, 0, 2, 1, 2, 0, 1, 3, 5, 4, 2, 5, 1, 7, 0, 1, 1, 66, 2, 1, 49, 3, 232, 15, 2, 29, 4, 5, 6, 1, 35, 6]))
seed("wire", "refusal", bytes([7, 3, 6]) + b"memory" + bytes([5]))
