import english from "./messages.en.json" with { type: "json" };
import japanese from "./messages.ja.json" with { type: "json" };
import { formatNumber } from "./numbers.ts";

/** The languages of the pages. What documents say stays in their own. */
export const LANGUAGES = ["ja", "en"] as const;

export type Locale = (typeof LANGUAGES)[number];

export type SentenceKey = keyof typeof japanese;

/** What a page says when it is reached after something was done: the key of notice.… */
export type NoticeKey = SentenceKey extends infer Key ? (Key extends `notice.${infer Notice}` ? Notice : never) : never;

/** A sentence for people in their language; {name} in it is the fact of that name. */
export type Sentences = (key: SentenceKey, facts?: Readonly<Record<string, string | number>>) => string;

/** A key that does not stand in both catalogues does not compile. */
const CATALOGUES: Readonly<Record<Locale, Readonly<Record<SentenceKey, string>>>> = {
  ja: japanese,
  en: english satisfies Readonly<Record<SentenceKey, string>>,
};

export function sentencesIn(locale: Locale): Sentences {
  const catalogue = CATALOGUES[locale];
  return (key, facts) => {
    if (facts === undefined) return catalogue[key];
    return catalogue[key].replace(/\{(\w+)\}/gu, (whole, name: string) => {
      const fact = facts[name];
      return fact === undefined ? whole : typeof fact === "number" ? formatNumber(fact) : fact;
    });
  };
}

/** The key of a notice as an address names it; null where there is none of that name. */
export function asNotice(text: string | null): NoticeKey | null {
  return text !== null && Object.hasOwn(japanese, `notice.${text}`) ? (text as NoticeKey) : null;
}
