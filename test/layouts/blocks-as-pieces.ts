import type { Block, Table } from "../../src/documents/document.ts";
import { type Piece, table } from "./piece.ts";

/** The blocks of a text as pieces, so that the same document can be laid out in another format. The title of a window, which only a browser shows, is a line. */
export function blocksAsPieces(blocks: readonly Block[]): Piece[] {
  return blocks.flatMap((block): Piece[] => {
    if (block.kind === "table") return [tableAsPiece(block)];
    const { text } = block.text;
    if (block.kind === "heading") return [{ kind: "heading", depth: Math.min(6, block.depth), text }];
    if (block.kind === "item") return [{ kind: "bullets", mark: "・", items: [text.replace(/^[・●○◎◇◆■□]\s*/u, "")] }];
    return [{ kind: "paragraph", text }];
  });
}

function tableAsPiece({ rows }: Table): Piece {
  return table(
    rows.map(({ cells }) =>
      cells.map(({ lines, columnSpan, rowSpan, head }) => ({
        ...{ columnSpan, rowSpan, head },
        text: lines.map(({ text }) => text.text).join("\n"),
      })),
    ),
  );
}
