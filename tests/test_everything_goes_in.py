"""A folder of every format and every kind of fault: the good goes in, the bad is named, within bounds."""

from __future__ import annotations

import base64
import bz2
import email.message
import gzip
import io
import json
import lzma
import mailbox
import os
import re
import resource
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.model import Article, Refused
from corpus.read import inputs

# One good file a word; each story is told in words of its own, so that none is another's copy.
STORIES = {
    "heron": (
        "Wardens at the Selwick estuary counted forty herons on Monday, the most since the "
        "sluice was rebuilt."
    ),
    "bakery": (
        "A bakery in Ostrava burned down overnight; the owner, Milena Dvorak, said the ovens had been new."
    ),
    "tram": (
        "Trams in Porto stood still for six hours after a cable snapped above the Ribeira stop on Tuesday."
    ),
    "glacier": (
        "Surveyors reported that the Langjokull glacier lost nine metres of ice between May and September."
    ),
    "onion": (
        "Onion prices in Lahore doubled within a week, traders told the city council during a long session."
    ),
    "violin": (
        "A violin stolen from a train near Lyon was found in a pawn shop, its strings replaced with wire."
    ),
    "ferry": (
        "The ferry Calliope ran aground off Hydra with eighty passengers, all of whom reached the shore dry."
    ),
    "school": (
        "Pupils of a village school in Tartu have built a weather balloon that rose to thirty kilometres."
    ),
    "lemon": (
        "Lemon growers around Amalfi asked for help after hail destroyed half of the crop in ten minutes."
    ),
    "museum": "The maritime museum of Gdynia will close for two years while its leaking roof is taken down.",
    "bees": "Beekeepers in Vermont have lost a third of their hives to a mite that winter no longer kills.",
    "copper": (
        "Miners at Chuquicamata voted to strike from Thursday unless the night shift is paid as promised."
    ),
    "opera": "The opera in Tbilisi opened its season with a comedy nobody had staged since the year 1911.",
    "rail": (
        "A goods train lost eleven waggons of grain near Saskatoon when a frozen switch gave way at dawn."
    ),
    "lake": "Fishermen on Lake Victoria pulled up a bronze bell that is thought to come from a mission boat.",
    "mayor": (
        "The mayor of Bergen resigned over a bridge that cost three times what the voters had been told."
    ),
    "clock": "The town clock of Bern ran backwards for a day, and the clockmaker blamed a careless pigeon.",
    "wool": "Shearers in Otago finished the season early because a dry spring left the sheep half naked.",
    "radio": (
        "A pirate radio station on the Thames was silenced after broadcasting sea shanties for a decade."
    ),
    "tea": "Tea pickers in Darjeeling went back to work when the gardens agreed to mend the mountain road.",
    "comet": (
        "Amateur astronomers in Windhoek photographed a comet that the large observatories had overlooked."
    ),
    "dam": "Engineers lowered the Kariba reservoir by four metres to look at cracks in the spillway gates.",
    "chess": "A boy of nine drew with the champion of Armenia in a game that was played in a railway hall.",
    "salt": "Salt makers of Guerande raked their first harvest of the summer two weeks later than usual.",
    "bus": "A night bus from Quito left the road in fog; farmers carried the injured down on mattresses.",
    "kite": "Kite flyers in Jaipur were told to give up glass-coated strings after a motorcyclist was cut.",
    "whale": "A humpback whale that swam up the Elbe turned round at Stade and was last seen off Cuxhaven.",
    "paper": (
        "The last paper mill in Tampere shut its gates on Friday, and two hundred workers handed in keys."
    ),
    "moss": "Botanists in Hobart found a moss that had been thought extinct growing on a cathedral gutter.",
    "flood": (
        "The Brahmaputra rose above its banks at Guwahati, where schools were opened to six thousand people."
    ),
}


def body(word: str) -> str:
    """The story in three paragraphs, long enough to be the body of a page."""
    story = STORIES[word]
    return (
        f"{story}\n\nPeople who live nearby spoke of little else than the {word} all week, and the council "
        f"promised a report. Two neighbours said that they had seen the {word} coming for years.\n\nWhat "
        f"will become of the {word} is to be decided in a meeting that is open to all who sign up."
    )


def page(word: str, charset: str = "utf-8") -> bytes:
    paragraphs = "".join(f"<p>{text}</p>" for text in body(word).split("\n\n"))
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>The {word}</title></head><body>'
        f"<nav><a href='/'>Home</a></nav><article><h1>The {word}</h1>{paragraphs}</article></body></html>"
    ).encode(charset)


def record(word: str) -> dict[str, str]:
    return {"id": word, "title": f"The {word}", "text": body(word)}


def table(word: str, comma: str) -> bytes:
    quoted = body(word).replace('"', '""')
    return f'id{comma}title{comma}text\n{word}{comma}The {word}{comma}"{quoted}"\n'.encode()


