import type { Keyed } from "../../../domain/sheet/sheet-body.ts";
import { normalise } from "../../../domain/wording/normal.ts";

/** What was typed where something else is asked for. What was there before stays until it is put right. */
export interface Fault {
  readonly pointer: string;
  readonly kind: "not-a-number" | "not-a-month";
  readonly typed: string;
}

/** Reads the fields of a posted form, which are named by their pointers. A field that the form does not hold was not shown: it stays as it is. */
export interface PostedFields {
  readonly faults: readonly Fault[];
  has(pointer: string): boolean;
  /** What is typed there, with the line feeds that were typed; null where the field was not shown. */
  typed(pointer: string): string | null;
  all(pointer: string): readonly string[];
  text(pointer: string, base: string): string;
  textOrNull(pointer: string, base: string | null): string | null;
  number(pointer: string, base: number | null): number | null;
  fault(fault: Fault): void;
  /** The parts of a list in the order in which they were shown; `read` is given what the base revision says of each. */
  list<Part extends Keyed>(
    pointer: string,
    base: readonly Part[],
    read: (key: string, base: Part | null, at: string) => Part | null,
  ): readonly Part[];
}

/** Browsers send every line feed as CR LF, and take a line feed alone or a CR alone for one too. */
const withLineFeeds = (text: string): string => text.replace(/\r\n?/gu, "\n");

const KEY = /^[a-z0-9]{1,20}$/u;
const LARGEST = 1_000_000_000;

/** @param form of which every field was read whole. */
export function readPosted(form: URLSearchParams): PostedFields {
  const faults: Fault[] = [];
  const typed = (pointer: string) => {
    const text = form.get(pointer);
    return text === null ? null : withLineFeeds(text);
  };
  const isAsBefore = (text: string, base: string | null) => text === withLineFeeds(base ?? "");
  return {
    faults,
    has: (pointer) => form.has(pointer),
    typed,
    all: (pointer) => form.getAll(pointer).map(withLineFeeds),
    fault: (fault) => void faults.push(fault),
    text: (pointer, base) => {
      const text = typed(pointer);
      return text === null || isAsBefore(text, base) ? base : text;
    },
    textOrNull: (pointer, base) => {
      const text = typed(pointer);
      if (text === null || isAsBefore(text, base)) return base;
      return text === "" ? null : text;
    },
    number: (pointer, base) => {
      const text = typed(pointer);
      if (text === null) return base;
      const plain = normalise(text).trim();
      if (plain === "") return null;
      if (/^\d{1,10}$/u.test(plain) && Number(plain) < LARGEST) return Number(plain);
      faults.push({ pointer, kind: "not-a-number", typed: text });
      return base;
    },
    list: (pointer, base, read) => {
      const order = typed(pointer);
      const shown = order === null ? base.map(({ key }) => key) : [...new Set(order.split(" "))].filter((key) => KEY.test(key));
      return shown.flatMap((key) => read(key, base.find((part) => part.key === key) ?? null, `${pointer}/${key}`) ?? []);
    },
  };
}
