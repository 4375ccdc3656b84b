export type GridField = HTMLInputElement | HTMLSelectElement;

/** The fields of the grid as they stand on the page, row by row. */
export function gridOf(form: HTMLFormElement): GridField[][] {
  return [...form.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll<GridField>("[data-cell]")]);
}

interface At {
  readonly row: number;
  readonly column: number;
}

export function placeOf(grid: readonly (readonly GridField[])[], target: EventTarget | null): At | null {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return null;
  for (const [row, fields] of grid.entries()) {
    const column = fields.indexOf(target);
    if (column >= 0) return { row, column };
  }
  return null;
}
