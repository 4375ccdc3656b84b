import { Derived } from "../draft.ts";
import type { OutlineNode } from "./outline.ts";
import { bare } from "./words.ts";

/** A code for every node: as printed where it is printed and unique, else the parent's with the mark behind it. Parents stand before their children. */
export function assignCodes(nodes: readonly OutlineNode[]): ReadonlyMap<OutlineNode, string> {
  const codes = new Map<OutlineNode, string>();
  const printed = new Map<string, number>();
  for (const node of nodes) {
    const own = ownCode(node);
    printed.set(own, (printed.get(own) ?? 0) + 1);
  }
  const taken = new Set<string>();
  const assign = (node: OutlineNode): void => {
    const own = ownCode(node);
    const parent = node.parent ? codes.get(node.parent) : undefined;
    const marked = node.kind.startsWith("marked");
    const wanted = parent !== undefined && (marked || (printed.get(own) ?? 0) > 1) ? `${parent}/${own}` : own;
    let code = wanted;
    for (let n = 2; taken.has(code); n += 1) code = `${wanted}#${n}`;
    taken.add(code);
    codes.set(node, code);
  };
  const queue = nodes.filter(({ parent }) => parent === null);
  for (const node of queue) {
    assign(node);
    queue.push(...node.children);
  }
  return codes;
}

/** The code as a draft says it: where it stands in the document. */
export function codeDraft(node: OutlineNode, code: string): Derived<string> {
  return new Derived(code, node.mark);
}

function ownCode({ kind, word, numbers, path, mark }: OutlineNode): string {
  if (path) return word !== null && !/^[部編章節項]$/u.test(word) ? `${word}${path.join("-")}` : path.join("-");
  if (kind.startsWith("marked")) return mark.text.trim();
  return word !== null && /^[編章節項]$/u.test(word) ? `第${numbers.join("-")}${word}` : `${bare(word ?? "")}${numbers.join("-")}`;
}
