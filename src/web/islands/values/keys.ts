import { type GridField, gridOf, placeOf } from "./grid.ts";

/** Enter and the arrows move as on a sheet: to the sides only from the edge of what one types, up and down in a list only with Enter. Ctrl+S saves. */
export function moveByKeys(form: HTMLFormElement): void {
  form.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey) return;
    const { key, target, shiftKey } = event;
    if (event.ctrlKey || event.metaKey) {
      if (key.toLowerCase() !== "s") return;
      event.preventDefault();
      form.requestSubmit();
      return;
    }
    const grid = gridOf(form);
    const at = placeOf(grid, target);
    if (!at) return;
    const isList = target instanceof HTMLSelectElement;
    const step = stepOf(key, shiftKey, isList, target instanceof HTMLInputElement ? target : null);
    if (!step) return;
    // In the grid Enter never sends the form.
    event.preventDefault();
    focusOn(grid[at.row + step[0]]?.[at.column + step[1]]);
  });
}

function stepOf(
  key: string,
  shift: boolean,
  isList: boolean,
  input: HTMLInputElement | null,
): readonly [row: number, column: number] | null {
  if (key === "Enter") return shift ? [-1, 0] : [1, 0];
  if (isList || shift) return null;
  if (key === "ArrowDown") return [1, 0];
  if (key === "ArrowUp") return [-1, 0];
  if (!input || input.selectionStart !== input.selectionEnd) return isWhole(input) ? sideways(key) : null;
  if (key === "ArrowLeft") return input.selectionStart === 0 ? [0, -1] : null;
  return key === "ArrowRight" && input.selectionEnd === input.value.length ? [0, 1] : null;
}

/** What was just come upon is selected as a whole, as on a sheet. */
const isWhole = (input: HTMLInputElement | null): boolean =>
  input !== null && input.value !== "" && input.selectionStart === 0 && input.selectionEnd === input.value.length;

function sideways(key: string): readonly [number, number] | null {
  if (key === "ArrowLeft") return [0, -1];
  return key === "ArrowRight" ? [0, 1] : null;
}

function focusOn(field: GridField | undefined): void {
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}
