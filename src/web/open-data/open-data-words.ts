import type { Locale } from "../ui/sentences.ts";
import english from "./words.en.json" with { type: "json" };
import japanese from "./words.ja.json" with { type: "json" };

export type DataWordKey = keyof typeof japanese;

/** A word or sentence about open data in a language; {name} in it is the fact of that name. */
export type DataWords = (key: DataWordKey, facts?: Readonly<Record<string, string | number>>) => string;

/** A key that does not stand in both catalogues does not compile. */
const CATALOGUES: Readonly<Record<Locale, Readonly<Record<DataWordKey, string>>>> = {
  ja: japanese,
  en: english satisfies Readonly<Record<DataWordKey, string>>,
};

export function dataWordsIn(locale: Locale): DataWords {
  const catalogue = CATALOGUES[locale];
  return (key, facts = {}) => catalogue[key].replace(/\{(\w+)\}/gu, (whole, name: string) => String(facts[name] ?? whole));
}

type After<Key, Head extends string> = Key extends `${Head}.${infer Name}` ? (Name extends `${string}.about` ? never : Name) : never;

/** nodes, values …: the tables that are given out as CSV. */
export type TableName = After<DataWordKey, "table">;
/** node_id, title …: the columns that tables are made of. Each means the same in every table. */
export type ColumnName = After<DataWordKey, "column">;
/** What stands in a column for one of a few things. */
export type CodedValue = After<DataWordKey, "value">;
