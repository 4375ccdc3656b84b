import { fieldsOf, formOf, typedIn } from "./form-fields.ts";
import type { KeptText } from "./kept-text.ts";
import { type SaveState, showState } from "./save-state.ts";
import { showUnderstood } from "./understood.ts";

/** How long nobody types before it is saved, and how long somebody types at most. */
const PAUSE_MS = 1_500;
const LONGEST_MS = 15_000;
/** How long to wait after a save that did not arrive, once and again. */
const RETRY_MS = [5_000, 15_000, 60_000] as const;

export interface Saving {
  /** Saves now; true once all that was typed is saved. */
  now(): Promise<boolean>;
  /** The save that is on its way to the server; null where none is. */
  underWay(): Promise<unknown> | null;
  /** The form was exchanged for one that is saved. */
  begin(): void;
  /** The page is left on purpose: nobody need be warned. */
  leave(): void;
}

/** Saves what is typed, one save after the other, each from the revision that the last one made. Where somebody else was first it stops: the person chooses. */
export function saveByItself(desk: HTMLElement, kept: KeptText): Saving {
  let saved = savedIn(desk);
  let flight: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let typedSince = 0;
  let failures = 0;
  let leaving = false;
  /** Somebody else was first, or the sheet is closed: nothing is sent by itself any more. */
  let halted = desk.querySelector("[data-halted]") !== null;

  const isUnsaved = () => typedNow(desk) !== saved;
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void now(), ms);
  };
  const stop = (state: SaveState, again: boolean) => {
    kept.keep();
    showState(desk, state);
    if (!again) return false;
    later(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? PAUSE_MS);
    failures += 1;
    return false;
  };
  const send = async (): Promise<boolean> => {
    const form = formOf(desk);
    if (!form) return false;
    const typed = typedIn(form);
    if (typed === saved) return true;
    showState(desk, "saving");
    const answer = await sendForm(form);
    if (answer === null) return stop("offline", true);
    if (answer.status === 403) return stop("signedOut", false);
    if (answer.kind === "refused") {
      halted = answer.why !== "fault";
      return stop(answer.why, false);
    }
    if (answer.kind === "failed") return stop("failed", true);
    failures = 0;
    typedSince = 0;
    saved = typed;
    const revision = form.querySelector<HTMLInputElement>("input[name=revision]");
    if (revision) revision.value = answer.revision;
    showUnderstood(form, answer.page, new URLSearchParams(typed));
    if (isUnsaved()) {
      later(PAUSE_MS);
      showState(desk, "unsaved");
      return false;
    }
    kept.drop();
    showState(desk, "saved", answer.at);
    return true;
  };
  const now = async (): Promise<boolean> => {
    clearTimeout(timer);
    if (halted) return !isUnsaved();
    if (flight) {
      await flight;
      return isUnsaved() ? now() : true;
    }
    flight = send().finally(() => {
      flight = null;
    });
    return flight;
  };
  const noticed = () => {
    if (!isUnsaved()) return;
    kept.keep();
    if (halted) return;
    showState(desk, "unsaved");
    if (typedSince === 0) typedSince = Date.now();
    later(Math.max(0, Math.min(PAUSE_MS, LONGEST_MS - (Date.now() - typedSince))));
  };

  desk.addEventListener("input", noticed);
  desk.addEventListener("change", noticed);
  desk.addEventListener("leaving", () => {
    leaving = true;
  });
  desk.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-when=retry]")) void now();
  });
  addEventListener("online", () => void now());
  document.addEventListener("visibilitychange", () => {
    const form = formOf(desk);
    if (document.visibilityState === "hidden" && form && isUnsaved() && !halted && !leaving && !flight) void now();
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && (flight !== null || isUnsaved())) event.preventDefault();
  });
  if (isUnsaved()) showState(desk, "unsaved");
  return {
    now,
    underWay: () => flight,
    begin: () => {
      clearTimeout(timer);
      saved = savedIn(desk);
      halted = desk.querySelector("[data-halted]") !== null;
      kept.drop();
    },
    leave: () => {
      leaving = true;
      kept.drop();
    },
  };
}

const typedNow = (desk: HTMLElement): string => {
  const form = formOf(desk);
  return form ? typedIn(form) : "";
};

/** What the form says that is saved; of a form that came back with what stood in the way, nothing is. */
const savedIn = (desk: HTMLElement): string => (formOf(desk)?.dataset.unsaved === undefined ? typedNow(desk) : "");

type Sent =
  | { readonly kind: "saved"; readonly status: number; readonly revision: string; readonly at: string; readonly page: Document }
  | { readonly kind: "refused"; readonly status: number; readonly why: "stale" | "refused" | "fault" }
  | { readonly kind: "failed"; readonly status: number };

/** null where nothing arrived. */
async function sendForm(form: HTMLFormElement): Promise<Sent | null> {
  const body = fieldsOf(form, "autosave");
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    const text = await answer.text();
    const { status } = answer;
    if (answer.headers.get("content-type")?.includes("json")) {
      const { why } = JSON.parse(text) as { readonly why: "stale" | "refused" | "fault" };
      return { kind: "refused", status, why };
    }
    const page = new DOMParser().parseFromString(text, "text/html");
    const done = page.querySelector<HTMLElement>("[data-revision]");
    if (!answer.ok || !done) return { kind: "failed", status };
    return { kind: "saved", status, revision: done.dataset.revision ?? "", at: done.dataset.at ?? "", page };
  } catch {
    return null;
  }
}
