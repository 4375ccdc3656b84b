import type { Outline } from "./outline.ts";
import type { Token } from "./token.ts";

/**
 * Puts a title before the one above it where a page prints what it belongs to straight below its own title (施策12 道路の整備 / 【政策4】快適なまち): both in one run,
 * with text below them. Titles in a list, or at its end, stay as they are.
 */
export function putParentsFirst(tokens: readonly Token[], outline: Outline): readonly Token[] {
  const ordered = [...tokens];
  for (let i = 0; i + 2 < ordered.length; i += 1) {
    const [own, above, next] = [ordered[i], ordered[i + 1], ordered[i + 2]];
    if (own?.kind !== "node" || above?.kind !== "node" || next?.kind === "node" || own.page !== above.page) continue;
    if (!isNamed(own) || !isNamed(above) || outline.rank(above.heading.kind) >= outline.rank(own.heading.kind)) continue;
    // The title of a window says the same before it.
    const before = ordered[i - 1];
    const first = before?.kind === "node" && isSame(before, own) ? i - 1 : i;
    if (ordered[first - 1]?.kind === "node") continue;
    for (let k = i + 1; k > first; k -= 1) ordered[k] = ordered[k - 1] ?? above;
    ordered[first] = above;
    i += 1;
  }
  return ordered;
}

type NodeToken = Extract<Token, { kind: "node" }>;

/** A level by its name, with a title: what a number alone belongs to, other signs say. */
function isNamed({ heading }: NodeToken): boolean {
  return heading.word !== null && heading.title.length > 0;
}

function isSame(one: NodeToken, other: NodeToken): boolean {
  return one.heading.kind === other.heading.kind && one.heading.numbers.join("-") === other.heading.numbers.join("-");
}
