import type { Saving } from "./autosave.ts";
import { fieldsOf, formOf } from "./form-fields.ts";
import { gatherPartActs } from "./part-acts.ts";

/** The acts that come back to the form. Any other button sends it as a browser does. */
const ARRANGING = /^(?:add|remove|up|down|restore|search) /u;

/** Adds, moves and removes parts without leaving the page: the server does it, and the form that it answers with takes the place of this one. */
export function arrangeParts(desk: HTMLElement, saving: Saving): void {
  desk.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (!(form instanceof HTMLFormElement) || form.id !== "sheet-form") return;
    const act = submitter instanceof HTMLButtonElement ? submitter.value : "save";
    const underWay = saving.underWay();
    if (!ARRANGING.test(act)) {
      if (underWay === null) {
        saving.leave();
        return;
      }
      // From the revision that it makes this save goes on: else one would be told to have clashed with oneself.
      event.preventDefault();
      void underWay.then(() => form.requestSubmit(submitter));
      return;
    }
    event.preventDefault();
    void arrange(desk, saving, form, act);
  });
}

async function arrange(desk: HTMLElement, saving: Saving, form: HTMLFormElement, act: string): Promise<void> {
  // A save that is under way makes the revision from which this one goes on.
  await saving.now();
  const parts = partsIn(desk);
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.getAttribute("name") : null;
  // What is typed now would be lost when the form is exchanged.
  form.inert = true;
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body: fieldsOf(form, act) });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = next.querySelector("#sheet-form");
    if (!answer.ok || !fresh) {
      leaveTo(next, saving);
      return;
    }
    // Autosaving goes on from what this form was made of.
    const notices = [...next.querySelectorAll("main > .notice")];
    for (const old of document.querySelectorAll("main > .notice")) old.remove();
    document.querySelector("main")?.prepend(...notices);
    form.replaceWith(fresh);
    gatherPartActs(fresh);
    saving.begin();
    focusAfter(desk, act, parts, focused);
  } catch {
    form.inert = false;
    form.removeAttribute("aria-busy");
    void saving.now();
  }
}

/** The pointers of the parts that the form shows, in their order. */
function partsIn(desk: HTMLElement): readonly string[] {
  return [...desk.querySelectorAll<HTMLElement>("[data-of]")].map((part) => part.dataset.of ?? "");
}

/** A conflict or a refusal came: it takes the place of the page. What it shows is not saved. */
function leaveTo(next: Document, saving: Saving): void {
  const [here, there] = [document.querySelector("main"), next.querySelector("main")];
  saving.leave();
  if (here && there) here.replaceWith(there);
  document.title = next.title;
  document.querySelector<HTMLElement>("main")?.focus();
}

/** To the part that is new or was moved, else to the one that took the place of what was removed. */
function focusAfter(desk: HTMLElement, act: string, before: readonly string[], focused: string | null): void {
  const [kind, pointer = ""] = act.split(" ");
  const after = partsIn(desk);
  const form = formOf(desk);
  if (!form) return;
  const removed = before.indexOf(pointer);
  const target =
    kind === "add"
      ? after.find((part) => !before.includes(part))
      : kind === "remove"
        ? (before.slice(removed + 1).find((part) => after.includes(part)) ??
          before.slice(0, Math.max(0, removed)).findLast((part) => after.includes(part)))
        : pointer;
  const part = target === undefined ? null : desk.querySelector(`[data-of="${CSS.escape(target)}"]`);
  const same =
    focused !== null && kind !== "add" && kind !== "remove" ? part?.querySelector<HTMLElement>(`[name="${CSS.escape(focused)}"]`) : null;
  const box =
    (kind === "search" ? part?.querySelector<HTMLElement>("input[type=radio], input[type=search]") : null) ??
    same ??
    part?.querySelector<HTMLElement>('textarea.box[name$="/title"], textarea.box[name$="/text"], textarea.box') ??
    form.querySelector<HTMLElement>(".box");
  box?.focus();
}
