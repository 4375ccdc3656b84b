import { Tokenizer } from "htmlparser2";
import { accept, type Result, refuse } from "../../../domain/result.ts";
import type { OpenRefusal } from "../open-refusal.ts";
import { decodeReferences, decodeXml } from "./decode-xml.ts";
import type { XmlElement } from "./xml-element.ts";
import { XmlNames } from "./xml-names.ts";

/**
 * What becomes of an element: kept in the tree; kept without what is in it; left out with all that is in it; left out while what is in it stands in its
 * place.
 */
export type Fate = "keep" | "mark" | "leave" | "through";

/** Which elements somebody looks at. */
export interface XmlChoice {
  readonly fate: (name: string) => Fate;
  /** Asked when a kept element ends: false for one that says nothing after all. */
  readonly says: (element: XmlElement) => boolean;
  /** Elements that are kept however deep they stand, since they hold text. */
  readonly leaves: ReadonlySet<string>;
}

export interface XmlRead {
  readonly root: XmlElement;
  /** How many elements stood deeper than anything that means something; what was in them stands in what they were in. */
  readonly cut: number;
}

export type XmlRefusal = { readonly kind: "damaged" } | Extract<OpenRefusal, { readonly kind: "too-much-inside" }>;

/** Kept elements are followed so deep: some 80 tables in each other. */
const DEEPEST = 256;
/** A document of 2,000 full pages has a million. */
const MOST_ELEMENTS = 3_000_000;

interface Open extends XmlElement {
  children: XmlElement[];
  text: string;
}

/** Of an element that has none yet: most have none ever. */
const NO_CHILDREN: XmlElement[] = [];

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
/** Ids that Word gives paragraphs to merge versions. */
const UNREAD_ATTRIBUTE = /(?:^|:)(?:rsid\w*|paraId|textId)$/u;

/**
 * Reads a part of XML into a tree of the elements that are chosen. In one pass, without recursion; references to entities other than the five of XML stay
 * text, and a document type, which no part of a Word file may have, is damage.
 */
export function readXml(bytes: Uint8Array, choice: XmlChoice): Result<XmlRead, XmlRefusal> {
  const builder = new TreeBuilder(decodeXml(bytes), choice);
  return builder.read();
}

class TreeBuilder {
  readonly #source: string;
  readonly #choice: XmlChoice;
  readonly #names = new XmlNames();
  readonly #root: Open = { name: "", attributes: NO_ATTRIBUTES, children: [], text: "" };
  readonly #kept: Open[] = [this.#root];
  /** The tags that are open, and for each whether it is in `#kept`. */
  readonly #tags: string[] = [];
  readonly #keeps: boolean[] = [];
  /** How many tags are open inside what is left out; 0 outside. */
  #leaving = 0;
  #count = 0;
  #cut = 0;
  #refusal: XmlRefusal | null = null;
  #tag = "";
  #attribute = "";
  #value = "";
  #attributes: (readonly [string, string])[] = [];

  constructor(source: string, choice: XmlChoice) {
    this.#source = source;
    this.#choice = choice;
  }

  read(): Result<XmlRead, XmlRefusal> {
    const tokenizer = new Tokenizer(
      // References are decoded here: so the tokenizer jumps from tag to tag.
      { xmlMode: true, decodeEntities: false },
      {
        ontext: (start, end) => this.#text(start, end, true),
        ontextentity: () => {},
        oncdata: (start, end, offset) => this.#text(start, end - offset, false),
        onopentagname: (start, end) => {
          this.#tag = this.#source.slice(start, end);
          if (this.#attributes.length > 0) this.#attributes = [];
        },
        onopentagend: () => this.#open(),
        onselfclosingtag: () => {
          this.#open();
          this.#close(this.#tag);
        },
        onclosetag: (start, end) => this.#close(this.#source.slice(start, end)),
        onattribname: (start, end) => {
          this.#attribute = this.#source.slice(start, end);
          this.#value = "";
        },
        onattribdata: (start, end) => {
          this.#value = decodeReferences(this.#source.slice(start, end));
        },
        onattribentity: () => {},
        onattribend: () => {
          if (!UNREAD_ATTRIBUTE.test(this.#attribute)) this.#attributes.push([this.#attribute, this.#value]);
        },
        ondeclaration: () => this.#stop({ kind: "damaged" }),
        oncomment: () => {},
        onprocessinginstruction: () => {},
        onend: () => {},
      },
    );
    this.#stopTokenizer = () => tokenizer.pause();
    tokenizer.write(this.#source);
    tokenizer.end();
    const [root] = this.#root.children;
    if (!this.#refusal && (!root || this.#tags.length > 0)) this.#refusal = { kind: "damaged" };
    return this.#refusal || !root ? refuse(this.#refusal ?? { kind: "damaged" }) : accept({ root, cut: this.#cut });
  }

  #stopTokenizer: () => void = () => {};

  #stop(refusal: XmlRefusal): void {
    this.#refusal ??= refusal;
    this.#stopTokenizer();
  }

  #text(start: number, end: number, coded: boolean): void {
    const top = this.#kept.at(-1);
    if (this.#leaving > 0 || !top || !this.#choice.leaves.has(top.name)) return;
    const text = this.#source.slice(start, end);
    top.text += coded ? decodeReferences(text) : text;
  }

  #open(): void {
    this.#tags.push(this.#tag);
    if (this.#attributes.length > 0) this.#names.declare(this.#attributes, this.#tags.length);
    const fate = this.#leaving > 0 ? "leave" : this.#fate();
    this.#keeps.push(fate === "keep" || fate === "mark");
    if (fate === "leave" || fate === "mark") this.#leaving += 1;
  }

  #fate(): Fate {
    const parent = this.#kept.at(-1) ?? this.#root;
    const name = this.#names.element(this.#tag);
    const fate = this.#choice.fate(name);
    if (fate === "leave" || fate === "through") return fate;
    if (this.#kept.length > DEEPEST && !this.#choice.leaves.has(name)) {
      this.#cut += 1;
      return "through";
    }
    this.#count += 1;
    if (this.#count > MOST_ELEMENTS) this.#stop({ kind: "too-much-inside", unit: "elements", limit: MOST_ELEMENTS });
    const element: Open = { name, attributes: this.#readAttributes(), children: NO_CHILDREN, text: "" };
    if (parent.children === NO_CHILDREN) parent.children = [element];
    else parent.children.push(element);
    this.#kept.push(element);
    return fate;
  }

  #close(tag: string): void {
    if (this.#tags.pop() !== tag) {
      this.#stop({ kind: "damaged" });
      return;
    }
    this.#names.undeclare(this.#tags.length + 1);
    const kept = this.#keeps.pop();
    if (this.#leaving > 0) this.#leaving -= 1;
    if (!kept) return;
    const element = this.#kept.pop();
    if (element && !this.#choice.says(element)) this.#kept.at(-1)?.children.pop();
  }

  #readAttributes(): ReadonlyMap<string, string> {
    const [first, second] = this.#attributes;
    if (!first) return NO_ATTRIBUTES;
    if (!second) return this.#names.single(first);
    return new Map(this.#attributes.map(([name, value]) => [this.#names.attribute(name), value]));
  }
}
