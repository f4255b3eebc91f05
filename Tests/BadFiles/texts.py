"""Text files: encodings, quotes, line ends, other kinds of file under a wrong name."""
import os


def make(add, root):
    encodings(add)
    structure(add)
    characters(add)
    foreign(add)
    places(add, root)


def encodings(add):
    text = "名称,备注\n例示,甲\n"
    rows = "1=名称|备注 2=例示|甲"
    add("utf8.csv", text.encode(), f"csv UTF-8: {rows}")
    add("utf8_bom.csv", text.encode("utf-8-sig"), f"csv UTF-8 BOM: {rows}")
    add("utf16le_bom.csv", text.encode("utf-16"), f"csv UTF-16LE BOM: {rows}")
    add("utf16be_bom.csv", b"\xfe\xff" + text.encode("utf-16-be"), f"csv UTF-16BE BOM: {rows}")
    add("utf16le_told.csv", text.encode("utf-16-le"), f"csv UTF-16LE: {rows}", "UTF-16LE")
    add("utf16be_told.csv", text.encode("utf-16-be"), f"csv UTF-16BE: {rows}", "UTF-16BE")
    add("unicode_text.txt", text.replace(",", "\t").encode("utf-16"), f"csv UTF-16LE BOM: {rows}")
    add("gb18030.csv", text.encode("gb18030"), f"csv GB18030: {rows}")
    add("gb18030_bom.csv", b"\x84\x31\x95\x33" + text.encode("gb18030"), f"csv GB18030 BOM: {rows}", "GB18030")
    add("gb18030_four_bytes.csv", "𠮷㐂\n".encode("gb18030"), "csv GB18030: 1=<20BB7><3402>")
    add("gbk_short.csv", "联通\n".encode("gbk"), "csv GB18030: 1=联通")
    add("utf8_told_gb.csv", "例示\n".encode(), "csv GB18030: 1=渚嬬ず".replace("ず", "<305A>"), "GB18030")
    add("gb_told_utf8.csv", "例示\n".encode("gbk"), "badEncoding 0", "UTF-8")
    add("gb_cut.csv", "例示,甲".encode("gbk")[:-1], "badEncoding 5")
    add("gb_bad_pair.csv", "例示".encode("gbk") + b"\xb9\x20\n", "badEncoding 4")
    add("gb_no_character.csv", b"\xb9\xe3,\xfe\x39\xfe\x39\n", "badEncoding 3")
    add("utf8_cut.csv", ("例示科技有限公司," + "甲").encode()[:-1], "badEncoding 25")
    add("utf8_with_gb_line.csv", "例示科技有限公司,甲\n".encode() + "例示,乙\n".encode("gbk"), "badEncoding 29")
    add("utf8_overlong.csv", b"\xc0\xaf\n", "csv GB18030: 1=蜡")
    add("utf8_surrogate.csv", "例示科技有限公司".encode() + b"\xed\xa0\x80\n", "badEncoding 24")
    add("utf16_odd.csv", b"\xff\xfea\x00b", "badEncoding 4")
    add("utf16_lone_high.csv", b"\xff\xfe\x00\xd8a\x00", "badEncoding 2")
    add("utf16_lone_low.csv", b"\xfe\xff\xdc\x00", "badEncoding 2")
    add("utf16_no_mark.csv", "ab,cd\n".encode("utf-16-le"), "notASpreadsheet binary")
    add("ff.csv", b"a,\xff\n", "badEncoding 2")


