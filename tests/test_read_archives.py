"""Archives and compressed files: what is in them is read as outside, what is broken is named, all bounded."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import stat
import subprocess
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import IO, Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Article, Refused
from corpus.read import bounds, inputs
from corpus.read.members import Names
from corpus.read.names import is_named_after

CRANE = b"A crane fell across the harbour road on Tuesday. Nobody was hurt."
BRIDGE = b"The bridge at Piura was closed on Friday, the mayor said."


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w", **header: object) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            for key, value in header.items():
                setattr(entry, key, value)
            archive.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def encrypted(members: dict[str, bytes]) -> bytes:
    """A zip whose members say that they are encrypted."""
    plain = bytearray(zipped(members, zipfile.ZIP_STORED))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = plain.find(signature)
        while at >= 0:
            plain[at + offset] |= 1
            at = plain.find(signature, at + 4)
    return bytes(plain)


def read(path: Path, content: bytes, **options: object) -> tuple[list[Article], list[Refused]]:
    path.write_bytes(content)
    found = list(inputs([path], **options))  # type: ignore[arg-type]
    return (
        [item for item in found if isinstance(item, Article)],
        [item for item in found if isinstance(item, Refused)],
    )


def reasons(refused: list[Refused]) -> list[tuple[str, str]]:
    return [(Path(item.path).name, item.reason) for item in refused]


@pytest.mark.parametrize(
    ("name", "pack"),
    [("crane.txt.gz", gzip.compress), ("crane.txt.bz2", bz2.compress), ("crane.txt.xz", lzma.compress)],
)
def test_a_compressed_file_is_what_is_in_it(
    tmp_path: Path, name: str, pack: Callable[[bytes], bytes]
) -> None:
    (article,), refused = read(tmp_path / name, pack(CRANE))
    assert not refused
    assert (article.id, article.path, article.text) == ("crane", str(tmp_path / name), CRANE.decode())
    lines = b"\n".join(json.dumps({"text": word}).encode() for word in ("one", "two"))
    articles, _ = read(tmp_path / name.replace("txt", "jsonl"), pack(lines))
    assert [item.id for item in articles] == ["crane:1", "crane:2"]
    # several streams one after the other are one file, as the tools have it
    (article,), _ = read(tmp_path / name, pack(CRANE) + pack(BRIDGE))
    assert article.text == (CRANE + BRIDGE).decode()


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("news.zip", zipped),
        ("news.zip", lambda members: zipped(members, zipfile.ZIP_STORED)),
        ("news.zip", lambda members: zipped(members, zipfile.ZIP_BZIP2)),
        ("news.tar", tarred),
        ("news.tar.gz", lambda members: tarred(members, "w:gz")),
        ("news.tgz", lambda members: tarred(members, "w:gz")),
        ("news.tar.bz2", lambda members: tarred(members, "w:bz2")),
        ("news.tar.xz", lambda members: tarred(members, "w:xz")),
        ("called.otherwise", zipped),
    ],
)
def test_members_are_inputs_of_their_own(
    tmp_path: Path, name: str, pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    content = pack({"a/crane.txt": CRANE, "wire.jsonl": b'{"id":"w1","text":"Rope."}', "é\n.txt": BRIDGE})
    for path in (tmp_path / name, Path("-")):
        if path.name == "-":
            found = list(inputs([path], stdin=io.BytesIO(content)))
            articles = [item for item in found if isinstance(item, Article)]
            assert len(found) == 3 and [item.path for item in articles] == [None] * 3
        else:
            articles, refused = read(path, content)
            assert not refused
            assert [item.path for item in articles] == [
                f"{path}!a/crane.txt",
                f"{path}!wire.jsonl",
                rf"{path}!é\n.txt",
            ]
        assert [item.id for item in articles] == ["crane", "w1", "é\\n"]
        assert [item.text for item in articles] == [CRANE.decode(), "Rope.", BRIDGE.decode()]


def test_archives_in_archives_are_read_three_deep(tmp_path: Path) -> None:
    one = zipped({"crane.txt": CRANE})
    two = tarred({"one.zip": one}, "w:gz")
    three = zipped({"two.tar.gz": two, "bridge.txt": BRIDGE})
    four = tarred({"three.zip": three, "last.txt": b"Last."})
    (article, other), refused = read(tmp_path / "three.zip", three)
    assert article.path == f"{tmp_path}/three.zip!two.tar.gz!one.zip!crane.txt"
    assert (other.id, refused) == ("bridge", [])
    articles, refused = read(tmp_path / "four.tar", four)
    assert [item.id for item in articles] == ["bridge", "last"]
    assert reasons(refused) == [
        ("four.tar!three.zip!two.tar.gz!one.zip", "packed more than 3 deep; unpack it first")
    ]


def test_what_leads_out_of_an_archive_is_refused_and_the_others_go_on(tmp_path: Path) -> None:
    names = ["../up.txt", "/etc/passwd", "a/../../b.txt", "C:\\x.txt", "..\\up.txt", "good.txt"]
    for name, content in (
        ("a.zip", zipped(dict.fromkeys(names, CRANE))),
        ("a.tar", tarred(dict.fromkeys(names, CRANE))),
    ):
        articles, refused = read(tmp_path / name, content)
        assert [item.id for item in articles] == ["good"]
        assert {item.reason for item in refused} == {"its name leads out of the archive"}
        assert [item.path.rpartition("!")[2] for item in refused] == names[:-1]
    assert {path.name for path in tmp_path.iterdir()} == {"a.zip", "a.tar"}


def test_links_and_devices_in_archives_are_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, kind in (
            ("sym", tarfile.SYMTYPE),
            ("hard", tarfile.LNKTYPE),
            ("pipe", tarfile.FIFOTYPE),
            ("disk", tarfile.BLKTYPE),
            ("folder", tarfile.DIRTYPE),
        ):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "good.txt"
            archive.addfile(entry)
        good = tarfile.TarInfo("good.txt")
        good.size = len(CRANE)
        archive.addfile(good, io.BytesIO(CRANE))
    articles, refused = read(tmp_path / "a.tar", packed.getvalue())
    assert [item.id for item in articles] == ["good"]
    assert reasons(refused) == [
        ("a.tar!sym", "a link in an archive is not followed"),
        ("a.tar!hard", "a link in an archive is not followed"),
        ("a.tar!pipe", "not a regular file"),
        ("a.tar!disk", "not a regular file"),
    ]
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zips:
        zips.writestr(link, "/etc/passwd")
    assert reasons(read(tmp_path / "a.zip", packed.getvalue())[1]) == [
        ("a.zip!link", "a link in an archive is not followed")
    ]


def test_encrypted_members_and_strange_methods_are_refused(tmp_path: Path) -> None:
    assert reasons(read(tmp_path / "a.zip", encrypted({"a.txt": CRANE}))[1]) == [
        ("a.zip!a.txt", "encrypted; unpack it with its password first")
    ]
    content = zipped({"a.txt": CRANE}, zipfile.ZIP_LZMA) + b""
    assert "not read (lzma)" in read(tmp_path / "b.zip", content)[1][0].reason


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_cut_off_file_gives_what_came_before(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    # words that do not pack, so that most of the lines are in the first half
    lines = b"".join(
        json.dumps({"text": zlib.adler32(b"%d" % n).__format__("b")}).encode() + b"\n" for n in range(9000)
    )
    packed = pack(lines)
    articles, refused = read(tmp_path / "wire.jsonl.gz", packed[: len(packed) * 3 // 4])
    assert reasons(refused) == [("wire.jsonl.gz", "cut off: it ends in the middle")]
    assert len(articles) < 9000
    if pack is not bz2.compress or articles:
        assert [item.id for item in articles] == [f"wire:{n + 1}" for n in range(len(articles))]
    # of one article half is none
    articles, refused = read(tmp_path / "crane.txt.gz", pack(CRANE * 9)[:-6])
    assert not articles
    assert reasons(refused) == [("crane.txt.gz", "cut off: it ends in the middle")]


def test_a_wrong_checksum_is_named(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(CRANE))
    packed[-6] ^= 1
    assert reasons(read(tmp_path / "a.txt.gz", bytes(packed))[1]) == [
        ("a.txt.gz", "damaged: its checksum does not match")
    ]
    content = zipped({"a.txt": CRANE, "b.txt": BRIDGE}, zipfile.ZIP_STORED).replace(b"A crane", b"A drake")
    articles, refused = read(tmp_path / "a.zip", content)
    assert [item.id for item in articles] == ["b"]
    assert reasons(refused) == [("a.zip!a.txt", "damaged: its checksum does not match")]


def test_cut_off_archives_are_named_once(tmp_path: Path) -> None:
    members = {f"{n}.txt": bytes(CRANE) * 40 for n in range(9)}
    whole = tarred(members)
    for name, content in (("a.tar", whole[:14_000]), ("a.tar.gz", gzip.compress(whole)[:-20])):
        articles, refused = read(tmp_path / name, content)
        assert [item.text for item in articles] == [CRANE.decode() * 40] * len(articles)
        assert len(refused) == 1
        assert refused[0].path.startswith(f"{tmp_path / name}")
        assert refused[0].reason == "cut off: it ends in the middle"
    assert len(read(tmp_path / "a.tar", whole[:14_000])[0]) == 4
    articles, refused = read(tmp_path / "c.tar", whole[:12_000])
    assert (len(articles), reasons(refused)) == (3, [("c.tar!3.txt", "cut off: it ends in the middle")])
    # between two members
    articles, refused = read(tmp_path / "b.tar", whole[: 2 * (512 + 3072)])
    assert (len(articles), reasons(refused)) == (2, [("b.tar", "cut off: it ends in the middle")])


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("streamed", [False, True])
def test_the_members_of_a_cut_off_zip_are_read_up_to_there(
    tmp_path: Path, method: int, streamed: bool
) -> None:
    members = {f"{n}.txt": CRANE + b"%d" % n for n in range(9)} | {".hidden": CRANE, "b.txt": BRIDGE}
    packed = io.BytesIO()
    with zipfile.ZipFile(
        cast(IO[bytes], _Unseekable(packed)) if streamed else packed, "w", method
    ) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    content = packed.getvalue()
    if streamed and method == zipfile.ZIP_STORED:
        return  # nothing tells where a member ends
    end = content.index(b"PK\x01\x02")
    articles, refused = read(tmp_path / "a.zip", content[: end + 100])
    assert [item.text.encode() for item in articles] == [CRANE + b"%d" % n for n in range(9)] + [BRIDGE]
    assert len(refused) == 1
    assert refused[0].path == f"{tmp_path}/a.zip"
    assert refused[0].reason.startswith("cut off: it ends in the middle")
    # in the middle of a member, or of one that is left out
    articles, refused = read(tmp_path / "a.zip", content[: content.index(b"3.txt") + 30])
    assert [item.id for item in articles] == ["0", "1", "2"]
    assert reasons(refused) == [("a.zip!3.txt", "cut off: it ends in the middle")]
    articles, refused = read(tmp_path / "a.zip", content[: content.index(b".hidden") + 30])
    assert len(articles) == 9
    assert [Path(item.path).name for item in refused] == ["a.zip"]
    # in a compressed file that is cut off itself
    articles, refused = read(tmp_path / "a.zip.gz", gzip.compress(content + os.urandom(900))[:-800])
    assert len(articles) == 10
    assert [Path(item.path).name for item in refused] == ["a.zip.gz"]


class _Unseekable(io.RawIOBase):
    """A stream that zipfile cannot go back in, so that sizes follow their members."""

    def __init__(self, target: io.BytesIO) -> None:
        self._target = target

    def writable(self) -> bool:
        return True

    def write(self, content: Any, /) -> int:
        return self._target.write(content)


def test_a_damaged_tar_header_is_no_end(tmp_path: Path) -> None:
    content = bytearray(tarred({"a.txt": CRANE, "b.txt": BRIDGE}))
    content[1024] ^= 0xFF
    articles, refused = read(tmp_path / "a.tar", bytes(content))
    assert [item.id for item in articles] == ["a"]
    assert reasons(refused) == [("a.tar", "damaged: a member's header does not match its checksum")]


def test_a_bomb_is_refused_by_its_own_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "FREE_BYTES", 1_000_000)
    bomb = gzip.compress(b" " * 50_000_000)
    for name, content in (
        ("bomb.jsonl.gz", bomb),
        ("bomb.tar", tarred({"good.txt": CRANE, "bomb.jsonl.gz": bomb, "after.txt": BRIDGE})),
        ("bomb.zip", zipped({"good.txt": CRANE, "b.tar.gz": tarred({"x.jsonl": b" " * 50_000_000}, "w:gz")})),
    ):
        articles, refused = read(tmp_path / name, content)
        assert [item.id for item in articles] == (["good"] if "good" in str(content) else [])
        assert (refused[-1].path, refused[-1].reason) == (
            str(tmp_path / name),
            "unpacks to more than 200 times its size, as no text does; the rest was not read",
        )


def test_a_zip_whose_members_overlap_is_a_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "FREE_BYTES", 1_000_000)
    kernel = zipped({"a.jsonl": b'{"text":"x"}\n' + b" " * 2_000_000 + b"\n"})
    end = kernel.index(b"PK\x01\x02")
    entry = kernel[end : kernel.index(b"PK\x05\x06")]
    tail = bytearray(kernel[kernel.index(b"PK\x05\x06") :])
    tail[8:16] = (500).to_bytes(2, "little") * 2 + (500 * len(entry)).to_bytes(4, "little")
    articles, refused = read(tmp_path / "a.zip", kernel[:end] + entry * 500 + bytes(tail))
    assert 1 <= len(articles) < 500
    assert refused[-1].reason.startswith("unpacks to more than 200 times its size")


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_MEMBERS", 5)
    members = {f"{n}.txt": CRANE for n in range(9)}
    for name, content in (("a.zip", zipped(members)), ("a.tar", tarred(members))):
        articles, refused = read(tmp_path / name, content)
        assert len(articles) == 5
        assert reasons(refused) == [(name, "holds more than 5 members; the rest was not read")]


def test_a_member_too_large_is_its_readers_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.read.whole.MAX_ARTICLE_BYTES", 1000)
    for name, content in (
        ("a.zip", zipped({"a.txt": CRANE * 40, "b.txt": BRIDGE})),
        ("a.tar.gz", tarred({"a.txt": CRANE * 40, "b.txt": BRIDGE}, "w:gz")),
    ):
        articles, refused = read(tmp_path / name, content)
        assert [item.id for item in articles] == ["b"]
        assert refused[0].path == f"{tmp_path / name}!a.txt"
        assert refused[0].reason.startswith("too large for one article")


def test_duplicate_names_are_both_kept(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", CRANE)
        archive.writestr("a.txt", BRIDGE)
    articles, _ = read(tmp_path / "a.zip", packed.getvalue())
    assert [item.path for item in articles] == [f"{tmp_path}/a.zip!a.txt", f"{tmp_path}/a.zip!a (2).txt"]
    assert [item.id for item in articles] == ["a", "a (2)"]
    assert [item.text for item in articles] == [CRANE.decode(), BRIDGE.decode()]


def test_names_that_are_numbered_already_are_no_trap() -> None:
    names = Names()
    taken = ["a" + " (2)" * count + ".txt" for count in range(2000)]
    given = [names.unique(name) for name in [*taken, "a.txt", "a.txt"]]
    assert len(set(given)) == len(given)


def test_what_is_no_article_is_left_out_of_archives_as_of_folders(tmp_path: Path) -> None:
    names = [
        *("page_files/style.css", "page.html", ".DS_Store", "__MACOSX/a.txt", "a/.git/b.txt", "Thumbs.db"),
        *("./c.txt", "d_files/d.png"),
    ]
    for name, pack in (("a.zip", zipped), ("a.tar", tarred)):
        found = list(inputs([_written(tmp_path / name, pack(dict.fromkeys(names, CRANE)))]))
        assert {item.path.rpartition("!")[2] for item in found if item.path} == {"page.html", "c.txt"}
    articles, refused = read(tmp_path / "empty.zip", zipped({".hidden": CRANE}))
    assert (articles, reasons(refused)) == ([], [("empty.zip", "an archive without articles")])


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_documents_that_are_zips_are_refused_as_what_they_are(tmp_path: Path) -> None:
    content = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    assert reasons(read(tmp_path / "a.docx", content)[1])[0][1].startswith("an office document")


def test_archives_of_other_kinds_are_refused_as_what_they_are(tmp_path: Path) -> None:
    assert reasons(read(tmp_path / "a.7z", b"7z\xbc\xaf\x27\x1c\x00\x04")[1]) == [
        ("a.7z", "a 7-Zip archive, which is not read; unpack it first")
    ]


def test_an_id_that_is_made_of_a_name_is_told_from_one_that_was_given(tmp_path: Path) -> None:
    lines = b'{"text":"one"}\n{"text":"two","id":"mine"}\n'
    content = zipped({"a.txt": CRANE, "b/c.jsonl": lines, "d.jsonl.gz": gzip.compress(lines), "e\n": CRANE})
    articles, _ = read(tmp_path / "z.zip", content)
    assert [(item.id, is_named_after(item.id, item.path or "")) for item in articles] == [
        *(("a", True), ("c:1", True), ("mine", False), ("d:1", True), ("mine", False), ("e\\n", True)),
    ]
    (article,), _ = read(tmp_path / "note.txt.gz", gzip.compress(CRANE))
    assert is_named_after(article.id, article.path or "")


def test_names_say_packed_and_content_does_not(tmp_path: Path) -> None:
    assert reasons(read(tmp_path / "a.gz", CRANE)[1]) == [
        ("a.gz", "not what its name says: no .gz file begins so")
    ]


def test_the_day_of_a_member_is_its_own(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("a.txt", (2024, 5, 6, 7, 8, 9))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(info, CRANE)
    (article,), _ = read(tmp_path / "a.zip", packed.getvalue(), trust_file_time=True)
    assert article.file_date == date(2024, 5, 6)
    (article,), _ = read(tmp_path / "a.zip", packed.getvalue())
    assert article.file_date is None
    content = tarred({"a.txt": CRANE}, mtime=1_700_000_000)
    (article,), _ = read(tmp_path / "a.tar", content, trust_file_time=True)
    assert article.file_date == date(2023, 11, 14)


def test_raw_is_the_member_as_it_stands(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path / "a.txt.gz", gzip.compress(b"a\r\nb "), raw=True)
    assert article.text == "a\r\nb "


def test_xz_that_asks_for_all_memory_is_refused(tmp_path: Path) -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 28}]
    content = lzma.compress(CRANE, lzma.FORMAT_XZ, filters=filters)
    assert reasons(read(tmp_path / "a.txt.xz", content)[1]) == [
        ("a.txt.xz", "needs more memory to unpack than any text does")
    ]


def test_a_tar_that_claims_a_petabyte_does_not_wait_for_it(tmp_path: Path) -> None:
    entry = tarfile.TarInfo("a.txt")
    entry.size = 1 << 50
    content = entry.tobuf(tarfile.GNU_FORMAT) + CRANE.ljust(512, b"\0") + bytes(1024)
    assert reasons(read(tmp_path / "a.tar", content)[1]) == [
        ("a.tar", "damaged: a member's size is impossible")
    ]
    entry.size = 5
    entry.pax_headers = {"size": str(1 << 50)}
    content = entry.tobuf(tarfile.PAX_FORMAT) + CRANE.ljust(512, b"\0") + bytes(1024)
    articles, refused = read(tmp_path / "a.tar", content)
    assert not articles
    assert refused[0].path.startswith(f"{tmp_path}/a.tar")


_MEASURED = r"""
import re, sys
from pathlib import Path
from corpus.read import inputs
for path in sys.argv[1:]:
    for found in inputs([Path(path)]):
        print(type(found).__name__, found.path, getattr(found, "reason", ""))
