const BUTTONS = "button.part-act";

/** The buttons of a part become one stop of the Tab key: a sheet of six actions has a hundred of them between its fields. */
export function gatherPartActs(within: Element): void {
  for (const acts of within.querySelectorAll(".part-acts")) {
    acts.setAttribute("role", "toolbar");
    for (const [i, button] of acts.querySelectorAll<HTMLButtonElement>(BUTTONS).entries()) button.tabIndex = i === 0 ? 0 : -1;
  }
}

/** Arrows lead from one button of a part to the next. */
export function moveInPartActs(desk: HTMLElement): void {
  desk.addEventListener("keydown", (event) => {
    const { key, target, altKey, ctrlKey, metaKey } = event;
    const way = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (way === undefined || !(target instanceof HTMLButtonElement) || altKey || ctrlKey || metaKey) return;
    const acts = target.closest(".part-acts");
    if (!acts) return;
    const buttons = [...acts.querySelectorAll<HTMLButtonElement>(BUTTONS)];
    const next = buttons[buttons.indexOf(target) + way];
    if (!next) return;
    event.preventDefault();
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });
}
