import { endsSentence } from "../../broken-text.ts";
import type { CellFont, GridCell } from "./grid.ts";
import type { Region } from "./regions.ts";
import { rowsOf } from "./sheet-rows.ts";
import type { Slot } from "./slots.ts";

/** What headings are told from on a sheet: the fonts of all its cells, and which texts stand by themselves. */
export interface HeadedSheet {
  readonly cells: readonly GridCell[];
  readonly regions: readonly Region[];
}

/** Characters of a heading; what is longer is said, not named. */
const LONGEST = 60;
/** So much larger than the body a font must be, in points: 10.5 and 11 are mixed by accident. */
const LARGER = 1;
/** One text in so many of a look may be a sentence; where there are more the look is that of sentences. */
const SENTENCES = 4;
/** So many lines of one look, with nothing between them, are a text. */
const RUN = 3;
/** Items of lists and notes. */
const ITEM = /^(?:[・･•‣※＊*\-－–—]|[(（]?注)/u;
/** 担当課：企画課, where no number makes the word a title: 施策1：健康づくり. */
const SAID_OF = /^[^\d０-９：:（(【「]{1,8}[：:]\s*\S/u;

/**
 * The texts of a workbook that its author set as headings, with their depths: larger than the body of their sheet or, where the body is not, bold. The larger
 * fonts are higher, of one size the bold ones.
 */
export function headingDepths(sheets: readonly HeadedSheet[]): ReadonlyMap<Slot, number> {
  const texts = sheets.flatMap(standingOut);
  const looks = [...Map.groupBy(texts, ({ look }) => look)].filter(([, own]) => isOfHeadings(own)).sort(([one], [other]) => other - one);
  return new Map(looks.flatMap(([, own], i) => own.filter(({ named }) => named).map(({ slot }) => [slot, i + 1] as const)));
}

/** A text that is set off from the body of its sheet. */
interface OutstandingText {
  readonly slot: Slot;
  /** The size in twentieths of a point, doubled; one more where it is bold. */
  readonly look: number;
  /** It names what follows, as far as its words tell. */
  readonly named: boolean;
}

function isOfHeadings(texts: readonly OutstandingText[]): boolean {
  const sentences = texts.filter(({ named }) => !named).length;
  return sentences * SENTENCES <= texts.length && sentences < texts.length;
}

function standingOut({ cells, regions }: HeadedSheet): OutstandingText[] {
  const body = bodyOf(cells);
  if (!body) return [];
  return regions.flatMap(({ kind, slots }) => {
    if (kind === "table") return [];
    const found: (OutstandingText | null)[] = rowsOf(slots).map(({ slots: [slot, ...others] }) => {
      if (!slot?.font || others.length > 0 || !standsOut(slot.font, body)) return null;
      return { slot, look: lookOf(slot.font), named: isNamed(slot) };
    });
    return found.flatMap((text, i) => (text && !isInRun(found, i) ? [text] : []));
  });
}

/** The size in which most of a sheet is set, and bold where half of all is. */
function bodyOf(cells: readonly GridCell[]): CellFont | null {
  const bySize = new Map<number, number>();
  let bold = 0;
  let all = 0;
  for (const { font, text } of cells) {
    if (!font) continue;
    bySize.set(font.size, (bySize.get(font.size) ?? 0) + text.length);
    all += text.length;
    if (font.bold) bold += text.length;
  }
  const [most] = [...bySize].sort(([one, many], [other, more]) => more - many || one - other);
  return most ? { size: most[0], bold: bold * 2 >= all } : null;
}

function standsOut({ size, bold }: CellFont, body: CellFont): boolean {
  return size >= body.size + LARGER || (bold && !body.bold && size >= body.size);
}

function lookOf({ size, bold }: CellFont): number {
  return Math.round(size * 20) * 2 + (bold ? 1 : 0);
}

function isNamed({ lines: [line, ...others] }: Slot): boolean {
  const text = line?.text.text ?? "";
  if (others.length > 0 || text.length > LONGEST || endsSentence(text) || !/\p{L}/u.test(text)) return false;
  return !ITEM.test(text) && !SAID_OF.test(text);
}

/** Whether a text stands among lines that look alike, as those of a remark or of the head of a letter do. */
function isInRun(texts: readonly (OutstandingText | null)[], at: number): boolean {
  const look = texts[at]?.look;
  let first = at;
  let last = at;
  while (at - first < RUN && texts[first - 1]?.look === look) first -= 1;
  while (last - at < RUN && texts[last + 1]?.look === look) last += 1;
  return last - first + 1 >= RUN;
}
