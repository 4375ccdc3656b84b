import namespaces from "./namespaces.json" with { type: "json" };

const PREFIXES: ReadonlyMap<string, string> = new Map(Object.entries(namespaces));
/** What stands for a namespace that nobody here knows. */
const UNKNOWN = "?";

/** The names of a part, whatever prefixes it uses: which namespace each stands for, while its elements open and close. */
export class XmlNames {
  readonly #bound = new Map<string, string>([["xml", "xml"]]);
  /** What declarations replaced, innermost last. */
  readonly #replaced: { readonly depth: number; readonly prefix: string; readonly before: string | undefined }[] = [];
  readonly #elements = new Map<string, string>();
  readonly #attributes = new Map<string, string>();
  /** Attributes that stand alone in their element, which are few and often the same: w:val="1". */
  readonly #singles = new Map<string, ReadonlyMap<string, string>>();

  /** Takes in what the attributes of an element at that depth declare. */
  declare(attributes: readonly (readonly [string, string])[], depth: number): void {
    for (const [name, value] of attributes) {
      if (!name.startsWith("xmlns")) continue;
      const prefix = name === "xmlns" ? "" : name.startsWith("xmlns:") ? name.slice(6) : null;
      if (prefix === null) continue;
      const key = value === "" ? "" : (PREFIXES.get(value.trim()) ?? UNKNOWN);
      const before = this.#bound.get(prefix);
      if (before === key) continue;
      this.#replaced.push({ depth, prefix, before });
      this.#bind(prefix, key);
    }
  }

  /** Forgets what an element at that depth declared. */
  undeclare(depth: number): void {
    for (let last = this.#replaced.at(-1); last?.depth === depth; last = this.#replaced.at(-1)) {
      this.#replaced.pop();
      this.#bind(last.prefix, last.before);
    }
  }

  /** w:p for an element of Word, ?:local for one of a namespace that nobody here knows. */
  element(tag: string): string {
    return this.#elements.get(tag) ?? remember(this.#elements, tag, this.#resolve(tag, this.#bound.get("") ?? ""));
  }

  /** The bare name for an attribute of Word, of its later versions or of no namespace. */
  attribute(name: string): string {
    return this.#attributes.get(name) ?? remember(this.#attributes, name, this.#resolve(name, "").replace(/^w(?:14)?:/u, ""));
  }

  single([name, value]: readonly [string, string]): ReadonlyMap<string, string> {
    const key = `${name}=${value}`;
    const known = this.#singles.get(key);
    if (known) return known;
    const made = new Map([[this.attribute(name), value]]);
    if (this.#singles.size < MOST_NAMES && key.length < LONGEST_SINGLE) this.#singles.set(key, made);
    return made;
  }

  #resolve(name: string, unprefixed: string): string {
    const colon = name.indexOf(":");
    const key = colon < 0 ? unprefixed : (this.#bound.get(name.slice(0, colon)) ?? UNKNOWN);
    return key === "" ? name : `${key}:${name.slice(colon + 1)}`;
  }

  #bind(prefix: string, key: string | undefined): void {
    if (key === undefined) this.#bound.delete(prefix);
    else this.#bound.set(prefix, key);
    this.#elements.clear();
    this.#attributes.clear();
    this.#singles.clear();
  }
}

/** No part has more names than this; a file that means harm may. */
const MOST_NAMES = 2000;
const LONGEST_SINGLE = 60;

function remember(names: Map<string, string>, name: string, resolved: string): string {
  if (names.size < MOST_NAMES) names.set(name, resolved);
  return resolved;
}
