import type { Passage } from "../passage.ts";

/** What a text says as a label of the form, so that rows can be told apart where no ruling is left: is it whole? */
export type IsLabel = (text: string) => boolean;

/** Several labels, and no part of a sentence beside them: や地域と取り組みます。 is none, though 取組 stands in it. */
export function areHeads(segments: readonly { readonly text: Passage }[], isLabel: IsLabel): boolean {
  const others = segments.filter(({ text }) => !isLabel(text.text));
  if (segments.some(({ text }) => text.text.includes("。")) || others.some(({ text }) => text.text.includes("、"))) return false;
  return segments.length - others.length > 1;
}
