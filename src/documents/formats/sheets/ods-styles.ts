import { sizeOf } from "./cell-font.ts";
import { BOTTOM, type CellFont, LEFT, RIGHT, TOP, USUAL_WIDTH } from "./grid.ts";
import { attributeOf, type XmlListener } from "./xml-events.ts";

interface OdsStyle {
  readonly parent: string | null;
  sides: number | null;
  size: number | null;
  bold: boolean | null;
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
/** Styles that are built on one another, and the least weight that is bold. */
const DEEPEST = 10;
const BOLD = 600;
/** What is known when the page is printed. */
const FIELDS = new Set(["page-number", "page-count", "sheet-name", "title", "date", "time", "file-name"]);

/** The styles of an OpenDocument file: lines around cells, widths of columns, hidden tables, heads and feet of pages. Told by both of its parts. */
export class OdsStyles implements XmlListener {
  readonly #styles = new Map<string, OdsStyle>();
  readonly #printed = new Map<string, { readonly heads: string[]; readonly feet: string[] }>();
  readonly #fonts = new Map<string, CellFont | null>();
  /** What holds for cells whose styles do not say otherwise. */
  #usual: OdsStyle | null = null;
  #open: OdsStyle | null = null;
  #master: { readonly heads: string[]; readonly feet: string[] } | null = null;
  #into: string[] | null = null;
  #paragraph: string | null = null;
  #fields = 0;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "style" || name === "default-style") this.#openStyle(name, attributes);
    else if (name === "table-cell-properties" && this.#open) this.#open.sides = sidesOf(attributes) ?? this.#open.sides;
    else if (name === "text-properties" && this.#open) this.#readFont(this.#open, attributes);
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
    if (name === "style" || name === "default-style") this.#open = null;
    else if (name === "master-page") this.#master = null;
    else if (/^(?:header|footer)(?:-(?:left|first))?$/u.test(name)) this.#into = null;
    else if (name === "p" && this.#paragraph !== null) {
      this.#into?.push(this.#paragraph.replaceAll("&", "&&"));
      this.#paragraph = null;
    } else if (FIELDS.has(name)) this.#fields -= 1;
  }

  /** Sum of the sides of a cell that are drawn. */
  sides(name: string | null): number {
    return this.#inherited(name).find(({ sides }) => sides !== null)?.sides ?? 0;
  }

  font(name: string | null): CellFont | null {
    const key = name ?? "Default";
    const known = this.#fonts.get(key);
    if (known !== undefined) return known;
    const told = [...this.#inherited(key), ...(this.#usual ? [this.#usual] : [])];
    const size = told.find((style) => style.size !== null)?.size ?? null;
    const font = size === null ? null : { size, bold: told.find(({ bold }) => bold !== null)?.bold ?? false };
    this.#fonts.set(key, font);
    return font;
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

  /** A style and those on which it is built, the nearest first. */
  #inherited(name: string | null): OdsStyle[] {
    const styles: OdsStyle[] = [];
    let style = name === null ? undefined : this.#styles.get(name);
    for (; style && styles.length < DEEPEST; style = style.parent === null ? undefined : this.#styles.get(style.parent)) styles.push(style);
    return styles;
  }

  /** Japanese text is set in the size and weight that a style tells for Asian scripts. */
  #readFont(style: OdsStyle, attributes: Readonly<Record<string, string>>): void {
    const told = (name: string) => attributeOf(attributes, `${name}-asian`) ?? attributeOf(attributes, name);
    const [, points = ""] = /^([\d.]+)pt$/u.exec(told("font-size") ?? "") ?? [];
    if (points !== "") style.size = sizeOf(Number(points));
    const weight = told("font-weight");
    if (weight !== null) style.bold = weight === "bold" || Number(weight) >= BOLD;
  }

  #openStyle(element: string, attributes: Readonly<Record<string, string>>): void {
    this.#open = {
      parent: attributeOf(attributes, "parent-style-name"),
      sides: null,
      size: null,
      bold: null,
      width: null,
      hidden: false,
      master: attributeOf(attributes, "master-page-name"),
    };
    const name = attributeOf(attributes, "name");
    if (name !== null) this.#styles.set(name, this.#open);
    else if (element === "default-style" && attributeOf(attributes, "family") === "table-cell") this.#usual = this.#open;
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
