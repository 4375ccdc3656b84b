/** The form of the sheet that the page shows now: it is exchanged when parts are arranged. */
export function formOf(desk: HTMLElement): HTMLFormElement | null {
  return desk.querySelector<HTMLFormElement>("#sheet-form");
}

/** What the form would send, with something to do. */
export function fieldsOf(form: HTMLFormElement, act: string): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && name !== "act") fields.append(name, value);
  fields.set("act", act);
  return fields;
}

/** What was typed, to tell whether it is saved: without the revision, what is only sent along, and what is being searched. */
export function typedIn(form: HTMLFormElement): string {
  const fields = fieldsOf(form, "");
  for (const name of [...fields.keys()]) if (name === "revision" || /\/(?:shown|search)$/u.test(name)) fields.delete(name);
  return fields.toString();
}
