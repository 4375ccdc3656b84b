import { readEquation } from "./equation-field.ts";
import type { FieldText } from "./field-text.ts";
import { findChild, findValue, isOn, wholeNumber, type XmlElement } from "./xml-element.ts";

/** The fields of a story: what stands in it as their instructions, and what those show that have no result. */
export interface Fields {
  /** Elements that hold text but belong to an instruction. */
  readonly code: ReadonlySet<XmlElement>;
  /** By the w:fldChar that begins the field, or the w:fldSimple. */
  readonly shown: ReadonlyMap<XmlElement, FieldText>;
}

interface OpenField {
  readonly begin: XmlElement;
  readonly code: XmlElement[];
  instruction: string;
  separated: boolean;
  result: boolean;
}

/** Each of these is a text of its own: a field does not reach out of it. */
const SCOPES: ReadonlySet<string> = new Set(["w:txbxContent", "mc:Choice", "mc:Fallback", "w:footnote", "w:endnote"]);
const TEXTS: ReadonlySet<string> = new Set(["w:t", "w:sym", "w:br", "w:cr", "w:tab", "w:ptab", "w:noBreakHyphen", "m:t", "w:ruby"]);

/** Finds the fields below an element. What begins and never ends is no field, so that no text is lost to it. */
export function readFields(root: XmlElement): Fields {
  const code = new Set<XmlElement>();
  const shown = new Map<XmlElement, FieldText>();
  const scan = (element: XmlElement, open: OpenField[]) => {
    for (const child of element.children) {
      if (child.name === "w:fldChar") turn(child, open);
      else if (child.name === "w:instrText") for (const field of open) field.instruction += field.separated ? "" : child.text;
      else if (TEXTS.has(child.name)) for (const field of open) note(child, field);
      else if (child.name === "w:fldSimple" && child.children.length === 0) show(child, child.attributes.get("instr") ?? "");
      if (child.children.length > 0) scan(child, SCOPES.has(child.name) ? [] : open);
    }
  };
  const turn = (mark: XmlElement, open: OpenField[]) => {
    const kind = mark.attributes.get("fldCharType");
    const last = open.at(-1);
    if (kind === "begin" && open.length < DEEPEST) open.push({ begin: mark, code: [], instruction: "", separated: false, result: false });
    else if (kind === "separate" && last) last.separated = true;
    else if (kind === "end" && last) {
      open.pop();
      for (const element of last.code) code.add(element);
      if (!last.result) show(last.begin, last.instruction);
    }
  };
  const show = (begin: XmlElement, instruction: string) => {
    const text = shownBy(begin, instruction);
    if (text) shown.set(begin, text);
  };
  scan(root, []);
  return { code, shown };
}

/** No document nests fields deeper. */
const DEEPEST = 20;

function note(element: XmlElement, field: OpenField): void {
  if (!field.separated) field.code.push(element);
  else field.result ||= element.name !== "w:t" || element.text !== "";
}

function shownBy(begin: XmlElement, instruction: string): FieldText | null {
  const name = /^\s*(\w+)/u.exec(instruction)?.[1]?.toUpperCase();
  const form = findChild(begin, "w:ffData");
  if (name === "EQ") return readEquation(instruction.replace(/^\s*\w+/u, ""));
  if (name === "FORMCHECKBOX") {
    const box = findChild(form, "w:checkBox");
    return { text: (isOn(box, "w:checked") ?? isOn(box, "w:default") ?? false) ? "☑" : "☐", over: "" };
  }
  if (name === "FORMDROPDOWN") {
    const list = findChild(form, "w:ddList");
    const chosen = wholeNumber(findValue(list, "w:result") ?? findValue(list, "w:default"), 100) ?? 0;
    const entry = list?.children.filter((child) => child.name === "w:listEntry")[chosen];
    return entry ? { text: entry.attributes.get("val") ?? "", over: "" } : null;
  }
  return null;
}
