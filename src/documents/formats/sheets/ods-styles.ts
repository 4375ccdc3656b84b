import { BOTTOM, LEFT, RIGHT, TOP, USUAL_WIDTH } from "./grid.ts";
import { attributeOf, type XmlListener } from "./xml-events.ts";

interface OdsStyle {
  readonly parent: string | null;
  sides: number | null;
  width: number | null;
  hidden: boolean;
  readonly master: string | null;
}

const SIDES: readonly (readonly [string, number])[] = [
  ["border-left", LEFT],
  ["border-right", RIGHT],
  ["border-top", TOP],
  ["border-bottom", BOTTOM],
];
const ALL = LEFT | RIGHT | TOP | BOTTOM;
/** Half-width characters in a centimetre, at the size in which widths are told. */
const CHARACTERS_IN_CM = 5;
const CM: Readonly<Record<string, number>> = { cm: 1, mm: 0.1, in: 2.54, pt: 2.54 / 72, pc: 2.54 / 6, px: 2.54 / 96 };
/** What is known when the page is printed. */
const FIELDS = new Set(["page-number", "page-count", "sheet-name", "title", "date", "time", "file-name"]);

/** The styles of an OpenDocument file: lines around cells, widths of columns, hidden tables, heads and feet of pages. Told by both of its parts. */
export class OdsStyles implements XmlListener {
  readonly #styles = new Map<string, OdsStyle>();
  readonly #printed = new Map<string, { readonly heads: string[]; readonly feet: string[] }>();
  #open: OdsStyle | null = null;
  #master: { readonly heads: string[]; readonly feet: string[] } | null = null;
  #into: string[] | null = null;
  #paragraph: string | null = null;
  #fields = 0;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "style" || name === "default-style") this.#openStyle(attributes);
    else if (name === "table-cell-properties" && this.#open) this.#open.sides = sidesOf(attributes) ?? this.#open.sides;
    else if (name === "table-column-properties" && this.#open) this.#open.width = readWidth(attributeOf(attributes, "column-width"));
    else if (name === "table-properties" && this.#open) this.#open.hidden = attributeOf(attributes, "display") === "false";
    else if (name === "master-page") {
      this.#master = { heads: [], feet: [] };
      this.#printed.set(attributeOf(attributes, "name") ?? "", this.#master);
    } else if (this.#master && /^header(?:-|$)/u.test(name)) this.#into = this.#master.heads;
    else if (this.#master && /^footer(?:-|$)/u.test(name)) this.#into = this.#master.feet;
    else if (name === "p" && this.#into) this.#paragraph = "";
    else if (FIELDS.has(name)) this.#fields += 1;
  }

  text(text: string): void {
    if (this.#paragraph !== null && this.#fields === 0) this.#paragraph += text;
  }

  close(name: string): void {
    if (name === "style") this.#open = null;
    else if (name === "master-page") this.#master = null;
    else if (/^(?:header|footer)(?:-(?:left|first))?$/u.test(name)) this.#into = null;
    else if (name === "p" && this.#paragraph !== null) {
      this.#into?.push(this.#paragraph.replaceAll("&", "&&"));
      this.#paragraph = null;
    } else if (FIELDS.has(name)) this.#fields -= 1;
  }

  /** Sum of the sides of a cell that are drawn. */
  sides(name: string | null): number {
    let style = name === null ? undefined : this.#styles.get(name);
    for (let depth = 0; style && depth < 10; depth += 1) {
      if (style.sides !== null) return style.sides;
      style = style.parent === null ? undefined : this.#styles.get(style.parent);
    }
    return 0;
  }

  width(name: string | null): number {
    return (name === null ? null : this.#styles.get(name)?.width) ?? USUAL_WIDTH;
  }

  isHidden(name: string | null): boolean {
    return name !== null && (this.#styles.get(name)?.hidden ?? false);
  }

  /** What is printed at the head and foot of the pages of a table. */
  printed(table: string | null): { readonly heads: readonly string[]; readonly feet: readonly string[] } {
    const master = (table === null ? null : this.#styles.get(table)?.master) ?? "Default";
    return this.#printed.get(master) ?? { heads: [], feet: [] };
  }

  #openStyle(attributes: Readonly<Record<string, string>>): void {
    this.#open = {
      parent: attributeOf(attributes, "parent-style-name"),
      sides: null,
      width: null,
      hidden: false,
      master: attributeOf(attributes, "master-page-name"),
    };
    const name = attributeOf(attributes, "name");
    if (name !== null) this.#styles.set(name, this.#open);
  }
}

function sidesOf(attributes: Readonly<Record<string, string>>): number | null {
  const all = attributeOf(attributes, "border");
  let sides = all === null ? null : isDrawn(all) ? ALL : 0;
  for (const [name, side] of SIDES) {
    const one = attributeOf(attributes, name);
    if (one !== null) sides = isDrawn(one) ? (sides ?? 0) | side : (sides ?? 0) & ~side;
  }
  return sides;
}

function isDrawn(border: string): boolean {
  return !/(?:^|\s)(?:none|hidden)(?:\s|$)/u.test(border) && !/^0(?:\.0*)?(?:pt|cm|mm|in)/u.test(border);
}

function readWidth(length: string | null): number | null {
  const [, number = "", unit = ""] = /^([\d.]+)(cm|mm|in|pt|pc|px)$/u.exec(length ?? "") ?? [];
  return number === "" ? null : Number(number) * (CM[unit] ?? 1) * CHARACTERS_IN_CM;
}
