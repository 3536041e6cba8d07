"""PDFs of Japanese text that a search finds, and that are the same in every run.

Some fonts use one shape for a kanji and for the radical that looks like it (U+65E5 and U+2F47), or
for two dots; some draw ff as one shape. Chromium then says that the text has the rarer character,
which a search for the word does not find; the maps from shapes to text are put right here.
"""

from __future__ import annotations

import io
import re
import unicodedata

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject, TextStringObject

# NFKC leaves these radicals alone; Noto Sans CJK JP draws each as the kanji below it.
_RADICALS = "⺃⺅⺉⺋⺎⺏⺐⺒⺓⺔⺖⺘⺙⺛⺞⺟⺠⺡⺣⺦⺨⺫⺭⺹⺾⻃⻄⻍⻑⻒⻖⻘⻟⻤⻨⻩⻫⻭⻯⻲"
_KANJI = "乚亻刂㔾兀尣尢巳幺彑忄扌攵旡歺母民氵灬丬犭罒礻耂艹覀西辶長镸阝青飠鬼麦黄斉歯竜亀"
_LOOKALIKES = str.maketrans(f"{_RADICALS}\u2027", f"{_KANJI}・")

_NODE = re.compile(rb"node\d{8}")
_CODE = re.compile(rb"<([0-9A-Fa-f]{4})>(?=\n)")
_RANGES = re.compile(rb"\d+ beginbfrange\n(.*?)endbfrange", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)> <([0-9A-Fa-f]{4})>")


def plain(text: str) -> str:
    """Text with the kanji, letters and dots that it looks like."""
    same = (
        unicodedata.normalize("NFKC", char) if _is_rare(char) else char
        for char in text.translate(_LOOKALIKES)
    )
    return "".join(same)


def _is_rare(char: str) -> bool:
    """A Kangxi radical, or a ligature of Latin letters."""
    return "\u2e80" <= char <= "\u2fd5" or "\ufb00" <= char <= "\ufb06"


def finished(content: bytes, date: str) -> bytes:
    """The PDF dated as its edition, and with text that can be searched for.

    Some fonts use one shape for a kanji and for the radical that looks like it (日 U+65E5 and ⽇
    U+2F47), and Chromium then says that the text has the radical; a search would not find it.
    """
    writer = PdfWriter(clone_from=io.BytesIO(content))
    writer.pdf_header = "%PDF-1.7"
    for entry in writer._objects:
        if isinstance(entry, DictionaryObject) and entry.get("/Type") == "/Font":
            unicode_map = entry.get("/ToUnicode")
            stream = unicode_map.get_object() if unicode_map is not None else None
            if isinstance(stream, StreamObject):
                stream.set_data(without_radicals(stream.get_data()))
    stamp = TextStringObject(f"D:{date.replace('-', '')}000000+09'00'")
    assert writer._info is not None
    writer._info.update({NameObject("/CreationDate"): stamp, NameObject("/ModDate"): stamp})
    out = io.BytesIO()
    writer.write(out)
    return renumbered(out.getvalue())


def renumbered(content: bytes) -> bytes:
    """The ids of the structure's elements counted from one: Chromium's differ from run to run."""
    ids = sorted(set(_NODE.findall(content)))
    names = {id_: b"node%08d" % number for number, id_ in enumerate(ids, 1)}
    return _NODE.sub(lambda found: names[found[0]], content)


def without_radicals(unicode_map: bytes) -> bytes:
    """A ToUnicode map in which each radical (U+2E80 to U+2FD5) is the kanji it looks like.

    Likewise a ligature is its letters, and the dot between words is the Japanese one.
    """

    def meant(code: int) -> bytes:
        return plain(chr(code)).encode("utf-16-be", "surrogatepass").hex().encode()

    def one(found: re.Match[bytes]) -> bytes:
        return b"<%b>" % meant(int(found[1], 16))

    def spread(found: re.Match[bytes]) -> bytes:
        singles: list[bytes] = []
        for first, last, code in _RANGE.findall(found[1]):
            start, to = int(first, 16), int(code, 16)
            for glyph in range(start, int(last, 16) + 1):
                name = b"%0*X" % (len(first), glyph)
                singles.append(b"<%b> <%b>\n" % (name, meant(to + glyph - start)))
        blocks = [singles[i : i + 100] for i in range(0, len(singles), 100)]
        return b"\n".join(
            b"%d beginbfchar\n%sendbfchar" % (len(block), b"".join(block)) for block in blocks
        )

    return _CODE.sub(one, _RANGES.sub(spread, unicode_map))
