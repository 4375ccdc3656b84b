import type { Saving } from "./autosave.ts";
import { formOf } from "./form-fields.ts";

/** Keys that press the buttons of the part in which one types: Alt+↑ ↓ moves it, Ctrl+Enter adds one behind it, Alt+Delete removes it. Ctrl+S saves at once, or leads to the choice where somebody else was first. */
export function listenToKeys(desk: HTMLElement, saving: Saving): void {
  desk.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const { key, altKey } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    if (ctrl && !altKey && key.toLowerCase() === "s") {
      event.preventDefault();
      const choose = desk.querySelector<HTMLButtonElement>("[data-when=stale]:not([hidden])");
      if (choose) choose.click();
      else void saving.now();
      return;
    }
    const part = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-of]") : null;
    const pointer = part?.dataset.of;
    if (pointer === undefined) return;
    if (altKey && !ctrl && (key === "ArrowUp" || key === "ArrowDown"))
      press(desk, event, [`${key === "ArrowUp" ? "up" : "down"} ${pointer}`]);
    else if (altKey && !ctrl && key === "Delete") press(desk, event, [`remove ${pointer}`]);
    else if (ctrl && !altKey && key === "Enter")
      press(desk, event, [`add ${pointer}`, `add ${pointer.slice(0, pointer.lastIndexOf("/"))}`]);
  });
}

/** The first of the buttons that the form has. */
function press(desk: HTMLElement, event: KeyboardEvent, acts: readonly string[]): void {
  const form = formOf(desk);
  const buttons = [...(form?.querySelectorAll<HTMLButtonElement>("button[name=act]") ?? [])];
  const button = acts.map((act) => buttons.find(({ value }) => value === act)).find((one) => one !== undefined);
  if (!form || !button) return;
  event.preventDefault();
  form.requestSubmit(button);
}
