import { parseDocument } from "htmlparser2";

interface Element {
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}
type Node = Partial<Element> & { readonly data?: string };

/** The fields of a form as a browser sends them where nobody touches anything: controls in their order, line feeds as CR LF. */
export function sentForm(html: string): URLSearchParams {
  const sent = new URLSearchParams();
  // A browser takes every CR of a page for a line feed, before it looks at anything else.
  for (const control of controlsIn(parseDocument(html.replace(/\r\n?/gu, "\n")).children as unknown as readonly Node[])) {
    const { name } = control.attribs;
    const value = name === undefined ? null : sentValue(control);
    if (name !== undefined && value !== null) sent.append(name, value.replace(/\r\n?|\n/gu, "\r\n"));
  }
  return sent;
}

function* controlsIn(nodes: readonly Node[]): Generator<Element> {
  for (const node of nodes) {
    if (!node.name || !node.attribs || !node.children) continue;
    const element: Element = { name: node.name, attribs: node.attribs, children: node.children };
    if (["input", "textarea", "select"].includes(node.name)) yield element;
    else yield* controlsIn(node.children);
  }
}

/** null where the control is not sent. */
function sentValue({ name, attribs, children }: Element): string | null {
  const { type = "text", value } = attribs;
  // HTML drops the first line feed of a text area.
  if (name === "textarea") return textOf(children).replace(/^\n/u, "");
  if (name === "select") {
    const options = children.flatMap((child) => (child.attribs ? [child.attribs] : []));
    return (options.find(({ selected }) => selected !== undefined) ?? options[0])?.value ?? null;
  }
  if (type === "checkbox" || type === "radio") return attribs.checked === undefined ? null : (value ?? "on");
  return type === "hidden" ? (value ?? "") : (value ?? "").replace(/[\r\n]/gu, "");
}

const textOf = (nodes: readonly Node[]): string => nodes.map(({ data }) => data ?? "").join("");
