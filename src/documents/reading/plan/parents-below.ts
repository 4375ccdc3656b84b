import type { Outline } from "./outline.ts";
import type { Token } from "./token.ts";

/**
 * Puts a title before the one above it where a page prints what it belongs to straight below its own title (施策12 道路の整備 / 【政策4】快適なまち): both in one run,
 * with text below them. Titles in a list, or at its end, stay as they are.
 */
export function putParentsFirst(tokens: readonly Token[], outline: Outline): readonly Token[] {
  const ordered = [...tokens];
  for (let i = 0; i + 2 < ordered.length; i += 1) {
    const at = behindAsides(ordered, i + 1);
    const [own, above, next] = [ordered[i], ordered[at], ordered[at + 1]];
    if (own?.kind !== "node" || above?.kind !== "node" || next?.kind === "node" || own.page !== above.page) continue;
    if (!isNamed(own) || !isNamed(above) || outline.rank(above.heading.kind) >= outline.rank(own.heading.kind)) continue;
    // The title of a window says the same before it.
    const before = ordered[i - 1];
    const first = before?.kind === "node" && isSame(before, own) ? i - 1 : i;
    if (ordered[first - 1]?.kind === "node") continue;
    for (let k = at; k > first; k -= 1) ordered[k] = ordered[k - 1] ?? above;
    ordered[first] = above;
    i = at;
  }
  return ordered;
}

/** So many sections in charge may stand between the two, each a label with its text. */
const MOST_ASIDES = 3;

/** The first token behind what a form says aside (担当部局 | 市民部). */
function behindAsides(tokens: readonly Token[], from: number): number {
  let at = from;
  for (let i = 0; i < MOST_ASIDES; i += 1) {
    const token = tokens[at];
    if (token?.kind !== "label" || token.label.kind !== "aside") break;
    at += token.label.aside === null && tokens[at + 1]?.kind === "text" ? 2 : 1;
  }
  return at;
}

type NodeToken = Extract<Token, { kind: "node" }>;

/** A level by its name, with a title: what a number alone belongs to, other signs say. */
function isNamed({ heading }: NodeToken): boolean {
  return heading.word !== null && heading.title.length > 0;
}

function isSame(one: NodeToken, other: NodeToken): boolean {
  return one.heading.kind === other.heading.kind && one.heading.numbers.join("-") === other.heading.numbers.join("-");
}
