import { readPastedCells } from "../../../domain/wording/pasted-cells.ts";
import { type GridField, gridOf, placeOf } from "./grid.ts";
import { statusFollows } from "./status.ts";

interface Before {
  readonly field: GridField;
  readonly value: string;
}

/** A block copied from a spreadsheet program is pasted from the field in which one stands, to the right and down; it says what found no place, and can be taken back. */
export function takePastedBlocks(form: HTMLFormElement): void {
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  said.className = "values-pasted";
  const undo = document.createElement("button");
  undo.type = "button";
  undo.className = "button second small";
  undo.textContent = form.dataset.saidUndo ?? "";
  undo.hidden = true;
  const bar = document.createElement("div");
  bar.className = "actions-line";
  bar.append(said, undo);
  form.querySelector("table")?.before(bar);
  let before: readonly Before[] = [];

  const takeBack = () => {
    for (const { field, value } of before) field.value = value;
    said.textContent = form.dataset.saidUndone ?? "";
    undo.hidden = true;
    before[0]?.field.focus();
    before = [];
  };
  undo.addEventListener("click", takeBack);
  form.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== "z" || before.length === 0) return;
    event.preventDefault();
    takeBack();
  });
  // What is typed after it is undone by the browser first.
  form.addEventListener("input", () => {
    before = [];
    undo.hidden = true;
  });

  form.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const cells = readPastedCells(text);
    if (cells.length < 2 && (cells[0]?.length ?? 0) < 2 && !/^"/u.test(text)) return;
    const grid = gridOf(form);
    const at = placeOf(grid, event.target);
    if (!at) return;
    event.preventDefault();
    const touched: Before[] = [];
    let [outside, unknown] = [0, 0];
    for (const [i, row] of cells.entries())
      for (const [j, cell] of row.entries()) {
        const field = grid[at.row + i]?.[at.column + j];
        if (!field) {
          if (cell.trim() !== "") outside += 1;
          continue;
        }
        const value = field.value;
        if (!fill(field, cell.trim().replace(/\s*\n\s*/gu, " "))) {
          unknown += 1;
          continue;
        }
        touched.push({ field, value });
      }
    // A value pasted beside a status that says there is none makes it one that says there is; what was pasted into the list itself stays.
    const pasted = new Set(touched.map(({ field }) => field));
    for (const { field } of [...touched]) {
      const list = field.closest("tr")?.querySelector<HTMLSelectElement>("select[data-cell]");
      if (!(field instanceof HTMLInputElement) || !field.name.startsWith("t.") || !list || pasted.has(list)) continue;
      const value = list.value;
      statusFollows(field);
      if (list.value !== value) touched.push({ field: list, value });
    }
    before = touched;
    undo.hidden = touched.length === 0;
    said.textContent = [
      (form.dataset.saidPasted ?? "").replace("{count}", String(touched.length)),
      outside > 0 ? (form.dataset.saidOutside ?? "").replace("{count}", String(outside)) : "",
      unknown > 0 ? (form.dataset.saidUnknown ?? "").replace("{count}", String(unknown)) : "",
    ].join("");
  });
}

/** False where a list has no such entry. */
function fill(field: GridField, text: string): boolean {
  if (field instanceof HTMLInputElement) {
    field.value = text;
    return true;
  }
  const option = [...field.options].find(({ value, label }) => value === text || label === text);
  if (option) field.value = option.value;
  return option !== undefined || text === "";
}
