"""Workbooks of Excel 2007 on: a good one changed in one place each."""
import io
import struct
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"


def relations(*items):
    body = "".join(f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>' for key, kind, target in items)
    return f'<Relationships xmlns="{RELATIONS}">{body}</Relationships>'


def sheet(rows, more=""):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{more}</worksheet>'


def parts(content=sheet('<row r="1"><c r="A1"><v>1</v></c></row>'), strings=None, styles="", properties=""):
    """The parts of a workbook of one sheet; `content` is the whole XML of that sheet."""
    found = {
        "_rels/.rels": relations(("a", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}<sheets><sheet name="甲" sheetId="1" '
        f'r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(("a", "worksheet", "worksheets/sheet1.xml"), ("b", "styles", "styles.xml"),
                                                 ("c", "sharedStrings", "sharedStrings.xml")),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings or "<si><t>甲</t></si>"}</sst>',
        SHEET: content,
    }
    return found


def pack(found, method=zipfile.ZIP_DEFLATED, level=6):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method, compresslevel=level) as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def make(add):
    cells(add)
    documents(add)
    containers(add)
    others(add)


def cells(add):
    def row(name, xml, outcome, **more):
        add(f"cell_{name}.xlsx", pack(parts(sheet(xml), **more)), f"xlsx: {outcome}" if "=" in outcome else outcome)

    bad = f"malformed {SHEET}"
    row("number", '<row r="1"><c r="A1"><v>1</v></c></row>', "1=#1")
    row("long_code", "<row><c><v>914104000123456789</v></c></row>", "1=#914104000123456789")
    row("shared", '<row><c t="s"><v>0</v></c></row>', "1=甲")
    row("rich", '<row><c t="s"><v>0</v></c></row>', "1=甲乙",
        strings="<si><r><t>甲</t></r><r><t>乙</t></r><rPh><t>x</t></rPh></si>")
    row("inline", '<row><c t="inlineStr"><is><r><t>甲</t></r></is></c></row>', "1=甲")
    row("escape", '<row><c t="str"><v>a_x000D_b_x005F_</v></c></row>', "1=a<D>b_")
    row("formula", "<row><c><f>1+1</f><v>2</v></c><c><f>1+1</f></c></row>", "1=#2|?no cached value")
    row("error", '<row><c t="e"><v>#N/A</v></c></row>', "1=?#N/A")
    row("boolean", '<row><c t="b"><v>1</v></c></row>', "1=!true")
    dates = '<cellXfs><xf/><xf numFmtId="14"/></cellXfs>'
    row("date", '<row><c s="1"><v>45351</v></c><c s="1"><v>60</v></c></row>', "1=@2024-2-29|#60", styles=dates)
    row("date_1904", '<row><c s="1"><v>43889</v></c></row>', "1=@2024-2-29", styles=dates,
        properties='<workbookPr date1904="1"/>')
    row("dates_beyond", '<row><c s="1"><v>-1</v></c><c s="1"><v>1e300</v></c></row>', "1=#-1|#1e300", styles=dates)
    row("far", '<row r="1048576"><c r="C1048576"><v>1</v></c></row>', "1048576=||#1")
    for name, xml in [
        ("beyond_column", '<row r="1"><c r="XFE1"><v>1</v></c></row>'), ("beyond_row", '<row r="1048577"/>'),
        ("row_zero", '<row r="0"/>'), ("row_huge", '<row r="99999999999999999999"/>'),
        ("other_row", '<row r="1"><c r="A2"/></row>'), ("bad_reference", '<row r="1"><c r="1A"/></row>'),
        ("row_twice", '<row r="2"/><row r="2"/>'), ("backwards", '<row r="1"><c r="B1"/><c r="A1"/></row>'),
        ("no_string", '<row><c t="s"><v>7</v></c></row>'), ("negative_string", '<row><c t="s"><v>-1</v></c></row>'),
        ("no_number", "<row><c><v>abc</v></c></row>"), ("nan", "<row><c><v>nan</v></c></row>"),
        ("hexadecimal", "<row><c><v>0x10</v></c></row>"), ("unknown_type", '<row><c t="zz"><v>1</v></c></row>'),
        ("open_element", "<row><c></row>"), ("unknown_entity", "<row>&nbsp;</row>"),
        ("zero_character", '<row><c t="str"><v>&#0;</v></c></row>'),
    ]:
        row(name, xml, bad)
    add("cell_not_utf8.xlsx", pack(parts(sheet("<row><c><v>").encode() + b"\xff")), bad)
    add("cell_merged.xlsx", pack(parts(sheet("", '<mergeCells><mergeCell ref="B2:A1"/></mergeCells>'))), bad)
    add("dimension.xlsx", pack(parts(f'<worksheet xmlns="{MAIN}"><dimension ref="A1:XFD1048576"/><sheetData><row><c><v>1</v>'
                                     "</c></row></sheetData></worksheet>")), "xlsx: 1=#1")
    add("strict.xlsx", pack(parts(sheet("<row><c><v>1</v></c></row>").replace(MAIN, "http://purl.oclc.org/ooxml/s"))),
        "xlsx: 1=#1")
    add("prefixed.xlsx", pack(parts(f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row>'
                                    "</x:sheetData></x:worksheet>")), "xlsx: 1=#1")
    add("utf16_part.xlsx", pack(parts(("\ufeff<?xml version='1.0' encoding='utf-16'?>" + sheet("<row><c><v>1</v></c></row>"))
                                      .encode("utf-16-le"))), "xlsx: 1=#1")


