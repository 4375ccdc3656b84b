/** A word in so many forms at most: what is typed is looked for in all of them. */
const MOST_FORMS = 12;

/** The forms of a word: itself, and with a name that stands in it, each other name in its place (特定健診, 特定健康診査). Names and word are search keys. */
export function formsOf(word: string, names: readonly (readonly string[])[]): readonly string[] {
  const forms = new Set([word]);
  for (const group of names) {
    // A longer name may have a shorter one in it.
    const inWord = group.filter((name) => word.includes(name)).sort((one, other) => other.length - one.length)[0];
    if (inWord !== undefined) for (const name of group) forms.add(word.replace(inWord, () => name));
  }
  return [...forms].slice(0, MOST_FORMS);
}
