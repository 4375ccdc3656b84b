import type { Joined } from "./joined.ts";
import type { PageParts, TextPart } from "./page-parts.ts";
import { isBroken, type Paragraph } from "./run.ts";
import { findRunning } from "./running.ts";
import { TableJoiner } from "./table-joiner.ts";

/** What the pages of a file come to: running heads told apart, tables and paragraphs that go on over a page break in one. */
export function joinPages(pages: readonly PageParts[]): Joined[] {
  const running = findRunning(pages);
  const joined: Joined[] = [];
  /** What stands last on the page before, and may go on. */
  let open: { text: TextInProgress } | { table: TableJoiner; page: number } | null = null;
  for (const [i, { parts, height }] of pages.entries()) {
    const page = i + 1;
    const body = parts.filter((part) => part.kind === "table" || !running.has(part));
    const heads = parts.filter((part): part is TextPart => part.kind === "text" && running.has(part));
    for (const part of heads) joined.push({ kind: "running", page, pieces: [part.text] });
    for (const [at, part] of body.entries()) {
      const first = at === 0;
      if (part.kind === "text") {
        if (first && open && "text" in open && goesOn(open.text.pieces.at(-1), part.text)) open.text.pieces.push(part.text);
        else {
          const text: TextInProgress = { kind: "text", page, pieces: [part.text] };
          joined.push(text);
          open = { text };
        }
        continue;
      }
      const before: TableJoiner | null = first && open && "table" in open ? open.table : null;
      const heading = before?.add(part, height) ?? null;
      if (heading) {
        for (const pieces of heading) joined.push({ kind: "running", page, pieces });
        continue;
      }
      const table = new TableJoiner(part, page);
      joined.push(table.table);
      open = { table, page };
    }
  }
  return joined;
}

interface TextInProgress {
  readonly kind: "text";
  readonly page: number;
  readonly pieces: Paragraph[];
}

function goesOn(before: Paragraph | undefined, next: Paragraph): boolean {
  const [last, first] = [before?.runs.at(-1), next.runs[0]];
  if (!before || !last || !first || last.size > 1.1 * first.size || first.size > 1.1 * last.size) return false;
  return last.way === first.way && isBroken(before, next);
}