def documents(add):
    for name in ["_rels/.rels", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", SHEET]:
        found = parts()
        found[name] = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>' + found[name]
        add(f"doctype_{name.split('/')[-1].strip('.')}.xlsx", pack(found), f"doctype {name}")
    laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    add("laughs.xlsx", pack(parts(f'<!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]><x>&a9;</x>')), f"doctype {SHEET}")
    wide = ("\ufeff<?xml version='1.0' encoding='utf-16'?><!DOCTYPE x><x/>").encode("utf-16-le")
    add("doctype_utf16.xlsx", pack(parts(wide)), f"doctype {SHEET}")


def containers(add):
    good = pack(parts())
    for share in (1, 30, 50, 90, 99):
        add(f"cut_{share}.xlsx", good[:max(4, len(good) * share // 100)], "malformed zip")
    add("comment.xlsx", good[:-2] + struct.pack("<H", 3) + b"abc", "xlsx: 1=#1")
    add("behind_end.xlsx", good + b"x", "malformed zip")
    add("stored.xlsx", pack(parts(), zipfile.ZIP_STORED), "xlsx: 1=#1")
    add("bzip2.xlsx", pack(parts(), zipfile.ZIP_BZIP2), "malformed _rels/.rels")
    add("lzma.xlsx", pack(parts(), zipfile.ZIP_LZMA), "malformed _rels/.rels")
    first = good.index(b"PK\x01\x02")
    for name, at, value, outcome in [
        ("password", 8, b"\x01\x08", "encrypted"), ("checksum", 16, b"abcd", "malformed _rels/.rels"),
        ("sizes_64", 24, b"\xff" * 4, "malformed _rels/.rels"), ("offset", 42, b"\xf0\xf0\xf0\x70", "malformed _rels/.rels"),
        ("name_length", 28, b"\xff\xff", "malformed zip"), ("signature", 0, b"XX", "malformed zip"),
    ]:
        add(f"zip_{name}.xlsx", good[:first + at] + value + good[first + at + len(value):], outcome)
    count = good.rindex(b"PK\x05\x06") + 10
    add("zip_count.xlsx", good[:count] + b"\x07\x00" + good[count + 2:], "malformed zip")
    add("zip_entries.xlsx", pack(parts() | {f"xl/media/{i}": "" for i in range(200)}), "tooLarge entries")
    add("zip_traversal.xlsx", pack(parts() | {"../../../etc/passwd": "x", "/tmp/x": "x"}), "xlsx: 1=#1")
    add("zip_case.xlsx", pack(parts() | {SHEET.upper(): "x"}), "malformed zip")


def others(add):
    found = parts()
    del found[SHEET]
    add("no_sheet_part.xlsx", pack(found), f"malformed {SHEET}")
    add("no_sheets.xlsx", pack(parts() | {"xl/workbook.xml": f'<workbook xmlns="{MAIN}"/>'}), "empty")
    twice = parts()
    twice["xl/workbook.xml"] = twice["xl/workbook.xml"].replace("</sheets>", '<sheet name="乙" r:id="a"/></sheets>')
    add("one_part_two_sheets.xlsx", pack(twice), f"malformed {SHEET}")
    chart = parts()
    chart["xl/_rels/workbook.xml.rels"] = relations(("a", "chartsheet", "chartsheets/sheet1.xml"))
    add("chart_only.xlsx", pack(chart), "empty")
    for name, part, found in [
        ("docx", "word/document.xml", "DOCX"), ("pptx", "ppt/presentation.xml", "PPTX"), ("xlsb", "xl/workbook.bin", "XLSB"),
        ("ods", "mimetype", "ODF"), ("plain_zip", "a.txt", "ZIP"),
    ]:
        add(f"{name}.xlsx", pack({part: "x"}), f"notASpreadsheet {found}")
    add("empty_zip.xlsx", pack({}), "notASpreadsheet ZIP")
