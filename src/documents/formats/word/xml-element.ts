/** An element of a part, as far as somebody looks at it. */
export interface XmlElement {
  /** With the prefix that this project gives its namespace (namespaces.json), whatever the file calls it: w:p. */
  readonly name: string;
  /** Those of the main namespace and of none by their bare name (val), others with the prefix (r:id). */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** What stands in it directly. */
  readonly text: string;
}

export function findChild(element: XmlElement | null, name: string): XmlElement | null {
  if (element) for (const child of element.children) if (child.name === name) return child;
  return null;
}

/** What the child of that name says as its value, or null where there is none. */
export function findValue(element: XmlElement | null, name: string): string | null {
  return findChild(element, name)?.attributes.get("val") ?? null;
}

/** A property that is on or off: there without a value it is on. Null where nothing is said. */
export function isOn(element: XmlElement | null, name: string): boolean | null {
  const child = findChild(element, name);
  return child ? !/^(?:0|false|off|none)$/u.test(child.attributes.get("val") ?? "1") : null;
}

/** A whole number from 0 to `most`, or null. */
export function wholeNumber(written: string | null | undefined, most: number): number | null {
  return written && /^\s*\d{1,10}\s*$/u.test(written) ? Math.min(Number(written), most) : null;
}
