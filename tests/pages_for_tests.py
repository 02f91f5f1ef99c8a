"""Small notebooks that show what the server does, without any of our screens."""

from __future__ import annotations

from pathlib import Path

import nbformat

COUNTER = '''
import os, anywidget, traitlets

class Counter(anywidget.AnyWidget):
    _esm = """
    export default {
      render({ model, el }) {
        const press = document.createElement("button");
        const said = document.createElement("p");
        const note = document.createElement("textarea");
        note.setAttribute("aria-label", "Note");
        note.value = sessionStorage.getItem("note") || "";
        note.oninput = () => sessionStorage.setItem("note", note.value);
        const draw = () => { press.textContent = "Count " + model.get("n"); };
        press.onclick = () => {
          const two = new Uint8Array([7, 8]);
          model.send({ add: window.big ?? note.value }, {}, [two]);
        };
        note.onchange = () => { model.set("note", note.value); model.save_changes(); };
        model.on("change:n", draw);
        model.on("msg:custom", (message, buffers) => {
          said.textContent = message.said + " " + buffers[0].getUint8(0);
        });
        draw();
        el.append(press, said, note);
      },
    };
    """
    _css = "button { font-weight: 700; }"
    n = traitlets.Int(0).tag(sync=True)
    note = traitlets.Unicode("").tag(sync=True)
    picture = traitlets.Bytes(b"").tag(sync=True)

    def __init__(self, **given):
        super().__init__(**given)
        self.on_msg(self.answer)

    def answer(self, _, content, buffers):
        if content["add"] == "die":
            os._exit(1)
        if content["add"] == "fill":
            self.note = "x" * 6_000_000
        self.n += 1
        length = len(content["add"])
        said = f"heard {length} and {buffers[0][1]}, kept {len(self.note)}"
        self.send({"said": said}, [bytes([42])])
'''
ORDINARY = """
import ipywidgets
slide = ipywidgets.IntSlider(description="How far")
press = ipywidgets.Button(description="Press me")
said = ipywidgets.Label("nothing yet")
seen = ipywidgets.Label()
slide.observe(lambda _: setattr(seen, "value", f"Python sees {slide.value}"), "value")
press.on_click(lambda _: setattr(said, "value", f"pressed at {slide.value}"))
ipywidgets.VBox([slide, press, said, seen])
"""
SHOWN = """
from IPython.display import HTML, display
table = "<p onclick='alert(1)'>A table of things</p>"
display(HTML(table + "<script>document.title='hacked'</script>"))
print("said aloud")
6 * 7
"""


def write(folder: Path, name: str, cells: list[nbformat.NotebookNode], **more) -> None:
    """Write one notebook."""
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata.update(more)
    nbformat.write(notebook, folder / f"{name}.ipynb")


def make(folder: Path) -> Path:
    """Write the notebooks for tests into a folder and return it."""
    text, code = nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell
    folder.mkdir(parents=True, exist_ok=True)
    why = "# A small page\n\nWhy it matters. <img src=x onerror=alert(1)>\n\n5 minutes"
    write(
        folder,
        "counter",
        [text(why), code(COUNTER + "\nCounter()"), text("Words below.")],
        title="A small page",
    )
    picture = COUNTER + "\nCounter(n=3, picture=bytes(range(5)))"
    write(folder, "picture", [code(picture)], title="With a picture")
    write(folder, "shown", [code(SHOWN)], title="Shown")
    write(folder, "broken", [code("raise ValueError('canary-7431')")], title="Broken")
    write(folder, "dead", [code("import os; os._exit(1)")], title="Dead")
    ordinary = [text("# Ordinary"), code(ORDINARY)]
    stock = {"template": "lab"}
    write(folder, "ordinary", ordinary, title="Ordinary widgets", voila=stock)
    (folder / "notes.txt").write_text("canary-notes")
    return folder
