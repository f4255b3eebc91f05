"""Files that are small and mean to take gigabytes, in each place where a reader keeps something."""
import io
import random
import struct
import zipfile
import zlib

from packages import MAIN, OFFICE, RELATIONS, SHEET, pack, parts, sheet


def make(add):
    inflation(add)
    lists(add)
    xml(add)
    texts(add)


def zeros(megabytes):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b"".join([packer.compress(bytes(1 << 20)) for _ in range(megabytes)] + [packer.flush()])


def with_packed(name, packed, size, checksum=0):
    """A workbook with one entry that is already packed and may lie about its size."""
    found = parts()
    found.pop(name, None)
    whole = pack(found)
    start, end = whole.index(b"PK\x01\x02"), whole.rindex(b"PK\x05\x06")
    fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0x21, checksum, len(packed), size, len(name), 0)
    entry = b"PK\x03\x04" + fields + name.encode() + packed
    listed = b"PK\x01\x02" + struct.pack("<H", 20) + fields + struct.pack("<HHHII", 0, 0, 0, 0, start) + name.encode()
    directory = whole[start:end] + listed
    return (whole[:start] + entry + directory + b"PK\x05\x06"
            + struct.pack("<HHHHIIH", 0, 0, len(found) + 1, len(found) + 1, len(directory), start + len(entry), 0))


def inflation(add):
    packed = zeros(400)
    add("bomb_honest.xlsx", with_packed(SHEET, packed, 400 << 20), f"bomb {SHEET} ratio")
    add("bomb_large.xlsx", with_packed(SHEET, packed, 600 << 20), f"bomb {SHEET} partBytes")
    add("bomb_lying.xlsx", with_packed(SHEET, packed, 1000), f"malformed {SHEET}")
    add("bomb_unread_part.xlsx", with_packed("xl/media/a.bin", packed, 400 << 20), "bomb xl/media/a.bin ratio")
    total = pack(parts() | {f"xl/media/{i}": b"0123456789abcdef" * 10 for i in range(3)})
    for place in [i for i in range(len(total)) if total[i:i + 4] == b"PK\x01\x02"][-3:]:
        # 510 MB in 4 MB packed each, as the directory claims.
        total = total[:place + 20] + struct.pack("<II", 4 << 20, 510 << 20) + total[place + 28:]
    add("bomb_total.xlsx", total, "bomb xl/media/2 totalBytes")


def lists(add):
    """Each of these is under every limit of size and ratio, and would fill gigabytes."""
    def bomb(name, found, outcome, slow=True):
        # The slow ones hold millions of elements, which take a build without optimisation half a minute.
        add(f"bomb_{name}.xlsx", lambda: pack(found(), level=1), outcome, slow=slow)

    numbers = [f"{i * 2654435761 % 99991:05}" for i in range(100_000)]
    cells = "".join(f"<c><v>{i}</v></c>" for i in numbers[:5000])
    gaps = "".join(f'<row><c r="XFD{i}"><v>{numbers[i]}</v></c></row>' for i in range(1, 400))
    wide = "".join(f'<c t="str"><v>{i}{"例示" * 20}</v></c>' for i in numbers[:1000])
    long = "".join(f"<si><t>{i}{'例示' * 20}</t></si>" for i in numbers)
    def beside_pictures():
        found = parts(sheet(("<row>" + wide + "</row>") * 1000))
        buffer = io.BytesIO(pack(found))
        with zipfile.ZipFile(buffer, "a") as archive:
            archive.writestr(zipfile.ZipInfo("xl/media/a.bin"), random.Random(2016).randbytes(58 << 20))
        return buffer.getvalue()

    add("bomb_beside_pictures.xlsx", beside_pictures, "tooLarge memory", slow=True)
    dates = "".join(f'<c s="1"><v>{i}</v></c>' for i in numbers[:1000])
    bomb("columns", lambda: parts(sheet("<row>" + cells * 4 + "</row>")), f"malformed {SHEET}", slow=False)
    bomb("gaps", lambda: parts(sheet(gaps)), "tooLarge cells", slow=False)
    bomb("cells", lambda: parts(sheet("<row>" + "</row><row>".join([cells] * 1001) + "</row>")), "tooLarge cells")
    bomb("rows", lambda: rows_of_sheets(numbers), "tooLarge memory")
    bomb("strings", lambda: parts(strings=long * 10), "tooLarge memory")
    bomb("no_strings", lambda: parts(strings="<si/>" * 5_000_000), "tooLarge memory")
    bomb("inline", lambda: parts(sheet(("<row>" + wide + "</row>") * 1000)), "tooLarge memory")
    bomb("dates", lambda: parts(sheet(("<row>" + dates + "</row>") * 3000), styles='<cellXfs><xf/><xf numFmtId="14"/></cellXfs>'),
         "tooLarge memory")
    bomb("merged", lambda: parts(sheet("", listed("mergeCells", '<mergeCell ref="A{0}"/>', 200_000, 14))), "tooLarge memory")
    bomb("formats", lambda: parts(styles=listed("numFmts", '<numFmt numFmtId="{0}" formatCode="0"/>', 5_000_000)), "tooLarge memory")
    bomb("sheets", lambda: parts() | {"xl/workbook.xml": f'<workbook xmlns="{MAIN}">' + listed(
        "sheets", '<sheet name="{0}' + "x" * 30 + '" id="{0}' + "y" * 30 + '"/>', 700_000) + "</workbook>"}, "tooLarge memory")
    bomb("relationships", lambda: parts() | {"xl/_rels/workbook.xml.rels": listed(
        "Relationships", '<Relationship Id="{0}{0}" Type="a" Target="{0}{0}"/>', 700_000)}, "tooLarge memory")


