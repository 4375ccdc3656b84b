import { formOf } from "./form-fields.ts";

const PAUSE_MS = 250;

/** Shows what a search in the plans finds while one types, and puts what is chosen into the fields of the placement. */
export function offerNodes(desk: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const look = async (field: HTMLInputElement) => {
    const at = field.dataset.search ?? "";
    const form = formOf(desk);
    const place = desk.querySelector<HTMLElement>(`[data-found="${CSS.escape(at)}"]`);
    if (!form || !place || field.value.trim() === "") return;
    asked += 1;
    const mine = asked;
    try {
      const answer = await fetch(`${form.action}/nodes?${new URLSearchParams({ search: at, q: field.value })}`);
      if (!answer.ok || mine !== asked) return;
      const found = new DOMParser().parseFromString(await answer.text(), "text/html");
      // Their names are the island's: what is chosen goes into the fields, and is not chosen again with every save.
      for (const choice of found.querySelectorAll<HTMLInputElement>("input[type=radio]")) choice.name = `choice ${at}`;
      place.replaceChildren(...found.body.childNodes);
    } catch {
      // The button beside the field asks once more.
    }
  };
  desk.addEventListener("input", (event) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || target.dataset.search === undefined) return;
    clearTimeout(timer);
    timer = setTimeout(() => void look(target), PAUSE_MS);
  });
  desk.addEventListener("keydown", (event) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || target.dataset.search === undefined || event.isComposing) return;
    if (event.key === "Enter" && !event.ctrlKey) {
      event.preventDefault();
      void look(target);
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      desk.querySelector<HTMLElement>(`[data-found="${CSS.escape(target.dataset.search)}"] input`)?.focus();
    }
  });
  desk.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === "radio" && event.target.name.startsWith("choice "))
      choose(desk, event.target);
  });
}

function choose(desk: HTMLElement, choice: HTMLInputElement): void {
  const at = choice.name.slice("choice ".length);
  const set = (field: string, value: string) => {
    const box = desk.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${CSS.escape(`${at}/${field}`)}"]`);
    if (box) box.value = value;
  };
  if (choice.value === "none") {
    set("nodeId", "");
  } else {
    set("code", choice.dataset.code ?? "");
    set("text", choice.dataset.title ?? "");
    set("nodeId", choice.value);
  }
  choice.dispatchEvent(new Event("input", { bubbles: true }));
}
