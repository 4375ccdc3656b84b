import { Passage } from "../../passage.ts";
import { type NodeHeading, readNodeHeading, readTitled } from "./node-heading.ts";
import type { Outline } from "./outline.ts";
import type { Stretch } from "./stretch.ts";
import { regionOf } from "./table-regions.ts";
import type { NamedLevel } from "./tables/indicator-draft.ts";
import { readIndicatorTable } from "./tables/indicators.ts";
import { NodeIndex } from "./tables/node-index.ts";
import { bare } from "./words.ts";

/** A list whose rows name nodes that the document's headings have too, in more than this share, only repeats them. */
const KNOWN_AT_MOST = 0.3;
const LONGEST = 60;
/** A column that names measures of another plan, or the plans that a row is said to serve, names no nodes of this one. */
const OF_OTHERS = /関連|該当|対応|総合戦略|位置付け|位置づけ|備考/u;

/**
 * Grows the nodes that only the rows of an indicator list name (基本目標 | 施策 | 指標 | …), each under the heading that its table stands under. Nothing grows
 * from a list whose nodes the headings print already.
 */
export function growListed(stretches: readonly Stretch[], outline: Outline): void {
  const lists = stretches.flatMap((stretch) => {
    const { kind } = stretch;
    const region = kind === "indicators" || kind === "summary-indicators" ? regionOf(stretch, null) : null;
    const paths = region ? readIndicatorTable(region).paths : [];
    const own = paths.map((path) => path.filter(({ level }) => !OF_OTHERS.test(bare(level.text)))).filter((path) => path.length > 0);
    return own.length > 0 ? [{ stretch, paths: own }] : [];
  });
  const index = new NodeIndex(outline.nodes.map(({ mark, title }) => ({ code: mark.text, title: title.text })));
  const named = lists.flatMap(({ paths }) => paths.map((path) => path.at(-1)?.text.text ?? ""));
  if (index.knows && named.filter((text) => index.find(text) !== null).length > named.length * KNOWN_AT_MOST) return;
  for (const { stretch, paths } of lists) {
    outline.returnTo(stretch.node);
    for (const path of paths) {
      const headings = path.map(headingOf);
      if (headings.every((heading) => heading !== null)) for (const heading of headings) outline.open(heading).node.held = true;
    }
  }
}

/** 施策 | 1-1 防災の推進: the head of the column is the level, where the cell does not name one itself. A number alone names nothing. */
function headingOf({ level, text }: NamedLevel): NodeHeading | null {
  if (text.length > LONGEST || /[。]/u.test(text.text) || !/\p{L}/u.test(text.text)) return null;
  const own = readNodeHeading(text);
  if (own?.word) return own;
  const [word = level] = level.split(/[\s　(（]/u).filter((part) => part.length > 0);
  const name = word.slice(0, word.length - (/(?:名称|項目|名|番号|No\.?)$/u.exec(word.text)?.[0].length ?? 0));
  const coded = readTitled(name.isBlank ? level : name, own ? Passage.join([own.mark, own.title], " ") : text);
  return coded;
}