def letter(word: str) -> email.message.EmailMessage:
    message = email.message.EmailMessage()
    message["Subject"] = f"The {word}"
    message["From"] = "Harbour Post <news@post.example>"
    message["To"] = "reader@home.example"
    message["Date"] = "Mon, 06 May 2024 07:08:09 +0000"
    message["Message-ID"] = f"<{word}@post.example>"
    message.set_content(body(word))
    return message


def mbox(word: str, folder: Path) -> bytes:
    path = folder.parent / f"{word}.mbox"
    box = mailbox.mbox(path)
    box.add(mailbox.mboxMessage(letter(word)))
    box.close()
    return path.read_bytes()


def mhtml(word: str) -> bytes:
    encoded = base64.encodebytes(page(word)).decode()
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="edge"\r\n\r\n--edge\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: https://post.example/{word}\r\n\r\n{encoded}\r\n--edge--\r\n"
    ).encode()


def rss(word: str) -> bytes:
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>'
        f"<item><title>The {word}</title><guid>{word}</guid><description>{body(word)}</description></item>"
        "</channel></rss>"
    ).encode()


def atom(word: str) -> bytes:
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title>'
        f"<entry><title>The {word}</title><id>urn:{word}</id>"
        f'<content type="text">{body(word)}</content></entry></feed>'
    ).encode()


def warc(word: str, content: bytes, kind: str = "text/html") -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + content
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/{word}\r\n"
        f"WARC-Date: 2024-05-06T07:08:09Z\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def zipped(name: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def tarred(name: str, content: bytes, mode: str = "w") -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:  # type: ignore[call-overload]
        entry = tarfile.TarInfo(name)
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def encrypted(name: str, content: bytes) -> bytes:
    """A zip that says of its member that it is encrypted."""
    packed = bytearray(zipped(name, content))
    packed[6] |= 1
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    return bytes(packed)


def good_files(folder: Path) -> dict[str, bytes]:
    """A file of every format, by its name; each holds one article."""
    text = {word: body(word).encode() for word in STORIES}
    line = {word: json.dumps(record(word)).encode() + b"\n" for word in STORIES}
    return {
        "heron.txt": text["heron"],
        "bakery": text["bakery"],
        "a\nname\x1b[31m with Mr. Marsh.txt": text["tram"],
        "latin.txt": f"{body('glacier')} Español: el año pasó, añadió.".encode("cp1252"),
        "wide.txt": body("onion").encode("utf-16"),
        "violin.md": f"---\ntitle: The violin\ndate: 2024-05-06\n---\n\n{body('violin')}".encode(),
        "ferry.html": page("ferry"),
        "school.htm": page("school", "windows-1252"),
        "lemon.mhtml": mhtml("lemon"),
        "museum.rss": rss("museum"),
        "bees.atom": atom("bees"),
        "copper.eml": letter("copper").as_bytes(),
        "opera.mbox": mbox("opera", folder),
        "rail.json": json.dumps(record("rail")).encode(),
        "lake.json": json.dumps([record("lake")]).encode(),
        "mayor.jsonl": line["mayor"],
        "clock.csv": table("clock", ","),
        "wool.tsv": table("wool", "\t"),
        "radio.txt.gz": gzip.compress(text["radio"]),
        "tea.txt.bz2": bz2.compress(text["tea"]),
        "comet.jsonl.xz": lzma.compress(line["comet"]),
        "dam.zip": zipped("news/dam.txt", text["dam"]),
        "chess.tar": tarred("chess.html", page("chess")),
        "salt.tar.gz": tarred("salt.csv", table("salt", ","), "w:gz"),
        "bus.tar.bz2": tarred("bus.txt", text["bus"], "w:bz2"),
        "kite.txz": tarred("kite.eml", letter("kite").as_bytes(), "w:xz"),
        "whale.nested.zip": zipped("inner.tgz", tarred("whale.txt.gz", gzip.compress(text["whale"]), "w:gz")),
        "paper.warc": warc("paper", page("paper")),
        "moss.warc.gz": gzip.compress(warc("moss", page("moss"))),
        "flood.press": text["flood"],
    }


def bad_files() -> dict[str, tuple[bytes, str]]:
    """Files with a fault each, and what must be said of it."""
    return {
        "empty.txt": (b"", "empty"),
        "blank.txt": (b" \n\t\r\n", "nothing but white space"),
        "program.txt": (b"\x7fELF\x02\x01\x01" + bytes(range(32)) * 9, "a program, not text"),
        "scan.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF document"),
        "broken.json": (b'{"title": "A crane", "text": "It fell', "cut off"),
        "deep.json": (b'{"text":' + b"[" * 200_000, "JSON"),
        "numbers.csv": (b"year,price\n2023,4\n2024,5\n", "text"),
        "odd.txt": (b"\xff\xfe" + b"\x00\xd8\x41" * 99, "UTF-16"),
        "bare.html": (b"<!DOCTYPE html><html><head><title></title></head><body></body></html>", "no article"),
        "script.py": (b"print('a crane fell')\n", "no reader for .py files"),
        "secret.zip": (encrypted("a.txt", b"A crane fell."), "encrypted"),
        "escape.zip": (zipped("../../up.txt", b"A crane fell."), "leads out of the archive"),
        "cut.txt.gz": (gzip.compress(body("tram").encode() * 9)[:-20], "cut off"),
        "cut.tar": (tarred("crane.txt", b"A crane fell. " * 900)[:9000], "cut off"),
        "bomb.jsonl.gz": (gzip.compress(b" " * 100_000_000), "200 times its size"),
    }


