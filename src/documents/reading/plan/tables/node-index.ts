import { bare } from "./column-head.ts";

/** A node of the plan as a table may name it. */
export interface NamedNode {
  readonly code: string;
  readonly title: string;
}

const CODE = /^(?:[^\d]{0,8}?)((?:\d{1,3}(?!\d)|[①-⑳])(?:[-‐－ー.](?:\d{1,3}|[①-⑳]))*)/u;

/** Finds the node that a cell names by its code, its title or both. */
export class NodeIndex {
  readonly #nodes: readonly NamedNode[];
  readonly #codes = new Map<string, string>();
  readonly #titles = new Map<string, string>();

  constructor(nodes: readonly NamedNode[]) {
    this.#nodes = nodes;
    for (const { code, title } of nodes) {
      this.#codes.set(keyOf(code), code);
      const key = bare(title);
      if (key.length > 1 && !this.#titles.has(key)) this.#titles.set(key, code);
    }
  }

  /** Whether any nodes are known. */
  get knows(): boolean {
    return this.#nodes.length > 0;
  }

  /** Null where no node is meant; without any nodes the printed code itself, as it stands. */
  find(printed: string): string | null {
    const words = bare(printed);
    const code = CODE.exec(words)?.[0] ?? "";
    const rest = words.slice(code.length).replace(code.startsWith("第") ? /^[編章節項]/u : /^[)）.．:：、]/u, "");
    if (this.#nodes.length === 0) return code === "" ? words : code;
    const byTitle = this.#titles.get(rest) ?? this.#titles.get(words);
    const byCode = code === "" ? undefined : (this.#codes.get(keyOf(code)) ?? this.#codes.get(keyOf(code.replace(/^\D+/u, ""))));
    return (rest.length > 1 ? byTitle : undefined) ?? byCode ?? byTitle ?? null;
  }

  /** How much of a run of texts, joined, is the title of the node with this code: the number of texts, 0 where it is none. */
  titleRun(code: string, texts: readonly string[]): number {
    const title = bare(this.#nodes.find((node) => node.code === code)?.title ?? "");
    let joined = "";
    for (const [i, text] of texts.entries()) {
      joined += bare(text);
      if (joined === title) return i + 1;
      if (!title.startsWith(joined)) return 0;
    }
    return 0;
  }
}

/** Digits of a code: 施策35 and 35 are one, 1-3-1 and １－３－１ too. */
function keyOf(code: string): string {
  return bare(code)
    .replace(/[‐－ー.]/gu, "-")
    .replace(/^[^\d①-⑳]+/u, "");
}
