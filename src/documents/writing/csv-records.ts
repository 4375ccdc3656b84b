import { accept, type Result, refuse } from "../../domain/result.ts";

export interface CsvRecord {
  /** In the file, from 1: where the record begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface BrokenCsv {
  readonly kind: "broken-csv";
  /** Where the quote stands that nothing closes, or behind which there is text. */
  readonly line: number;
}

/** The records of a CSV file that people fill in, by RFC 4180; empty lines are passed over. Unlike the reader of documents it guesses nothing: what it cannot read, it refuses. */
export function readRecords(text: string): Result<readonly CsvRecord[], BrokenCsv> {
  const source = text.replace(/^\uFEFF/u, "");
  const records: CsvRecord[] = [];
  let [line, begun, cells]: [number, number, string[]] = [1, 1, []];
  for (let at = 0; at <= source.length; ) {
    const quoted = source.charAt(at) === '"';
    const end = quoted ? closingQuote(source, at) : endOfBare(source, at);
    if (end === null) return refuse({ kind: "broken-csv", line });
    const cell = quoted ? source.slice(at + 1, end).replaceAll('""', '"') : source.slice(at, end);
    cells.push(cell);
    line += cell.split(/\r\n|[\n\r]/u).length - 1;
    const next = quoted ? end + 1 : end;
    const after = source.charAt(next);
    if (after === ",") {
      at = next + 1;
      continue;
    }
    if (after !== "" && after !== "\n" && after !== "\r") return refuse({ kind: "broken-csv", line });
    if (cells.some((text) => text.trim() !== "")) records.push({ line: begun, cells });
    at = next + (after === "\r" && source.charAt(next + 1) === "\n" ? 2 : 1);
    line += 1;
    begun = line;
    cells = [];
  }
  return accept(records);
}

function closingQuote(text: string, start: number): number | null {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text.charAt(at + 1) !== '"') return at;
    at += 1;
  }
  return null;
}

function endOfBare(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) if (",\n\r".includes(text.charAt(at))) return at;
  return text.length;
}
