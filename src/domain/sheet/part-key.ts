const LONGEST = 12;

/**
 * A key that no part of a list has: the letters as given, with a number behind them where they are taken.
 *
 * @param letters by chance, so that two people who add a part at the same time, or one after a part was removed, do not name theirs alike.
 */
export function newKey(taken: ReadonlySet<string>, letters: string): string {
  const stem =
    letters
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/gu, "")
      .slice(0, LONGEST) || "n";
  for (let count = 1; ; count += 1) {
    const key = count === 1 ? stem : `${stem}${count}`;
    if (!taken.has(key)) return key;
  }
}

/** The parts with keys of their order: a1, a2 … */
export function keyed<Part extends object>(letter: string, parts: readonly Part[]): ({ readonly key: string } & Part)[] {
  return parts.map((part, i) => ({ key: `${letter}${i + 1}`, ...part }));
}

/** The texts as parts with keys of their order. */
export function keyedTexts(letter: string, texts: readonly string[]): { readonly key: string; readonly text: string }[] {
  return texts.map((text, i) => ({ key: `${letter}${i + 1}`, text }));
}
