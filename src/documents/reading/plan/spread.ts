import { addAll } from "../add-all.ts";
import { endsSentence, markOf } from "./joining.ts";
import { matchInOrder } from "./matching.ts";
import type { Outline } from "./outline.ts";
import type { Token } from "./token.ts";
import { announcesNodes } from "./words.ts";

/** What the pages of one node hold, taken apart. */
export interface Chunks {
  /** Titles of the nodes above it. */
  readonly above: Token[];
  /** Its own title and the sentence under it. */
  readonly head: Token[];
  /** Bullets under the sentence, without a label. */
  readonly unlabelled: Token[][];
  /** Labels with what stands under them; a label that stands behind its text has nothing. */
  readonly labelled: Token[][];
  readonly tables: Token[][];
  /** Titles of the nodes below it, each with what follows. */
  readonly below: Token[][];
  /** Marked items, a run for each time that the marks begin anew. */
  readonly runs: Token[][];
  /** The label over the marked items. */
  direction: Token | null;
  /** Sentences without a mark straight before the title: its own where none follow it. */
  ahead: readonly Token[];
}

/** Takes the pages of a node apart. */
export function chunksOf(tokens: readonly Token[], sheet: string, outline: Outline): Chunks {
  const chunks: Chunks = {
    above: [],
    head: [],
    unlabelled: [],
    labelled: [],
    tables: [],
    below: [],
    runs: [],
    direction: null,
    ahead: [],
  };
  const rank = outline.rank(sheet);
  let open: Token[] | null = null;
  let inHead = false;
  let keepsNumbers = false;
  let page = tokens[0]?.page ?? 0;
  const start = (list: Token[][], token: Token): void => {
    open = [token];
    list.push(open);
  };
  for (const [i, token] of tokens.entries()) {
    if (token.page !== page) {
      open = null;
      inHead = false;
      keepsNumbers = false;
    }
    page = token.page;
    if (token.kind === "node") {
      const level = outline.rank(token.heading.kind);
      keepsNumbers = false;
      if (token.heading.kind !== sheet && level < rank) chunks.above.push(token);
      else if (token.heading.kind === sheet) {
        chunks.ahead = chunks.head.length === 0 ? sentencesAtEnd(open) : [];
        chunks.head.push(token);
        inHead = true;
        open = chunks.head;
      } else {
        inHead = false;
        start(chunks.below, token);
      }
    } else if (token.kind === "label") {
      inHead = false;
      if (token.label.kind === "section" && announcesNodes(token.label.title.text) && !headsPlainText(token, tokens[i + 1])) {
        chunks.direction ??= token;
        open = null;
        keepsNumbers = false;
      } else {
        keepsNumbers = token.label.kind === "section" || token.label.kind === "reference";
        start(chunks.labelled, token);
      }
    } else if (token.kind === "table") {
      inHead = false;
      keepsNumbers = true;
      if (token.table === "indicators" && open && opensSummary(open)) open.push(token);
      else start(chunks.tables, token);
    } else {
      const text = token.pieces[0]?.text.text ?? "";
      const mark = markOf(text);
      const numbered = mark !== null && mark.kind !== "bullet" && !endsSentence(text);
      if (numbered && !keepsNumbers) {
        if (mark.ordinal === 1 || chunks.runs.length === 0) start(chunks.runs, token);
        else {
          open = chunks.runs.at(-1) ?? null;
          open?.push(token);
        }
        inHead = false;
      } else if (inHead && mark !== null) {
        start(chunks.unlabelled, token);
        inHead = false;
      } else if (open && !(mark !== null && isPlain(open) && chunks.unlabelled.includes(open))) open.push(token);
      else if (mark !== null && chunks.runs.length > 0) chunks.runs.at(-1)?.push(token);
      else start(chunks.unlabelled, token);
    }
  }
  return chunks;
}