print(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1])
"""


def test_memory_stays_bounded(tmp_path: Path) -> None:
    """A bomb at every depth, a zip through a stream, a member of 200 MB: none is held in memory."""
    big = _written(tmp_path / "big.tar.gz", tarred({"big.txt": b"crane " * 15_000_000}, "w:gz"))
    bomb = _written(tmp_path / "bomb.zip", zipped({"x.zip": zipped({"x.jsonl": b" " * 300_000_000})}))
    lines = _written(tmp_path / "lines.jsonl.xz", lzma.compress(b'{"text":"' + b"x" * 200_000_000 + b'"}'))
    result = subprocess.run(
        [sys.executable, "-c", _MEASURED, big, bomb, lines], capture_output=True, text=True, timeout=120
    )
    assert result.returncode == 0, result.stderr
    *found, peak = result.stdout.splitlines()
    assert [line.split(" ")[0] for line in found] == ["Refused"] * len(found)
    assert [line for line in found if "big.txt too large" in line]
    assert [line for line in found if "bomb.zip unpacks to more than 200 times" in line]
    assert [line for line in found if "lines.jsonl.xz too large" in line or "lines.jsonl.xz unpacks" in line]
    assert int(peak) < 150_000  # kilobytes


SEEDS = [
    zipped({"a.txt": CRANE, "b/c.jsonl": b'{"text":"x"}'}),
    tarred({"a.txt": CRANE, "b" * 150: BRIDGE}),
    tarred({"a.txt": CRANE, "é" * 90: BRIDGE}, mtime=1.5),
    gzip.compress(CRANE),
    bz2.compress(CRANE),
    lzma.compress(CRANE),
    gzip.compress(tarred({"a.txt": CRANE})),
]


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_any_damage_gives_articles_or_refusals(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.just(len(content)), st.integers(0, len(content))))
    for found in inputs([Path("-")], stdin=io.BytesIO(bytes(content[:cut]))):
        assert isinstance(found, Article | Refused)
        found.model_dump_json()


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"\xfd7zXZ\0", b"BZh91AY&SY"]),
    st.binary(),
)
def test_any_bytes_after_a_signature_give_articles_or_refusals(signature: bytes, rest: bytes) -> None:
    found = list(inputs([Path("-")], stdin=io.BytesIO(signature + rest)))
    assert found
    assert all(isinstance(item, Article | Refused) for item in found)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.binary(max_size=20),
            st.sampled_from(b"0123456789LKSxgXDVMN\0"),
            st.integers(-(1 << 60), 1 << 60) | st.integers(0, 2000),
            st.binary(max_size=600),
        ),
        max_size=4,
    )
)
def test_any_tar_headers_give_articles_or_refusals(entries: list[tuple[bytes, int, int, bytes]]) -> None:
    content = b"".join(_header(name, kind, size) + rest for name, kind, size, rest in entries)
    for found in inputs([Path("-")], stdin=io.BytesIO(content)):
        assert isinstance(found, Article | Refused)


def _header(name: bytes, kind: int, size: int) -> bytes:
    """A tar header with a right checksum, whatever it says."""
    block = bytearray(512)
    block[: len(name)] = name
    block[100:108] = b"0000644\0"
    block[124:136] = b"\xff" * (size < 0) + size.to_bytes(12 - (size < 0), "big", signed=True)
    if size >= 0:
        block[124] |= 0x80
    block[136:148] = b"00000000000\0"
    block[156] = kind
    block[257:265] = b"ustar\x0000"
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)
