import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import { type Doubt, doubt } from "./doubt.ts";

/** Doubts about the marks of a list: they count from 1 by one. A mark of another kind begins a list of its own. */
export function doubtMarks(listed: readonly { readonly mark: string | null }[], pointer: string): Doubt[] {
  const marked = listed.filter(({ mark }) => mark !== null).length;
  const last = new Map<string, number>();
  return listed.flatMap(({ mark }, i) => {
    if (mark === null && marked > 0) return [doubt(`${pointer}/${i}/mark`, "no-mark")];
    const enumerator = mark === null ? null : readEnumerator(`${mark} `);
    if (!enumerator || enumerator.ordinal === null) return [];
    const before = last.get(enumerator.kind) ?? 0;
    last.set(enumerator.kind, enumerator.through ?? enumerator.ordinal);
    const at = `${pointer}/${i}/mark`;
    if (enumerator.ordinal === before) return [doubt(at, "mark-repeats", { mark: enumerator.mark })];
    return enumerator.ordinal > before + 1 ? [doubt(at, "mark-skips", { mark: enumerator.mark, before })] : [];
  });
}
