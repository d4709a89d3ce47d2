"""A library as JSON lines: everything that it has, marks included, to be kept or taken elsewhere.

The first line says what this is. Then comes each article with what is known of it, what came with it, where
it lies, and what the reader said of it; then what the reader said of articles that are not there, and all
else of theirs. Each line stands for itself, so that of a file that was cut off all but the last is good.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from pydantic import ConfigDict, Field

from corpus.model import Annotated, Article, Model

FORMAT = 1


class Head(Model):
    """The first line."""

    dateline: Literal["export"] = "export"
    format: int = FORMAT
    version: str = Field(description="of the program that wrote it")


class Given(Model):
    """What came with an article before anything was found in it."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    id: str = Field(description="as it was read; the library may call it otherwise")
    path: str | None = None
    fields: dict[str, Any]


class Lying(Model):
    """A file that an article lies in, and what it is called there."""

    path: str
    file: str
    given_id: str
    gone: bool = False


Rows = dict[str, list[dict[str, Any]]]  # of the reader's tables, a row by the names of its columns


class ArticleLine(Annotated):
    """One article: the article object, and what a library needs to have it again."""

    given: Given
    marks: Rows = Field(default={}, description="what the reader said of it")
    places: tuple[Lying, ...] = ()


class Entry(Model):
    """What is taken of an article's line; what was found in the text is found again."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    id: str
    text: str
    raw_text: str | None = None
    given: Given
    marks: Rows = Field(default={})
    places: tuple[Lying, ...] = ()

    def article(self) -> Article:
        """The article as it was read. Raises ``ValueError``."""
        fields = {**self.given.fields, "text": self.text, "raw_text": self.raw_text}
        return Article.model_validate({**fields, "id": self.given.id, "path": self.given.path})


class WorkLine(Model):
    """What the reader said of articles that are not in the export, and of no article."""

    work: Rows


class Bad(NamedTuple):
    """A line that can't be taken, and why."""

    line: int
    reason: str


Line = Head | Entry | WorkLine


def dumped(line: Head | ArticleLine | WorkLine) -> str:
    """A line, ASCII only: a lone surrogate, and every control character, is an escape."""
    return json.dumps(line.model_dump(mode="json"), separators=(",", ":")).replace("\x7f", "\\u007f")


def lines(content: Iterator[bytes]) -> Iterator[tuple[int, Line] | Bad]:
    """The lines of an export with their numbers; one that is bad does not keep the others out."""
    for number, data in enumerate(content, 1):
        if not data.strip():
            continue
        try:
            found = json.loads(data)
            if not isinstance(found, dict):
                raise ValueError("is no JSON object")
            yield number, _line(found)
        except (ValueError, TypeError, RecursionError) as error:
            whole = data.endswith(b"\n")
            yield Bad(number, _reason(error) if whole else "is cut off")


def _line(found: dict[str, Any]) -> Line:
    if "dateline" in found:
        return Head.model_validate(found)
    return WorkLine.model_validate(found) if "work" in found else Entry.model_validate(found)


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError | RecursionError):
        return "is no JSON"
    from pydantic import ValidationError

    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return f"is no line of an export ({where}: {first['msg']})"
    return str(error)