def special_files(folder: Path) -> dict[str, str]:
    """What is no file, or a very large one, and what must be said of it."""
    with (folder / "long.txt").open("wb") as stream:
        for _ in range(200):
            stream.write(b"x" * 1_000_000)
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to("..", target_is_directory=True)
    (folder / "dead.txt").symlink_to("nowhere.txt")
    outside = folder.parent / "outside.txt"
    outside.write_bytes(b"A crane fell.")
    (folder / "out.txt").symlink_to(outside)
    return {
        "long.txt": "too large for one article",
        "pipe.txt": "not a regular file",
        "loop": "a linked folder is not entered",
        "dead.txt": "a link that leads nowhere",
        "out.txt": "a link that leads out of the folder",
    }


# Run in a process of its own, so that what it used can be told from what the tests use.
_MEASURED = """
import resource, subprocess, sys
code = subprocess.run([sys.executable, "-m", "tui", *sys.argv[1:]], timeout=240).returncode
print("kilobytes", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""


def command(*arguments: str | Path, measured: bool = False) -> subprocess.CompletedProcess[str]:
    program = ["-c", _MEASURED] if measured else ["-m", "tui"]
    return subprocess.run(
        [sys.executable, *program, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=300,
        cwd=Path(__file__).parent.parent,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30)),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    made = tmp_path / "news"
    (made / "sub").mkdir(parents=True)
    yield made
    shutil.rmtree(made)  # it is large, and pytest would keep it


def test_thirty_good_files_and_twenty_bad_ones(tmp_path: Path, folder: Path) -> None:
    good, bad = good_files(folder), bad_files()
    for number, (name, content) in enumerate([*good.items(), *((n, c) for n, (c, _) in bad.items())]):
        (folder / ("sub" if number % 3 == 0 else "") / name).write_bytes(content)
    faults = {name: reason for name, (_, reason) in bad.items()} | special_files(folder)
    assert (len(good), len(faults)) == (30, 20)

    library = tmp_path / "library"
    added = command("add", "--library", library, folder, measured=True)
    assert added.returncode == 1, added.stderr
    assert "Traceback" not in added.stderr
    assert "30 added" in added.stderr
    assert "20 refused" in added.stderr
    said = added.stderr.splitlines()
    for name, reason in faults.items():
        assert [line for line in said if f"{name}" in line and reason in line], (name, added.stderr)
    peak = re.search(r"kilobytes (\d+)", added.stdout)
    assert peak is not None
    assert int(peak[1]) < 400_000

    found = command("search", "--library", library, '"spoke of little else"', "--limit", "50", "--json")
    hits = json.loads(found.stdout)["hits"]
    assert {Path(hit["path"].partition("!")[0]).name for hit in hits} == set(good)
    for word in STORIES:
        assert [hit for hit in hits if f"the {word} all" in json.dumps(hit)], word

    again = command("add", "--library", library, folder)
    assert again.returncode == 1
    assert "30 unchanged" in again.stderr


@pytest.mark.parametrize(
    "name", ["clock.csv", "lake.json", "mayor.jsonl", "museum.rss", "opera.mbox", "ferry.html"]
)
def test_a_cut_off_file_of_any_format_is_named(folder: Path, name: str) -> None:
    content = good_files(folder)[name]
    # noise at the end, which hardly packs, so that a cut of the packed bytes loses some of the content
    packed = gzip.compress(content + os.urandom(4000).hex().encode())[:-3000]
    path = folder / f"{name}.gz"
    path.write_bytes(packed)
    refused = [item for item in inputs([folder]) if isinstance(item, Refused)]
    assert [(item.path, item.reason) for item in refused[-1:]] == [
        (str(path), "cut off: it ends in the middle")
    ]


def test_every_format_is_the_same_inside_an_archive(folder: Path) -> None:
    good = good_files(folder)
    with tarfile.open(folder.parent / "all.tar.gz", "w:gz") as archive:
        for name, content in good.items():
            (folder / name).write_bytes(content)
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    outside = list(inputs([folder]))
    inside = list(inputs([folder.parent / "all.tar.gz"]))
    assert not [item for item in [*outside, *inside] if not isinstance(item, Article)]
    assert {item.text for item in inside if isinstance(item, Article)} == {
        item.text for item in outside if isinstance(item, Article)
    }
