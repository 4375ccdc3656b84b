import { createContext, type ReactNode, useContext } from "react";

/** A word, and how it is read (ふりがな). */
export interface WordReading {
  readonly word: string;
  readonly reading: string;
}

const Context = createContext<readonly WordReading[]>([]);

/** Lets the words beneath have their readings above them, the first time that each stands in a text. */
export function ReadingsProvider({ readings, children }: { readonly readings: readonly WordReading[]; readonly children: ReactNode }) {
  return <Context.Provider value={readings}>{children}</Context.Provider>;
}

/** A text with the readings of its words above them. Nothing is added but these. */
export function WithReadings({ children: text }: { readonly children: string }) {
  const readings = useContext(Context);
  if (readings.length === 0) return text;
  const found = placesOf(text, readings);
  if (found.length === 0) return text;
  const parts: ReactNode[] = [];
  let end = 0;
  for (const { at, word, reading } of found) {
    parts.push(
      text.slice(end, at),
      <ruby key={at}>
        {word}
        <rp>（</rp>
        <rt>{reading}</rt>
        <rp>）</rp>
      </ruby>,
    );
    end = at + word.length;
  }
  return [...parts, text.slice(end)];
}

/** Where each word first stands, a longer one before a shorter one that is a part of it. */
function placesOf(text: string, readings: readonly WordReading[]): (WordReading & { readonly at: number })[] {
  const found: (WordReading & { readonly at: number })[] = [];
  for (const one of readings.toSorted((a, b) => b.word.length - a.word.length)) {
    const at = text.indexOf(one.word);
    const overlaps = found.some((other) => at < other.at + other.word.length && other.at < at + one.word.length);
    if (at >= 0 && !overlaps) found.push({ ...one, at });
  }
  return found.sort((a, b) => a.at - b.at);
}
