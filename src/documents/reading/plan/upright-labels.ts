import type { Block, Line } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { addAll } from "../add-all.ts";
import { labelKindOf } from "./words.ts";

/** A label set upright is no longer. */
const LONGEST = 12;

/** Puts labels together that are set from top to bottom, one character a line (現 / 状 / と / 課 / 題). Other lines stay as they are. */
export function joinUpright(blocks: readonly Block[]): readonly Block[] {
  const joined: Block[] = [];
  let run: Line[] = [];
  const lines = blocks.filter((block) => block.kind === "line");
  // A blank line tells nothing where one stands behind every line.
  const gapsTell = lines.filter(({ gapBefore }) => gapBefore).length * 10 <= lines.length * 7;
  const close = (): void => {
    const [first] = run;
    const text = Passage.join(run.map((line) => line.text));
    if (first && run.length > 1 && run.length <= LONGEST && labelKindOf(text.text) !== null) joined.push({ ...first, text });
    else addAll(joined, run);
    run = [];
  };
  for (const block of blocks) {
    const alone = block.kind === "line" && block.text.length === 1;
    if (!alone || (block.gapBefore && gapsTell && run.length > 0)) close();
    if (alone) run.push(block);
    else joined.push(block);
  }
  close();
  return joined;
}