def structure(add):
    def csv(name, text, outcome):
        add(name, text.encode(), outcome)

    csv("empty.csv", "", "empty")
    csv("bom_only.csv", "\ufeff", "empty")
    csv("breaks_only.csv", "\r\n\n\r", "empty")
    csv("commas_only.csv", ",,\n", "csv UTF-8: 1=||")
    csv("no_final_break.csv", "a,b\nc,d", "csv UTF-8: 1=a|b 2=c|d")
    csv("crlf.csv", "a\r\nb\r\n", "csv UTF-8: 1=a 2=b")
    csv("cr.csv", "a\rb\r", "csv UTF-8: 1=a 2=b")
    csv("mixed_breaks.csv", "a\nb\r\nc\rd", "csv UTF-8: 1=a 2=b 3=c 4=d")
    csv("blank_lines.csv", "\n\na\n\nb\n", "csv UTF-8: 3=a 5=b")
    csv("break_in_quotes.csv", 'a,"x\r\ny"\nb,c\n', "csv UTF-8: 1=a|x<D><A>y 2=b|c")
    csv("doubled_quotes.csv", '"a""b","",""""\n', 'csv UTF-8: 1=a"b||"')
    csv("bare_quote.csv", 'a"b,5"\n', 'csv UTF-8: 1=a"b|5"')
    csv("open_quote.csv", 'a,b\nc,"d\ne\n', "badCSV 2:3 unterminatedQuote")
    csv("open_quote_first.csv", '"', "badCSV 1:1 unterminatedQuote")
    csv("after_quote.csv", '甲,"乙"丙\n', "badCSV 1:6 textAfterClosingQuote")
    csv("blank_after_quote.csv", '"a" ,b\n', "badCSV 1:4 textAfterClosingQuote")
    csv("ragged.csv", "a,b,c\nd\ne,f\n", "csv UTF-8: 1=a|b|c 2=d 3=e|f")
    csv("thousands.csv", "甲,1,234.5,乙\n", "csv UTF-8: 1=甲|1|234.5|乙")
    csv("semicolons.csv", "a;b\nc;d,e\n", "csv UTF-8: 1=a|b 2=c|d,e")
    csv("tabs.csv", "a\tb\n", "csv UTF-8: 1=a|b")
    csv("bars.csv", "a|b\n", "csv UTF-8: 1=a|b")
    csv("nul.csv", "a,b\nc,\0\n", "containsNUL 2:3")
    csv("nul_first.csv", "\0a\n", "containsNUL 1:1")
    csv("csv_named.xlsx", "a\n", "csv UTF-8: 1=a")


def characters(add):
    """Nothing is folded, repaired or left out by the reader."""
    for name, text, shown in [
        ("private_use", "\ue000", "<E000>"), ("zero_width", "a\u200bb", "a<200B>b"),
        ("bidi", "a\u202eb", "a<202E>b"), ("escape", "\x1b[2Jx", "<1B>[2Jx"), ("c1", "\x85x", "<85>x"),
        ("inner_mark", "a\ufeffb", "a<FEFF>b"), ("decomposed", "e\u0301", "e<301>"),
        ("compatibility", "\ufa19㎡①", "<FA19><33A1><2460>"), ("full_width", "９１４１", "<FF19><FF11><FF14><FF11>"),
        ("ideographic_space", "甲\u3000乙", "甲<3000>乙"), ("formula", "=cmd|'/C calc'!A0", "=cmd|'/C<20>calc'!A0"),
        ("sql", "robert');drop--", "robert');drop--"), ("apostrophe", "'9141", "'9141"),
        ("digits", "914104000123456789", "914104000123456789"), ("nan", "NaN", "NaN"),
        ("leap_day", "2026-02-30", "2026-02-30"), ("newline_mark", "a\u2028b", "a<2028>b"),
    ]:
        add(f"text_{name}.csv", f'"{text}"\n'.encode(), f"csv UTF-8: 1={shown}")


def foreign(add):
    for name, content, found in [
        ("pdf.xlsx", b"%PDF-1.7\n", "PDF"), ("rtf.xls", b"{\\rtf1}", "RTF"), ("rar.xlsx", b"Rar!\x1a\x07", "RAR"),
        ("7z.xlsx", b"7z\xbc\xaf\x27\x1c", "7z"), ("gzip.csv", b"\x1f\x8b\x08\0", "gzip"),
        ("png.xls", b"\x89PNG\r\n\x1a\n", "PNG"), ("jpeg.xls", b"\xff\xd8\xff\xe0", "JPEG"),
        ("gif.xls", b"GIF89a", "GIF"), ("html.xls", b"\r\n<HTML><table><tr>", "HTML"),
        ("html_bom.xls", b"\xef\xbb\xbf<!DOCTYPE html>", "HTML"), ("xml2003.xls", b"<?xml version='1.0'?><Workbook/>", "HTML"),
        ("zeros.xlsx", bytes(4096), "binary"), ("elf.xls", b"\x7fELF\x02\x01\x01" + bytes(57), "binary"),
    ]:
        add(name, content, f"notASpreadsheet {found}")


def places(add, root):
    os.mkdir(os.path.join(root, "folder.csv"))
    add("folder.csv", None, "isDirectory")
    add("nowhere.csv", None, "notFound")
    os.mkfifo(os.path.join(root, "pipe.csv"))
    add("pipe.csv", None, "notReadable")
    os.symlink("loop.csv", os.path.join(root, "loop.csv"))
    add("loop.csv", None, "notReadable")
    with open(os.path.join(root, "sparse.csv"), "wb") as file:
        file.truncate(1 << 40)
    add("sparse.csv", None, "tooLarge fileBytes")
