import type { GridField } from "./grid.ts";

/** Says beside the button that something is not saved, and has the browser ask before the page is left with it. */
export function warnOfUnsaved(form: HTMLFormElement): void {
  const said = form.querySelector<HTMLElement>("[data-unsaved]");
  let isSent = false;
  // What comes back with a fault was typed before, and is not saved either.
  const isUnsaved = () =>
    form.dataset.refused !== undefined || [...form.querySelectorAll<GridField>("[data-cell], #reason")].some(isChanged);
  const show = () => {
    if (said) said.hidden = !isUnsaved();
  };
  // Blocks are pasted, and taken back by a button or a key, without an event of input.
  for (const event of ["input", "change", "paste", "click", "keyup"]) form.addEventListener(event, show);
  form.addEventListener("submit", () => {
    isSent = true;
  });
  addEventListener("pageshow", () => {
    isSent = false;
    show();
  });
  addEventListener("beforeunload", (event) => {
    if (!isSent && isUnsaved()) event.preventDefault();
  });
  show();
}

function isChanged(field: GridField): boolean {
  if (field instanceof HTMLInputElement) return field.value !== field.defaultValue;
  return [...field.options].some((option) => option.selected !== option.defaultSelected);
}
