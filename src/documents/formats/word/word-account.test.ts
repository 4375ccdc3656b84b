import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { passagesOf } from "../../../../test/account.ts";
import { openWordContent } from "../../../../test/layouts/read-word.ts";
import { lists, lvl, p, r, ruby, tbl, tc, textBox, tr } from "../../../../test/layouts/word-file.ts";

/** What a random document is made of. Every text in it is told apart by its number. */
type Node =
  | { readonly kind: "text" | "hidden" | "deleted" | "ruby" | "noted" | "field" | "symbol" }
  | {
      readonly kind: "inserted" | "box" | "control" | "paragraph" | "joined" | "item" | "cell" | "merged";
      readonly inside: readonly Node[];
    }
  | { readonly kind: "table"; readonly rows: readonly (readonly Node[])[] };

const { inline, block } = fc.letrec<{ inline: Node; block: Node }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("text", "hidden", "deleted", "ruby", "noted", "field", "symbol").map((kind): Node => ({ kind }) as Node),
    fc.record({ kind: fc.constantFrom("inserted", "control"), inside: fc.array(tie("inline"), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant("box"), inside: fc.array(tie("block"), { maxLength: 2 }) }),
  ) as fc.Arbitrary<Node>,
  block: fc.oneof(
    { maxDepth: 4 },
    fc.record({ kind: fc.constantFrom("paragraph", "joined", "item"), inside: fc.array(tie("inline"), { maxLength: 4 }) }),
    fc.record({
      kind: fc.constant("table"),
      rows: fc.array(
        fc.array(fc.record({ kind: fc.constantFrom("cell", "merged"), inside: fc.array(tie("block"), { maxLength: 2 }) }), {
          minLength: 1,
          maxLength: 3,
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  ) as fc.Arbitrary<Node>,
}));

/** Writes nodes as XML, and notes which texts a person is to find: in a passage, beside one, or nowhere. */
class Writer {
  readonly said: string[] = [];
  readonly beside: string[] = [];
  readonly gone: string[] = [];
  #count = 0;

  write(node: Node): string {
    if (node.kind === "table") return tbl(node.rows.map((row) => tr(...row.map((cell) => this.write(cell)))));
    if ("inside" in node) return this.#around(node.kind, node.inside.map((inner) => this.write(inner)).join(""));
    if (node.kind === "ruby") return ruby(this.#token(this.said), this.#token(this.beside));
    if (node.kind === "noted") return `${r(this.#token(this.said))}<w:r><w:footnoteReference w:id="${this.#count}"/></w:r>`;
    if (node.kind === "deleted") return `<w:del><w:r><w:delText>${this.#token(this.gone)}</w:delText></w:r></w:del>`;
    if (node.kind === "field")
      return `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${r(this.#token(this.gone))}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(this.#token(this.said))}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    if (node.kind === "symbol") return '<w:r><w:sym w:font="Wingdings" w:char="F06C"/></w:r>';
    return r(this.#token(this.said), node.kind === "hidden" ? "<w:vanish/>" : "");
  }

  #around(kind: string, inside: string): string {
    if (kind === "inserted") return `<w:ins>${inside}</w:ins>`;
    if (kind === "control") return `<w:sdt><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
    if (kind === "box") return textBox(inside);
    if (kind === "item") return p(inside, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
    if (kind === "joined") return p(inside, "<w:rPr><w:del/></w:rPr>");
    if (kind === "paragraph") return p(inside);
    return tc(`<w:p/>${inside}`, kind === "merged" ? "<w:vMerge/>" : "");
  }

  #token(into: string[]): string {
    this.#count += 1;
    const token = `〔文${this.#count}〕`;
    into.push(token);
    return token;
  }
}

describe("no text of a Word file is lost and none is read twice", () => {
  test("in any nest of paragraphs, lists, tables and text boxes", async () => {
    const numbering = lists(lvl(0, "decimalEnclosedCircle", "%1"));
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 5 }), fc.array(inline, { maxLength: 3 }), async (blocks, stray) => {
        const writer = new Writer();
        const body = [...blocks, ...stray].map((node) => writer.write(node)).join("");
        const document = await openWordContent({ body: body + p("末"), numbering });
        const passages = document.blocks.flatMap(passagesOf).map((passage) => passage.text);
        const found = (text: string): number => passages.reduce((sum, passage) => sum + passage.split(text).length - 1, 0);
        expect(writer.said.filter((text) => found(text) !== 1)).toEqual([]);
        expect(writer.beside.filter((text) => found(text) !== 0 || document.text.split(text).length !== 2)).toEqual([]);
        expect(writer.gone.filter((text) => document.text.includes(text))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
