"""What goes out of the reader: the citation, the link, the original, the file, the text to a program."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui.noting import Noting
from tui.wording import one_line

if TYPE_CHECKING:
    from corpus.citation import Form
    from corpus.model import Annotated
    from tui.programs import Program

FORM_NAMES: dict[Form, str] = {"plain": "plain", "markdown": "Markdown", "bibtex": "BibTeX"}


class Outward(Noting):
    """The actions that hand something on."""

    def action_cite(self, form: Form | None = None) -> None:
        """The citation, to the clipboard; without a form in the one that is set."""
        from corpus.citation import citation

        if (article := self._at_hand) is not None:
            self._copy(citation(article, form or self.settings.citation))

    def action_cite_link(self) -> None:
        """The address, to the clipboard."""
        if (article := self._at_hand) is not None and (address := self._address(article)) is not None:
            self._copy(address)

    def action_original(self) -> None:
        """The address, in a browser."""
        from tui import programs

        if (article := self._at_hand) is not None and (address := self._address(article)) is not None:
            self._open(programs.browser(address, self._environment), address, "BROWSER")

    def action_file(self) -> None:
        """The file that the article was read from."""
        from tui import programs

        article = self._at_hand
        if article is None:
            return
        path = _file(article)
        if path is None:
            said = article.path or "it came from standard input, or from another program"
            self.say(f"no file to open: {one_line(said)}")
        else:
            self._open(programs.viewer(str(path), self._environment), str(path), "PAGER")

    async def action_pipe(self) -> None:
        """Asks for the program that is to have the text."""
        if self._at_hand is not None:
            hint = "a program and its arguments, no shell: wc -w"
            await self.prompt("pipe to", self._pipe, value=self.settings.pipe, hint=hint)

    def _pipe(self, typed: str) -> str | None:
        import shlex

        from corpus.quoting import clean_paragraphs
        from tui.terminal import visible

        article = self._at_hand
        try:
            arguments = shlex.split(typed)
        except ValueError as error:
            return str(error).lower()
        if arguments and article is not None:
            # what the program writes reaches the terminal: no control character of the article may
            text = visible(clean_paragraphs(article)) + "\n"
            self.call_after_refresh(lambda: self._run(tuple(arguments), text, wait=True))
        return None

    @property
    def _environment(self) -> dict[str, str]:
        """What says which programs to use: the settings before the environment."""
        named = {"BROWSER": self.settings.browser, "PAGER": self.settings.pager}
        return {**os.environ, **{name: program for name, program in named.items() if program.strip()}}

    @property
    def _at_hand(self) -> Annotated | None:
        article = self.looking.article
        if article is None:
            self.say("no article is shown")
        return article

    def _address(self, article: Annotated) -> str | None:
        from corpus.citation import web_address

        address = web_address(article.url)
        if address is None:
            self.say(
                "no address is known" if not article.url else "its address is none of the web that is safe"
            )
        return address

    def _copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        self.say(f"copied: {text}")

    def _open(self, program: Program | None, what: str, variable: str) -> None:
        from tui import programs

        if program is None:
            self.say(f"nothing here opens {one_line(what)}: set ${variable}")
        elif program.aside:
            try:
                programs.start(program.arguments)
            except OSError as error:
                self.say(f"{one_line(program.arguments[0])}: {error.strerror}")
            else:
                self.say(f"opened {one_line(what)}")
        else:
            self._run(program.arguments)

    def _run(self, arguments: tuple[str, ...], fed: str | None = None, *, wait: bool = False) -> None:
        """Runs a program in the terminal, the reader put aside meanwhile."""
        from textual.app import SuspendNotSupported

        from tui import programs

        name = one_line(arguments[0])
        try:
            with self.app.suspend():
                code = programs.run(arguments, fed, wait=wait)
        except SuspendNotSupported:
            self.say("this terminal cannot be lent to another program")
        except (OSError, ValueError) as error:  # ValueError: a null character among the arguments
            self.say(f"{name}: {getattr(error, 'strerror', None) or error}")
        else:
            self.say(f"{name}: {programs.ended(code)}")


def _file(article: Annotated) -> Path | None:
    """The file that an article lies in, or the archive; None when it is not there."""
    for path in article.paths or ((article.path,) if article.path else ()):
        for name in (path, path.partition("!")[0]):
            file = Path(name)
            if name and file.is_absolute() and file.is_file():
                return file
    return None
