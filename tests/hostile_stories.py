"""Files that nobody should be able to hurt us with, each made when it is asked for."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

Make = Callable[[], bytes]
MB = 1_000_000


def package(*files: tuple[str, bytes]) -> bytes:
    """Return a zip archive with these files in it."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return data.getvalue()


def page(passages: str, head: str = 'name="x" startnode="1"') -> bytes:
    """Return a Twine page around some passages."""
    return f"<html><tw-storydata {head}>{passages}</tw-storydata></html>".encode()


def one(text: str) -> bytes:
    """Return a Twine page with one passage."""
    return page(f'<tw-passagedata pid="1" name="A">{text}</tw-passagedata>')


def scenario(content: object) -> bytes:
    """Return the content.json of a branching scenario."""
    return json.dumps(
        {"branchingScenario": {"title": "x", "content": content}}
    ).encode()


BOMB = b'<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
NODE = {"type": {"library": "H5P.AdvancedText 1.1", "params": {"text": "Hi"}}}

REFUSED: dict[str, Make] = {
    "nothing": lambda: b"",
    "zeros": lambda: b"\0" * 1000,
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + b"\xff\x00" * 500,
    "fifty megabytes": lambda: b":: A\n" + b"x" * 50 * MB,
    "twenty megabytes of brackets": lambda: b"[" * 19 * MB,
    "deep JSON": lambda: b'{"passages":' + b"[" * MB + b"]" * MB + b"}",
    "broken JSON": lambda: b'{"passages": [{"name": "A"',
    "JSON of something else": lambda: b'{"a": 1}',
    "huge numbers": lambda: b'{"passages": [], "zoom": ' + b"9" * 100_000 + b"}",
    "entity bomb": lambda: BOMB + b"<x>&b;</x>",
    "a page without a story": lambda: b"<html><body>Hello</body></html>",
    "an empty story": lambda: page(""),
    "a broken zip": lambda: b"PK\x03\x04" + b"\0" * 200,
    "a zip of something else": lambda: package(("a.txt", b"hi")),
    "a zip bomb": lambda: package(("content/content.json", b" " * 200 * MB)),
    "a zip with a way out": lambda: package(("../content/content.json", b"{}")),
    "a zip of many files": lambda: package(
        *((f"f{n}", b"") for n in range(6_000)),
        ("content/content.json", scenario([NODE])),
    ),
    "half of UTF-16": lambda: b"\xff\xfe" + ":: A\nhi".encode("utf-16-le") + b"\x00",
    "Twine 1": lambda: b'<div id="storeArea"><div tiddler="A">x</div></div>',
    "a very long text": lambda: b":: A\n" + b"word " * MB,
}

INERT: dict[str, Make] = {
    "scripts": lambda: one("&lt;script&gt;alert(1)&lt;/script&gt;Hello [[A]]"),
    "a frame": lambda: one("&lt;iframe src=x&gt;&lt;/iframe&gt;Hello"),
    "an event": lambda: one("&lt;b onclick=alert(1)&gt;Hello&lt;/b&gt;"),
    "many entities": lambda: one("&amp;" * 200_000),
    "an entity that is no sign": lambda: one("&#0; &#x110000; &#55296; hi"),
    "links without end": lambda: one("[[" * 400_000),
    "many links": lambda: one("[[A]]\n" * 60_000),
    "nested brackets": lambda: one("[[" + "[" * 100_000 + "]]" * 100_000),
    "macros without end": lambda: one("(if: $x &gt; 1)[" * 50_000),
    "nested macros": lambda: one("(if:$a)[" * 20_000 + "]" * 20_000),
    "SugarCube without end": lambda: one("&lt;&lt;if $x&gt;&gt;" * 50_000),
    "open SugarCube": lambda: one("&lt;&lt;" * 200_000),
    "open tags": lambda: one("&lt;a " * 200_000),
    "open comments": lambda: one("&lt;!--" * 150_000),
    "open scripts": lambda: one("&lt;script" * 100_000),
    "many variables": lambda: one("".join(f"(set: $v{n} to 1)" for n in range(5_000))),
    "many passages": lambda: page(
        "".join(f'<tw-passagedata pid="{n}" name="P{n}">x' for n in range(20_000))
    ),
    "passages without end": lambda: page('<tw-passagedata name="' * 50_000 + "A"),
    "attributes without end": lambda: page("<tw-passagedata " + "a " * 500_000),
    "tags without end": lambda: page("<tw-passagedata a " * 100_000),
    "many stories": lambda: page('<tw-passagedata pid="1" name="A">x') * 300,
    "long names": lambda: b":: " + b"x" * 100_000 + b"\nhello\n",
    "many headers": lambda: b":: A\nx\n" * 100_000,
    "brackets in a header": lambda: b":: A " + b"[" * 200_000 + b"\nx\n",
    "deep JSON in a header": lambda: b":: A {" + b'"a":{' * 50_000 + b"\nx\n",
    "colons": lambda: b":: A\n" + b"a:\n" * 100_000,
    "conditions without end": lambda: b":: A\nif " + b"x > 1 and " * 20_000 + b": y\n",
    "comments in Twee": lambda: b":: A\n" + b"<!-- x -->" * 100_000,
    "long white space": lambda: b":: A\n" + b" " * MB + b"x\n",
    "another encoding": lambda: ":: Caf\xe9\nna\xefve\n".encode("cp1252"),
    "UTF-16": lambda: ":: A\nhello\n".encode("utf-16"),
    "control signs": lambda: one("a\x07b\x1bc"),
    "half a character": lambda: b'{"passages":[{"name":"\\ud800","text":"\\udfff"}]}',
    "other types": lambda: b'{"passages":[1,null,{"name":3,"text":[],"tags":{}}]}',
    "a name with a line end": lambda: b'{"passages":[{"name":"a\\n:: b","text":"x"}]}',
    "H5P without ends": lambda: scenario([NODE] * 4_000),
    "H5P of other types": lambda: scenario([1, None, {"type": {"params": 1}}]),
    "H5P with scripts": lambda: scenario(
        [{"type": {"library": "H5P.AdvancedText 1.1",
                   "params": {"text": "<p onclick=x>Hi<script>alert(1)</script></p>"}}}]
    ),
    "H5P deep inside": lambda: scenario(
        [{"type": {"library": "X", "params": json.loads("[" * 500 + "]" * 500)}}]
    ),
    "H5P that leads nowhere": lambda: scenario([{**NODE, "nextContentId": 10**12}]),
    "H5P in a package with a way out": lambda: package(
        ("../../evil.txt", b"x"), ("content/content.json", scenario([NODE]))
    ),
}  # fmt: skip
