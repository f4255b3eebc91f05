"""Workbooks of Excel 97 to 2003, and what else lies in a compound file."""
import io
import random
import struct
import tempfile

import xlwt
from xlwt.CompoundDoc import XlsDoc


def workbook(fill):
    book = xlwt.Workbook(encoding="utf-8")
    fill(book.add_sheet("甲"))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def example(sheet):
    for column, value in enumerate(["例示", 5, 0.29, True, "长" * 300]):
        sheet.write(0, column, value)
    sheet.write_merge(1, 1, 0, 2, "合")


def record(kind, body):
    return struct.pack("<HH", kind, len(body)) + body


def replaced(whole, before, after):
    assert len(before) == len(after) and whole.count(before) >= 1
    return whole.replace(before, after, 1)


def stream(records):
    """The stream of a workbook of one sheet that holds these records."""
    def beginning(kind):
        return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 0, 0, 0x600))

    end = record(0xA, b"")
    unicode = record(0x42, struct.pack("<H", 1200))
    size = record(0x200, struct.pack("<IIHHH", 0, 65536, 0, 100, 0))
    place = len(beginning(5)) + len(unicode) + 4 + 9 + len(end)
    book = beginning(5) + unicode + record(0x85, struct.pack("<IBBBB", place, 0, 0, 1, 0) + b"A") + end
    assert len(book) == place
    return book + beginning(16) + size + b"".join(records) + end


def many_numbers(rows, columns):
    numbers = struct.pack("<HI", 0, 6) * columns
    return [record(0xBD, struct.pack("<HH", row, 0) + numbers + struct.pack("<H", columns - 1)) for row in range(rows)]


def packed(content):
    """A compound file with the stream in it."""
    with tempfile.NamedTemporaryFile() as file:
        XlsDoc().save(file.name, content)
        return file.read()


def excel95():
    """As Excel 5 and 95 wrote it: texts in the code page of the machine, and another name of the stream."""
    def beginning(kind):
        return record(0x809, struct.pack("<HHHH", 0x500, kind, 0, 0))

    name, text, result = (word.encode("gbk") for word in ("甲", "例示有限公司", "结果"))
    end = record(0xA, b"")
    page = record(0x42, struct.pack("<H", 936))
    place = len(beginning(5)) + len(page) + 4 + 7 + len(name) + len(end)
    content = beginning(5) + page + record(0x85, struct.pack("<IBBB", place, 0, 0, len(name)) + name) + end
    content += beginning(16) + record(0x200, struct.pack("<HHHHH", 0, 2, 0, 4, 0))
    content += record(0x204, struct.pack("<HHHH", 0, 0, 0, len(text)) + text)
    content += record(0x203, struct.pack("<HHHd", 0, 1, 0, 1.5))
    content += record(0x6, struct.pack("<HHH", 1, 0, 0) + bytes(6) + b"\xff\xff" + bytes(8))
    content += record(0x207, struct.pack("<H", len(result)) + result) + end
    whole = packed(content)
    at = whole.index("Workbook".encode("utf-16-le"))
    return whole[:at] + "Book".encode("utf-16-le") + bytes(56) + struct.pack("<H", 10) + whole[at + 66:]


def make(add):
    good = workbook(example)
    shown = "xls: 1=例示|#5|#0.29|!true|" + "长" * 300 + " 2=合 merged 1"
    add("old.xls", good, shown)
    add("old_named.xlsx", good, shown)
    add("old_excel95.xls", excel95(), "xls: 1=例示有限公司|#1.5 2=结果")
    for share in (10, 40, 60, 80):
        add(f"old_cut_{share}.xls", good[:len(good) * share // 100], "malformed xls")
    add("old_header_only.xls", good[:512], "malformed xls")
    add("old_no_workbook.xls", replaced(good, "Workbook".encode("utf-16-le"), "Worxbook".encode("utf-16-le")),
        "notASpreadsheet OLE")
    add("encrypted.xlsx", good[:512] + bytes(128 * 3) + "EncryptedPackage".encode("utf-16-le") + bytes(96) + good[1024:], "encrypted")
    add("excel4.xls", record(0x409, struct.pack("<HHH", 0, 16, 0)) + record(0xA, b""), "oldXls")
    table = good[:48] + struct.pack("<I", 0) + good[52:]
    add("old_directory_elsewhere.xls", table, "notASpreadsheet OLE")
    add("old_directory_beyond.xls", good[:48] + struct.pack("<I", 0x7FFFFFFF) + good[52:], "malformed xls")
    add("old_table_beyond.xls", good[:76] + struct.pack("<I", 0x7FFFFFFF) + good[80:], "malformed xls")
    add("old_sector_size.xls", good[:30] + b"\x1f\x00" + good[32:], "malformed xls")
    # The first 16 bytes of a password record in place of a harmless one of the same length.
    window = good.index(struct.pack("<HH", 0x3D, 18))
    add("old_password.xls", good[:window] + struct.pack("<H", 0x2F) + good[window + 2:], "encrypted")
    label = good.index(struct.pack("<HHHH", 0xFD, 10, 0, 0))
    add("old_no_string.xls", good[:label + 10] + struct.pack("<I", 9999) + good[label + 14:], "malformed xls")
    add("old_column.xls", good[:label + 6] + b"\xff\xff" + good[label + 8:], "malformed xls")
    sheet = good.index(struct.pack("<H", 0x85))
    add("old_sheet_nowhere.xls", good[:sheet + 4] + b"\xff\xff\xff\x7f" + good[sheet + 8:], "malformed xls")
    size = good.index(struct.pack("<HH", 0x200, 14))
    add("old_dimensions.xls", good[:size + 4] + struct.pack("<IIHH", 0, 65536, 0, 256) + good[size + 16:], shown)
    add("old_dimensions_huge.xls", good[:size + 4] + struct.pack("<IIHH", 0, 0xFFFFFFFF, 0, 0xFFFF) + good[size + 16:], shown)
    add("old_bomb_cells.xls", packed(stream(many_numbers(65536, 100))), "tooLarge memory")
    add("old_bomb_merged.xls", packed(stream([record(0xE5, struct.pack("<H", 1024) + struct.pack("<HHHH", 0, 1, 0, 1) * 1024)] * 3000)),
        "tooLarge memory")
    dice = random.Random(2016)
    for number in range(30):
        bad = bytearray(good)
        for _ in range(1 + number % 5):
            bad[dice.randrange(512, len(bad))] = dice.randrange(256)
        add(f"old_changed_{number:02}.xls", bytes(bad), "*")
