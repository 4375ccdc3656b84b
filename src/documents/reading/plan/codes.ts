import { Derived } from "../draft.ts";
import type { OutlineNode } from "./outline.ts";
import { bare } from "./words.ts";

/** A code for every node: as printed where it is printed and unique, else the parent's with the mark behind it. Parents stand before their children. */
export function assignCodes(nodes: readonly OutlineNode[]): ReadonlyMap<OutlineNode, string> {
  const codes = new Map<OutlineNode, string>();
  const printed = new Set<string>();
  /** Kinds whose numbers begin anew under each parent. */
  const restarting = new Set<string>();
  for (const node of nodes) {
    const own = ownCode(node);
    if (printed.has(own)) restarting.add(node.kind);
    printed.add(own);
  }
  const taken = new Set<string>();
  /** How often a code was wanted that was taken. */
  const times = new Map<string, number>();
  const assign = (node: OutlineNode): void => {
    const own = ownCode(node);
    const parent = node.parent ? codes.get(node.parent) : undefined;
    const marked = /^(?:marked|numbered)/u.test(node.kind);
    const wanted = parent !== undefined && (marked || restarting.has(node.kind)) ? `${parent}/${own}` : own;
    let code = wanted;
    for (let n = (times.get(wanted) ?? 0) + 1; taken.has(code); n += 1) {
      code = `${wanted}#${n}`;
      times.set(wanted, n);
    }
    taken.add(code);
    codes.set(node, code);
  };
  const queue = nodes.filter(({ parent }) => parent === null);
  for (const node of queue) {
    assign(node);
    for (const child of node.children) queue.push(child);
  }
  return codes;
}

/** The code as a draft says it: where it stands in the document. */
export function codeDraft(node: OutlineNode, code: string): Derived<string> {
  return new Derived(code, node.mark);
}

function ownCode({ kind, word, numbers, path, mark, title }: OutlineNode): string {
  if (path) return word !== null && !/^[部編章節項]$/u.test(word) ? `${word}${path.join("-")}` : path.join("-");
  if (/^(?:marked|numbered)/u.test(kind)) return mark.text.trim();
  if (numbers.length === 0) return `${bare(word ?? "")}${bare(title.text)}`;
  return word !== null && /^[編章節項]$/u.test(word) ? `第${numbers.join("-")}${word}` : `${bare(word ?? "")}${numbers.join("-")}`;
}
