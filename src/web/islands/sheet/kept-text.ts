import { fieldsOf, formOf } from "./form-fields.ts";

/** What a browser holds of a form that was not saved. */
interface Kept {
  readonly at: string;
  readonly fields: string;
}

/** The copy of unsaved text that outlives a crash of the page. */
export interface KeptText {
  /** Keeps what the form says now. */
  keep(): void;
  /** All of it is saved. */
  drop(): void;
}

/** Keeps unsaved text in this tab, and offers what an earlier page left there. It is shown by the server, so that added parts and later changes of others find their place. */
export function keepUnsaved(desk: HTMLElement): KeptText {
  const form = formOf(desk);
  const key = `sheet ${form?.action ?? ""}`;
  const drop = () => sessionStorage.removeItem(key);
  const kept = read(key);
  if (form && kept) offer(desk, form, kept, drop);
  return {
    keep: () => {
      const now = formOf(desk);
      if (!now) return;
      try {
        sessionStorage.setItem(
          key,
          JSON.stringify({ at: new Date().toISOString(), fields: fieldsOf(now, "show").toString() } satisfies Kept),
        );
      } catch {
        // A browser that keeps nothing for pages still has the text in the form.
      }
    },
    drop,
  };
}

function read(key: string): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}

function offer(desk: HTMLElement, form: HTMLFormElement, kept: Kept, drop: () => void): void {
  const notice = desk.querySelector<HTMLElement>("[data-kept]");
  const when = notice?.querySelector("[data-kept-at]");
  if (!notice || !when) return;
  when.textContent = (notice.dataset.kept ?? "").replace(
    "{at}",
    new Date(kept.at).toLocaleTimeString("ja", { hour: "2-digit", minute: "2-digit" }),
  );
  notice.hidden = false;
  notice.querySelector("[data-take]")?.addEventListener("click", () => {
    const again = document.createElement("form");
    again.method = "post";
    again.action = form.action;
    for (const [name, value] of new URLSearchParams(kept.fields)) {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      field.value = value;
      again.append(field);
    }
    document.body.append(again);
    desk.dispatchEvent(new CustomEvent("leaving"));
    again.submit();
  });
  notice.querySelector("[data-drop]")?.addEventListener("click", () => {
    drop();
    notice.hidden = true;
  });
}
