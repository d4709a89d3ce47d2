"""What goes out of the reader: to the clipboard, to a browser, to a pager, to a program."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from driving import Driver, driving
from fake_library import FakeLibrary

from tui import programs


def with_first(**fields: object) -> FakeLibrary:
    library = FakeLibrary()
    library.articles[0] = library.articles[0].model_copy(update=fields)
    return library


async def test_y_copies_the_citation_and_says_it() -> None:
    async with driving(with_first(url="https://post.example/boats")) as d:
        await d.press("y")
        copied = d.pilot.app.clipboard
        assert copied.startswith("“New patrol boats arrive at Port Linden”, Harbour Post, 11 March 2031")
        assert "copied: “New patrol boats" in d.said
        await d.press("Y")
        assert d.pilot.app.clipboard == "https://post.example/boats"
        await d.press("colon")
        await d.type("as bibtex")
        for _ in range(40):
            await d.pilot.pause(0.05)
            if "copy citation as BibTeX" in d.screen_text:
                break
        await d.press("enter")
        assert d.pilot.app.clipboard.startswith("@misc{post2031patrol,")


async def test_a_link_that_is_none_is_not_copied_or_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Sequence[str]] = []
    monkeypatch.setattr(programs, "start", started.append)
    async with driving(with_first(url="file:///etc/passwd")) as d:
        await d.press("Y")
        assert d.pilot.app.clipboard == ""
        assert "none of the web" in d.said
        await d.press("o")
        assert not started
        await d.press("J", "o")
        assert "no address is known" in d.said


async def test_o_opens_the_address_as_one_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Sequence[str]] = []
    monkeypatch.setattr(programs, "start", started.append)
    monkeypatch.setenv("BROWSER", "firefox --new-tab")
    monkeypatch.setenv("DISPLAY", ":0")
    async with driving(with_first(url="https://post.example/$(rm);'y")) as d:
        await d.press("o")
        assert started == [("firefox", "--new-tab", "https://post.example/$(rm);'y")]


Ran = list[tuple[Sequence[str], str | None]]


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> Ran:
    """What was run while the reader was put aside; the program itself is not."""
    found: Ran = []

    def run(arguments: Sequence[str], fed: str | None = None, *, wait: bool = False) -> int:
        if arguments[0] == "nosuch":
            raise FileNotFoundError(2, "No such file or directory")
        found.append((arguments, fed))
        return 0

    monkeypatch.setattr(programs, "run", run)
    return found


def suspending(d: Driver) -> None:
    @contextmanager
    def suspend() -> Iterator[None]:
        yield

    d.pilot.app.suspend = suspend  # type: ignore[method-assign]


async def test_the_file_is_shown_by_the_pager(
    ran: Ran, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PAGER", "less -S")
    file = tmp_path / "-rf $(x).txt"
    file.write_text("x", "utf-8")
    async with driving(with_first(paths=(str(file),))) as d:
        suspending(d)
        await d.press("O")
        assert ran == [(("less", "-S", str(file)), None)]
        await d.press("J", "O")
        assert "no file to open" in d.said


async def test_a_program_gets_the_clean_text_and_no_shell(ran: Ran) -> None:
    boats = FakeLibrary().articles[0]
    text = boats.text.replace("radar", "\x1b[2Jr")
    async with driving(with_first(text=text)) as d:
        suspending(d)
        await d.press("vertical_line")
        await d.type("wc -w '; rm' $HOME")
        await d.press("enter")
        ((arguments, fed),) = ran
        assert arguments == ("wc", "-w", "; rm", "$HOME")
        assert fed is not None
        assert "Photo: I. Marsh" not in fed
        assert "\x1b" not in fed
        assert "␛[2Jr" in fed
        await d.press("vertical_line")
        await d.type("wc 'open")
        await d.press("enter")
        assert "no closing quotation" in d.screen_text
        await d.press("escape", "vertical_line")
        await d.type("nosuch")
        await d.press("enter")
        assert "nosuch: No such file" in d.said
        assert len(ran) == 1


async def test_a_terminal_that_cannot_be_lent_is_no_crash() -> None:
    async with driving() as d:
        await d.press("vertical_line")
        await d.type("wc")
        await d.press("enter")
        assert "cannot be lent" in d.said


def test_which_program_opens_what() -> None:
    web = "https://x.example/"
    assert programs.browser(web, {"BROWSER": "w3m"}) == programs.Program(("w3m", web), False)
    shown = programs.browser(web, {"BROWSER": "ff -u %s -x", "DISPLAY": ":0"})
    assert shown == programs.Program(("ff", "-u", web, "-x"), True)
    if sys.platform != "darwin":
        assert programs.browser(web, {}) is None


def test_a_program_is_fed_and_its_end_is_told(tmp_path: Path) -> None:
    out = tmp_path / "out"
    copy = f"import sys; open({str(out)!r}, 'w').write(sys.stdin.read()); sys.exit(3)"
    assert programs.run((sys.executable, "-c", copy), "fed é\n") == 3
    assert out.read_text("utf-8") == "fed é\n"
    assert [programs.ended(code) for code in (0, 3, -2)] == ["done", "ended with 3", "stopped"]
