import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type ILevelsOptions,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { readEnumerator } from "../../src/domain/wording/enumerator.ts";
import type { Box, Piece } from "./piece.ts";
import { furigana } from "./word-ruby.ts";

/** How an author sets a document: types the numbers himself; or lets Word number, adds furigana and runs a title and page numbers around the pages. */
export interface WordStyle {
  readonly numbered: boolean;
  readonly title: string;
}

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

const level = (format: ILevelsOptions["format"], text: string): ILevelsOptions => ({
  level: 0,
  ...(format ? { format } : {}),
  text,
  alignment: AlignmentType.START,
});

/** Lists by their reference; a bullet is its own glyph. */
const LISTS = {
  circled: level(LevelFormat.DECIMAL_ENCLOSED_CIRCLE, "%1"),
  parenthesised: level(LevelFormat.DECIMAL, "(%1)"),
} as const;

/** Lays pieces out as a Word file: real headings, lists and tables with their spans. */
export async function renderDocx(pieces: readonly Piece[], style: WordStyle): Promise<Uint8Array> {
  const typist = new Typist(style.numbered);
  const children = pieces.flatMap((piece) => typist.set(piece));
  const bullets = [...new Set(pieces.flatMap((piece) => (piece.kind === "bullets" ? [piece.mark] : [])))];
  const running = {
    headers: { default: new Header({ children: [new Paragraph(style.title)] }) },
    footers: {
      default: new Footer({ children: [new Paragraph({ children: [new TextRun({ children: ["- ", PageNumber.CURRENT, " -"] })] })] }),
    },
  };
  const document = new Document({
    numbering: {
      config: [
        ...Object.entries(LISTS).map(([reference, own]) => ({ reference, levels: [own] })),
        ...bullets.map((mark) => ({ reference: `bullet ${mark}`, levels: [level(LevelFormat.BULLET, mark)] })),
      ],
    },
    sections: [{ ...(style.numbered ? running : {}), children }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** Sets one piece after the other; lists begin anew in each cell. */
class Typist {
  readonly #numbered: boolean;
  #instance = 0;

  constructor(numbered: boolean) {
    this.#numbered = numbered;
  }

  set(piece: Piece): (Paragraph | Table)[] {
    if (piece.kind === "page-break") return [new Paragraph({ children: [new PageBreak()] })];
    if (piece.kind === "table") return [this.#table(piece.rows), new Paragraph("")];
    if (piece.kind === "bullets") return piece.items.map((item) => this.#bullet(item, piece.mark));
    if (piece.kind === "paragraph") return [new Paragraph({ children: this.#runs(piece.text, true) })];
    const heading = HEADINGS[piece.depth - 1];
    return [
      heading
        ? new Paragraph({ heading, children: this.#runs(piece.text, true) })
        : new Paragraph({ children: this.#runs(`【${piece.text}】`, false) }),
    ];
  }

  #runs(text: string, ruby: boolean): TextRun[] {
    return ruby && this.#numbered ? furigana(text) : [new TextRun(text)];
  }

  #bullet(item: string, mark: string): Paragraph {
    return new Paragraph({ numbering: { reference: `bullet ${mark}`, level: 0 }, children: [new TextRun(item)] });
  }

  #table(rows: readonly (readonly Box[])[]): Table {
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: rows.map(
        (row, i) =>
          new TableRow({
            tableHeader: i === 0 && row.every(({ head, text }) => head === true || text === ""),
            children: row.map(
              ({ text, columnSpan = 1, rowSpan = 1 }) => new TableCell({ columnSpan, rowSpan, children: this.#paragraphs(text) }),
            ),
          }),
      ),
    });
  }

  /** A cell's lines, a paragraph each; where Word numbers, it writes every mark that follows on the one before in the cell. */
  #paragraphs(text: string): Paragraph[] {
    this.#instance += 1;
    const last = new Map<string, number>();
    return text.split("\n").map((line) => {
      const mark = this.#numbered ? readEnumerator(line) : null;
      const plain = mark !== null && mark.through === mark.ordinal && /^(?:[①-⑳]|\([0-9]{1,2}\))$/u.test(mark.mark);
      if (!plain || (last.get(mark.kind) ?? 0) + 1 !== mark.ordinal) return new Paragraph({ children: [new TextRun(line)] });
      last.set(mark.kind, mark.ordinal);
      const numbering = { reference: mark.kind, level: 0, instance: this.#instance };
      return new Paragraph({ numbering, children: [new TextRun(line.slice(mark.length))] });
    });
  }
}
