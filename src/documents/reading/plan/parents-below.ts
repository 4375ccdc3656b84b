import type { Outline } from "./outline.ts";
import type { Token } from "./token.ts";

/**
 * Puts a title before the one above it where a page prints what it belongs to straight below its own title (施策12 道路の整備 / 【政策4】快適なまち): both in one run,
 * with text below them. Titles in a list, or at its end, stay as they are.
 */
export function putParentsFirst(tokens: readonly Token[], outline: Outline): readonly Token[] {
  const ordered = [...tokens];
  for (let i = 0; i + 1 < ordered.length; i += 1) {
    const [own, above] = [ordered[i], ordered[i + 1]];
    if (own?.kind !== "node" || above?.kind !== "node" || ordered[i - 1]?.kind === "node" || ordered[i + 2]?.kind === "node") continue;
    if (own.page !== above.page || ordered[i + 2] === undefined) continue;
    if (!isNamed(own) || !isNamed(above) || outline.rank(above.heading.kind) >= outline.rank(own.heading.kind)) continue;
    ordered[i] = above;
    ordered[i + 1] = own;
    i += 1;
  }
  return ordered;
}

/** A level by its name, with a title: what a number alone belongs to, other signs say. */
function isNamed({ heading }: Extract<Token, { kind: "node" }>): boolean {
  return heading.word !== null && heading.title.length > 0;
}
