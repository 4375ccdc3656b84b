import { Passage } from "../../passage.ts";
import type { ReportCell } from "../align.ts";
import { asPrinted, outline } from "../marks.ts";

type Line = ReportCell["lines"][number];

/** Names of measures (指標) in one cell and their figures (目標値) in the next, line by line, say together what is promised: 参加者数 600人. */
export function joinMeasures(cells: readonly ReportCell[]): readonly ReportCell[] {
  const at = cells.findIndex((cell, i) => areMeasures(cell, cells[i + 1]));
  const [names, figures] = [cells[at], cells[at + 1]];
  if (!names || !figures) return cells;
  const lines = names.lines.map((name, i) => asPrinted([textOf(name), ...figures.lines.slice(i, i + 1).map(textOf)]));
  return [...cells.slice(0, at), { ...figures, lines }, ...cells.slice(at + 2)];
}

function areMeasures(names: ReportCell, figures: ReportCell | undefined): boolean {
  if (names.field !== "target" || figures?.field !== "target") return false;
  const count = names.lines.length;
  if (figures.lines.length !== count) return false;
  if ([names, figures].some(({ lines }) => outline(lines.slice(0, 2)).some(({ kind }) => kind !== null))) return false;
  return names.lines.every((line) => isName(textOf(line).text)) && figures.lines.every((line) => /\p{N}/u.test(textOf(line).text));
}

/** A name does not end in a figure, and is no sentence. */
const isName = (text: string): boolean => /\p{L}{2}/u.test(text) && !/。|\p{N}[^\p{N}]{0,3}$/u.test(text);

const textOf = (line: Line): Passage => (line instanceof Passage ? line : line.text);