def listed(name, item, count, times=1):
    return f"<{name}>" + "".join(item.format(i + 1) for i in range(count)) * times + f"</{name}>"


def rows_of_sheets(numbers):
    """Nothing but hidden rows, each with a number so that the ratio stays low, on four sheets."""
    rows = sheet("".join(f'<row s="{i}" hidden="1"/>' for i in numbers) * 4)
    names = range(1, 5)
    return parts() | {f"xl/worksheets/sheet{i}.xml": rows for i in names} | {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        + "".join(f'<sheet name="{i}" r:id="s{i}"/>' for i in names) + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">' + "".join(
            f'<Relationship Id="s{i}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i in names)
        + "</Relationships>"}


def xml(add):
    """What expat would keep before any element is seen."""
    numbers = "".join(f"{i * 2654435761 % 9999991:07}" for i in range(1_000_000))
    filler = numbers * 3
    def bomb(name, body):
        add(f"bomb_xml_{name}.xlsx", pack(parts(f"<worksheet>{body}</worksheet>"), level=1), f"bomb {SHEET} memory")

    bomb("attribute", f'<a b="{filler}"/>')
    bomb("name", f"<a{filler}/>")
    bomb("comment", f"<!--{filler}-->")
    bomb("instruction", f"<?a {filler}?>")
    bomb("depth", "".join(f"<a{i}>" for i in range(1_000_000)))
    bomb("names", "".join(f"<a{i}/>" for i in range(1_000_000)))
    bomb("attributes", "".join(f'<a b{i}=""/>' for i in range(1_000_000)))
    bomb("namespaces", "".join(f'<a xmlns:n{i}="{i}"/>' for i in range(1_000_000)))
    add("bomb_text.xlsx", pack(parts(sheet(f'<row><c t="str"><v>{numbers}</v></c></row>')), level=1), f"malformed {SHEET}")


def texts(add):
    add("bomb_rows.csv", b"a\n" * 1_048_577, "tooLarge rows")
    add("bomb_columns.csv", b"," * 16_384, "tooLarge columns")
    add("bomb_cells.csv", (b"," * 9_999 + b"\n") * 501, "tooLarge cells")
    add("bomb_blank_lines.csv", b"\n" * 1_048_577, "tooLarge rows")
    add("bomb_quotes.csv", b'"' * 2_000_001, "badCSV 1:1 unterminatedQuote")
    add("bomb_short_texts.csv", (b"0123456789abcdef," * 9_999 + b"\n") * 180, "tooLarge memory")
    row = "例示科技有限公司,宝丰县,备注\n" * 2_000_000
    add("bomb_gb18030.csv", lambda: row.encode("gb18030"), "tooLarge memory", slow=True)
    add("bomb_gb18030_mark.csv", lambda: ("\ufeff" + row).encode("gb18030"), "tooLarge memory", "GB18030", slow=True)
    add("bomb_utf8_mark.csv", lambda: ("\ufeff" + row[:22_000_000]).encode(), "tooLarge memory", slow=True)
    add("bomb_utf16.csv", lambda: ("\ufeff" + row).encode("utf-16-le"), "tooLarge memory", slow=True)
    add("bomb_nearly.csv", b"a\n" * 1_000_000, "csv UTF-8: 1000000 rows")
