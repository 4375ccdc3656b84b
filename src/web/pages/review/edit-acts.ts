import type { EditAct } from "../../../domain/draft/edit.ts";
import { readPlaces } from "../../source/text-pages.ts";

/** No text of a form is longer. In UTF-16 code units. */
const LONGEST = 100_000;

/** A number that no text of a document reaches. */
const LONGEST_TEXT = 2 ** 31;

/** Reads a form of the review as an edit; null where it is none. */
export function readEdit(form: URLSearchParams): EditAct | null {
  const pointer = form.get("pointer") ?? "";
  const kind = form.get("kind");
  if (kind === "taken-back") {
    const edit = readNumber(form.get("edit"));
    return edit === null ? null : { kind, edit };
  }
  if (!pointer.startsWith("/") || pointer.length > 500) return null;
  switch (kind) {
    case "set": {
      const text = form.get("text");
      if (text === null || text.length > LONGEST) return null;
      return { kind, pointer, text: text.trim() === "" ? null : text };
    }
    case "assign": {
      const [range] = readPlaces(form.get("range") ?? "", LONGEST_TEXT) ?? [];
      return range ? { kind, pointer, range } : null;
    }
    case "exclude":
    case "confirm":
      return { kind, pointer };
    case "link": {
      const node = form.get("node");
      return node === null ? null : { kind, pointer, node: readNumber(node) };
    }
    case "match": {
      const indicator = form.get("indicator");
      return indicator === null ? null : { kind, pointer, indicator: readNumber(indicator) };
    }
    default:
      return null;
  }
}

/** The edits of a form that asks several questions at once: what of a document's head is answered goes to all that lack it. */
export function readHead(
  form: URLSearchParams,
  missing: { readonly municipality: boolean; readonly departments: readonly string[]; readonly years: readonly string[] },
): EditAct[] {
  const answer = (name: string) => form.get(name)?.trim() ?? "";
  const set = (pointers: readonly string[], text: string): EditAct[] =>
    text === "" ? [] : pointers.map((pointer) => ({ kind: "set", pointer, text }));
  return [
    ...set(missing.municipality ? ["/municipality"] : [], answer("municipality")),
    ...set(missing.departments, answer("department")),
    ...set(missing.years, answer("fiscalYear")),
  ];
}

export function readNumber(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,14}$/u.test(text) ? Number(text) : null;
}
