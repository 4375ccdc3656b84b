import { findChild, findValue, isOn, wholeNumber, type XmlElement } from "./xml-element.ts";

/** What a style says that matters for reading, with what it inherits. Null: nothing. */
export interface Style {
  readonly id: string;
  /** 1 for the topmost heading; 0 for text that is expressly no heading. */
  readonly heading: number | null;
  /** The document's own title (表題). */
  readonly title: boolean;
  /** An entry of a list of contents, which repeats headings. */
  readonly contents: boolean;
  readonly numbering: ListPlace;
  readonly vanish: boolean | null;
  readonly pageBreakBefore: boolean | null;
}

/** Which list a paragraph belongs to. "0" is no list. */
export interface ListPlace {
  readonly list: string | null;
  /** 0 for the outermost. */
  readonly level: number | null;
}

const HEADING_NAME = /^(?:heading|見出し)\s*([1-9])$/iu;
const TITLE_NAME = /^(?:title|表題)$/iu;
const CONTENTS_NAME = /^(?:toc|目次|table of (?:figures|contents)|図表目次|contents)(?:\s*(?:\d|heading|の?見出し))?$/iu;
const PLAIN: Style = {
  id: "",
  heading: null,
  title: false,
  contents: false,
  numbering: { list: null, level: null },
  vanish: null,
  pageBreakBefore: null,
};

/** The styles of a document, each with what it is based on. */
export class StyleSheet {
  readonly #elements = new Map<string, XmlElement>();
  readonly #styles = new Map<string, Style>();
  readonly #defaults = new Map<string, string>();

  constructor(styles: XmlElement | null) {
    for (const element of styles?.children ?? []) {
      const id = element.attributes.get("styleId");
      if (element.name !== "w:style" || id === undefined) continue;
      this.#elements.set(id, element);
      const kind = element.attributes.get("type") ?? "paragraph";
      if (/^(?:1|true|on)$/u.test(element.attributes.get("default") ?? "")) this.#defaults.set(kind, id);
    }
  }

  paragraph(id: string | null): Style {
    return this.#find(id ?? this.#defaults.get("paragraph") ?? null);
  }

  character(id: string | null): Style {
    return this.#find(id);
  }

  /** The style of that name or id whatever it is for, for lists that are styles. */
  list(id: string | null): Style {
    return this.#find(id);
  }

  #find(id: string | null): Style {
    if (id === null) return PLAIN;
    const chain: string[] = [];
    const seen = new Set<string>();
    let above: Style = PLAIN;
    for (let at: string | null = id; at !== null && !seen.has(at); at = findValue(this.#elements.get(at) ?? null, "w:basedOn")) {
      const known = this.#styles.get(at);
      if (known) {
        above = known;
        break;
      }
      seen.add(at);
      chain.push(at);
    }
    for (const own of chain.reverse()) {
      above = inherit(own, this.#elements.get(own) ?? null, above);
      this.#styles.set(own, above);
    }
    return above;
  }
}

function inherit(id: string, element: XmlElement | null, above: Style): Style {
  if (!element) return { ...above, id };
  const paragraph = findChild(element, "w:pPr");
  const name = findValue(element, "w:name") ?? "";
  const own = listPlaceOf(paragraph);
  return {
    id,
    heading: headingOf(paragraph) ?? (wholeNumber(HEADING_NAME.exec(name)?.[1], 9) || above.heading),
    title: TITLE_NAME.test(name) || above.title,
    contents: CONTENTS_NAME.test(name) || above.contents,
    numbering: { list: own.list ?? above.numbering.list, level: own.level ?? above.numbering.level },
    vanish: isOn(findChild(element, "w:rPr"), "w:vanish") ?? above.vanish,
    pageBreakBefore: isOn(paragraph, "w:pageBreakBefore") ?? above.pageBreakBefore,
  };
}

/** What the properties of a paragraph say of its depth as a heading: 1 for the topmost, 0 for none, null for nothing. */
export function headingOf(properties: XmlElement | null): number | null {
  const level = wholeNumber(findValue(properties, "w:outlineLvl"), 9);
  return level === null ? null : level === 9 ? 0 : level + 1;
}

/** What the properties of a paragraph say of its list. */
export function listPlaceOf(properties: XmlElement | null): ListPlace {
  const numbering = findChild(properties, "w:numPr");
  return { list: findValue(numbering, "w:numId"), level: wholeNumber(findValue(numbering, "w:ilvl"), 8) };
}
