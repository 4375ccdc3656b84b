import { randomUUID } from "node:crypto";
import type { Arrangement } from "../../../domain/sheet/arrange-parts.ts";
import type { SheetBody } from "../../../domain/sheet/sheet-body.ts";

/** What a button of the form does besides that it saves; "autosave" and "show" are the island's. */
export type SheetAct =
  | { readonly kind: "save" }
  /** Goes on to where the sheet is handed in. */
  | { readonly kind: "finish" }
  | { readonly kind: "autosave" }
  /** Shows what is sent in the form, and keeps nothing: the island brings text back that was not saved. */
  | { readonly kind: "show" }
  | { readonly kind: "add"; readonly pointer: string; readonly plan: string | undefined }
  | { readonly kind: "remove" | "up" | "down" | "search"; readonly pointer: string }
  /** Takes a part back that a revision still had. */
  | { readonly kind: "restore"; readonly pointer: string; readonly revision: number };

/** An act as a button posts it: its word, a pointer, and what else it needs. Anything else only saves. */
export function readAct(text: string | null): SheetAct {
  const [kind, pointer = "", ...rest] = (text ?? "").split(" ");
  if (kind === "autosave" || kind === "show" || kind === "finish") return { kind };
  if (!pointer.startsWith("/")) return { kind: "save" };
  switch (kind) {
    case "add":
      return { kind, pointer, plan: rest.length > 0 ? rest.join(" ") : undefined };
    case "remove":
    case "up":
    case "down":
    case "search":
      return { kind, pointer };
    case "restore": {
      const revision = Number(rest[0]);
      return Number.isSafeInteger(revision) && revision > 0 ? { kind, pointer, revision } : { kind: "save" };
    }
    default:
      return { kind: "save" };
  }
}

/** The part with which an act has to do, or the list. */
export const actedOn = (act: SheetAct): string | null => ("pointer" in act ? act.pointer : null);

/** A key that no part has had: what two people add at the same time are two parts. */
export const drawKey = (): string => randomUUID().replaceAll("-", "").slice(0, 12);

/** What an act does to the parts of a sheet; null where it does nothing to them. `from` is the revision from which something is taken back. */
export function arrangementOf(act: SheetAct, key: string, from: SheetBody | null): Arrangement | null {
  switch (act.kind) {
    case "add":
      return { kind: "add", pointer: act.pointer, key, ...(act.plan === undefined ? {} : { plan: act.plan }) };
    case "remove":
    case "up":
    case "down":
      return { kind: act.kind, pointer: act.pointer };
    case "restore":
      return from && { kind: "restore", pointer: act.pointer, from };
    default:
      return null;
  }
}

/** What one comes back to after an act: the new part, the moved one, the list from which one was removed. */
export function partAfter(act: SheetAct, key: string): string | null {
  if (!("pointer" in act)) return null;
  const words = act.pointer.split("/");
  const isPart = words.length % 2 === 1;
  if (act.kind === "add") return `${isPart ? words.slice(0, -1).join("/") : act.pointer}/${key}`;
  if (act.kind === "remove") return isPart && words.length > 3 ? words.slice(0, -2).join("/") : null;
  return act.pointer;
}