/** The tokens of a node in the order in which a person reads them. */
export function inReadingOrder(chunks: Chunks): Token[] {
  const { above, below, direction } = chunks;
  const moved = new Set(chunks.head.length === 1 ? chunks.ahead : []);
  const head = [...chunks.head, ...moved];
  const unlabelled = chunks.unlabelled.filter((chunk) => !isPlain(chunk) || endsSentence(textOf(chunk.at(-1))));
  const runs = chunks.runs.map((run) => run.filter((token) => !moved.has(token)));
  const tables = [...chunks.tables];
  const sections: Token[][] = [];
  const orphans = chunks.labelled.filter((chunk) => isOrphan(chunk)).length + (direction && runs.length === 0 ? 1 : 0);
  if (unlabelled.length > orphans && head.length === 1 && isPlain(unlabelled[0] ?? [])) addAll(head, unlabelled.shift() ?? []);
  while (unlabelled.length > Math.max(1, orphans)) unlabelled.push([...unlabelled.splice(-2).flat()]);
  for (const chunk of chunks.labelled) {
    const [label] = chunk;
    if (label?.kind !== "label" || chunk.length > 1 || label.label.aside !== null) sections.push(chunk);
    else {
      const kind = label.label.kind;
      const table = tables.findIndex(
        ([first]) => first?.kind === "table" && (first.table === kind || (kind === "summary-indicators" && first.table === "indicators")),
      );
      const found = table >= 0 ? tables.splice(table, 1)[0] : kind === "section" ? unlabelled.shift() : undefined;
      sections.push([label, ...(found ?? [])]);
    }
  }
  const matched = matchInOrder(below.map(wordsOf), runs.map(wordsOf));
  const titled = below.map((chunk, i) => [...titleAndSentence(chunk), ...runs.flatMap((run, k) => (matched[k] === i ? run : []))]);
  const untitled = runs.filter((_, k) => matched[k] === undefined || matched[k] === -1).flat();
  const summaries = sections.filter(([label]) => label?.kind === "label" && label.label.kind === "summary-indicators");
  const own = sections.filter((chunk) => !summaries.includes(chunk));
  return [
    ...above,
    ...head,
    ...(direction && runs.length === 0 ? [] : unlabelled.flat()),
    ...own.flat(),
    ...tables.flat(),
    ...(direction ? [direction] : []),
    ...(direction && runs.length === 0 ? unlabelled.flat() : []),
    ...untitled,
    ...titled.flat(),
    ...summaries.flat(),
  ];
}

/** The lines behind the last sentence of marked items that make sentences themselves, up to the end. */
function sentencesAtEnd(tokens: readonly Token[] | null): readonly Token[] {
  if (!tokens || !endsSentence(textOf(tokens.at(-1)))) return [];
  const start =
    tokens.findLastIndex((token, i) => i < tokens.length - 1 && (endsSentence(textOf(token)) || markOf(textOf(token)) !== null)) + 1;
  return start > 1 && endsSentence(textOf(tokens[start - 1])) && markOf(textOf(tokens[start])) === null ? tokens.slice(start) : [];
}

function textOf(token: Token | undefined): string {
  return token?.pieces.at(-1)?.text.text ?? "";
}

function opensSummary([first]: readonly Token[]): boolean {
  return first?.kind === "label" && first.label.kind === "summary-indicators";
}

/** A label of a section with nothing under it. */
function isOrphan([label, ...others]: readonly Token[]): boolean {
  return label?.kind === "label" && label.label.kind === "section" && label.label.aside === null && others.length === 0;
}

/** Text that begins without a mark. */
function isPlain([first]: readonly Token[]): boolean {
  return first?.kind === "text" && markOf(first.pieces[0]?.text.text ?? "") === null;
}

/** Whether a label stands straight over text that is not numbered, so that it is that text's. */
function headsPlainText(label: Token, next: Token | undefined): boolean {
  if (next?.kind !== "text" || next.page !== label.page) return false;
  const mark = markOf(next.pieces[0]?.text.text ?? "");
  return mark === null || mark.kind === "bullet";
}

/** A title with the sentences under it; captions that follow it are none. */
function titleAndSentence(chunk: readonly Token[]): readonly Token[] {
  const last = chunk.findLastIndex((token, i) => i > 0 && endsSentence(token.pieces.at(-1)?.text.text ?? ""));
  return chunk.slice(0, Math.max(1, last + 1));
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => (token.kind === "node" ? token.heading.title.text : token.pieces.map(({ text }) => text.text).join("")))
    .join("");
}
