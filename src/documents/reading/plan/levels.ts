import type { Outline, OutlineNode } from "./outline.ts";
import { ancestorsOf } from "./outline.ts";
import type { Piece } from "./piece.ts";
import { bare, levelNameOf, rankOf } from "./words.ts";

/** Names of levels by how deep they stand, for codes that no heading names. */
const UNDER: Readonly<Record<string, string>> = {
  編: "章",
  章: "節",
  節: "項",
  基本目標: "施策",
  政策: "施策",
  基本施策: "施策",
  施策: "取組",
};

/** The level of every node: as its heading names it, as a head of columns does (編章節), else what usually stands under the level above. */
export function nameLevels(
  nodes: readonly OutlineNode[],
  outline: Outline,
  pieces: readonly Piece[],
): { levels: string[]; levelOf: ReadonlyMap<OutlineNode, string> } {
  const listed = namesListed(pieces);
  const levelOf = new Map<OutlineNode, string>();
  const named = new Map<string, string>();
  const depths = new Map<string, number>();
  for (const node of [...nodes].sort((a, b) => ancestorsOf(a).length - ancestorsOf(b).length)) {
    const above = node.parent ? levelOf.get(node.parent) : undefined;
    const parts = node.path?.length ?? 0;
    const numbered = node.kind.startsWith("numbered");
    const over =
      node.word === null && node.over
        ? node.over.title
        : numbered && node.labels === 1 && node.children.length === 0
          ? (node.parent?.direction ?? node.direction)?.title
          : undefined;
    const name =
      node.word ??
      named.get(node.kind) ??
      (over && levelNameOf(over.text)) ??
      (parts > 0 ? listed[parts - 1] : undefined) ??
      (above ? UNDER[above] : undefined) ??
      (node.parent === null && node.children.some(({ word }) => word === null || word.endsWith("施策")) ? "政策" : undefined) ??
      "施策";
    named.set(node.kind, name);
    levelOf.set(node, name);
    depths.set(
      name,
      Math.min(depths.get(name) ?? 99, node.kind.startsWith("marked") ? 50 + ancestorsOf(node).length : outline.rank(node.kind)),
    );
  }
  const levels = [...depths].sort(([, a], [, b]) => a - b).map(([name]) => name);
  return { levels, levelOf };
}

/** Level names that stand together at the head of a column or a list: 編章節, 基本目標 基本施策 施策. */
function namesListed(pieces: readonly Piece[]): string[] {
  for (const { block, text } of pieces) {
    const first = block.kind === "table" ? (block.rows[0]?.cells[0]?.lines.map(({ text }) => text.text).join("") ?? "") : text.text;
    const word = /^\S{2,4}(?=[\s　]|$)/u.exec(first.slice(0, 40))?.[0] ?? "";
    const letters = [...bare(word)];
    if (letters.length >= 2 && letters.every((letter) => /[編章節項]/u.test(letter) && rankOf(letter) !== null)) return letters;
  }
  return [];
}
