import type { Indicator } from "../../../../domain/indicator/indicator.ts";
import { isUnit } from "../../../../domain/wording/unit.ts";
import type { Block } from "../../../document.ts";
import type { Passage } from "../../../passage.ts";
import { addAll } from "../../add-all.ts";
import { Derived, type Draft } from "../../draft.ts";
import type { Region, RegionRest } from "../region.ts";
import { readArrows } from "./arrows.ts";
import { type Atom, atomsOf } from "./atoms.ts";
import { readCards } from "./cards.ts";
import { marksOf } from "./claims.ts";
import { bare, readColumnHead } from "./column-head.ts";
import type { Column } from "./columns.ts";
import { draftIndicator, type NamedLevel, type TableScope, type Told } from "./indicator-draft.ts";
import { readIndicatorRows } from "./indicator-lines.ts";
import { strategyMarksIn } from "./indicator-name.ts";
import { type IndicatorTable, readIndicatorGrid } from "./indicator-table.ts";
import { kindOf, kindWordIn } from "./kind-word.ts";
import { readLineHeads } from "./line-heads.ts";
import type { NodeColumns } from "./node-columns.ts";
import { type NamedNode, NodeIndex } from "./node-index.ts";
import { carryNames } from "./shared-names.ts";
import { readSpokenRows, tellsEach } from "./spoken-rows.ts";

export interface IndicatorReading extends RegionRest {
  readonly indicators: readonly Draft<Indicator>[];
  /** Those of them whose rows name the node that they measure, as the rows of a summary do. */
  readonly summarised: ReadonlySet<Draft<Indicator>>;
  /** The nodes that the rows name, in order; those that say none are left out. */
  readonly paths: readonly (readonly NamedLevel[])[];
  readonly told: readonly ToldOfNode[];
}

/** What a column says of a node, by its code. */
export interface ToldOfNode extends Told {
  readonly node: string;
}

/**
 * Reads the tables of a region as indicators (成果指標, 数値目標, KPI): real tables, and the lines that a layout made of them.
 *
 * A table whose rows say which node they measure gets the codes from `nodes`; a row that names none of them has node null. Rows that cannot be told
 * apart into name and values are `leftover`. In a 総合戦略, which the title of the `plan` says, what is called a KPI is one of it.
 */
export function readIndicatorTable(region: Region, nodes: readonly NamedNode[] = [], plan: Passage | null = null): IndicatorReading {
  return new IndicatorReader(region, nodes, plan).read();
}

class IndicatorReader {
  readonly #region: Region;
  /** The title of the plan. */
  readonly #plan: string;
  readonly #nodes: NodeIndex;
  readonly #indicators: Draft<Indicator>[] = [];
  readonly #summarised = new Set<Draft<Indicator>>();
  readonly #paths: (readonly NamedLevel[])[] = [];
  readonly #told: ToldOfNode[] = [];
  readonly #furniture: Passage[] = [];
  readonly #leftover: Passage[] = [];
  readonly #marks: ReadonlySet<string>;
  #kind: Derived<string> | null;
  #unit: string | null = null;
  #columns: readonly Column[] | null = null;
  #open: NodeColumns | null = null;

  constructor(region: Region, nodes: readonly NamedNode[], plan: Passage | null) {
    this.#region = region;
    this.#plan = plan?.text ?? "";
    this.#nodes = new NodeIndex(nodes);
    this.#kind = kindOf(region.heading);
    this.#marks = strategyMarksIn([
      ...(region.heading ? [region.heading.text] : []),
      ...region.blocks.flatMap((block) => (block.kind === "table" ? [] : [block.text.text])),
    ]);
  }

  read(): IndicatorReading {
    let lines: Block[] = [];
    for (const block of this.#region.blocks) {
      if (block.kind !== "table") {
        lines.push(block);
        continue;
      }
      this.#readLines(lines, true);
      lines = [];
      const table = readIndicatorGrid(block, this.#columns, this.#open);
      if (table) this.#take(table);
      else
        addAll(
          this.#leftover,
          block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.lines.map(({ text }) => text))),
        );
    }
    this.#readLines(lines, false);
    const furniture = [...this.#furniture, ...marksOf(this.#region.blocks, this.#leftover)];
    return {
      indicators: this.#indicators,
      summarised: this.#summarised,
      paths: this.#paths,
      told: this.#told,
      furniture,
      leftover: this.#leftover,
    };
  }

  /** Lines are tables where heads stand over them; a kind or a unit above the heads holds for the table below. */
  #readLines(blocks: readonly Block[], beforeTable: boolean): void {
    const atoms = atomsOf(blocks);
    let body: Atom[] = [];
    let columns: readonly Column[] | null = null;
    const close = () => {
      if (columns && body.length > 0) this.#take(readIndicatorRows(body, columns, this.#nodes));
      else {
        const cards =
          (tellsEach(body) ? readSpokenRows(body) : null) ??
          readCards(body) ??
          readArrows(body, this.#nodes) ??
          this.#goOn(body) ??
          readSpokenRows(body);
        if (cards) this.#take(cards);
        else
          addAll(
            this.#leftover,
            body.map(({ text }) => text),
          );
      }
      body = [];
    };
    for (let i = 0; i < atoms.length; ) {
      const atom = atoms[i];
      if (!atom) break;
      const starts = atom.start !== "space";
      const heads = starts ? readLineHeads(atoms, i) : null;
      if (heads) {
        close();
        columns = heads.columns;
        this.#columns = columns;
        addAll(this.#furniture, heads.furniture);
        i += heads.length;
      } else if (starts && announces(atoms, i, beforeTable)) {
        close();
        this.#announce(atom);
        i += 1;
      } else {
        body.push(atom);
        i += 1;
      }
    }
    close();
  }

  /** Lines under a table whose rows they go on with, where all of them are rows of its columns. */
  #goOn(atoms: readonly Atom[]): IndicatorTable | null {
    if (!this.#columns || atoms.length === 0) return null;
    const table = readIndicatorRows(atoms, this.#columns, this.#nodes);
    const whole = table.rows.length > 0 && table.rows.every(({ row }) => row.values.every(({ text }) => !text.isBlank));
    return whole && table.leftover.length === 0 ? table : null;
  }

  #announce({ text }: Atom): void {
    const unit = unitIn(text.text);
    const kind = kindWordIn(text);
    if (unit !== null) this.#unit = unit;
    else if (kind) this.#kind = new Derived(kind.text, kind);
    this.#furniture.push(text);
  }

  #take(table: IndicatorTable): void {
    if (table.columns.length > 0) this.#columns = table.columns;
    this.#open = table.nodes ?? null;
    addAll(this.#furniture, table.furniture);
    addAll(this.#leftover, table.leftover);
    const scope = this.#scope(table.columns);
    for (const { row, said } of carryNames(table.rows)) {
      const drafted = draftIndicator(row, scope);
      if (drafted) {
        this.#indicators.push(drafted.draft);
        if (row.node) this.#summarised.add(drafted.draft);
        this.#tell(row.told ?? [], drafted.draft.node);
        if (row.path.length > 0) this.#paths.push(row.path);
        addAll(this.#furniture, drafted.furniture);
      } else addAll(this.#leftover, said);
    }
  }

  #tell(told: readonly Told[], node: Draft<Indicator>["node"]): void {
    const code = node instanceof Derived ? node.value : node;
    if (typeof code === "string")
      addAll(
        this.#told,
        told.map((one) => ({ ...one, node: code })),
      );
    else
      addAll(
        this.#leftover,
        told.map(({ text }) => text),
      );
  }

  #scope(columns: readonly Column[]): TableScope {
    const { heading, node } = this.#region;
    const name = columns.find(({ use }) => use === "name")?.head?.text ?? null;
    return {
      node,
      kind: this.#kind ?? kindOf(name),
      unit: this.#unit,
      strategy: [heading, name].find((words) => words && namesKpi(words.text) && /総合戦略|創生/u.test(words.text + this.#plan)) ?? null,
      naming: { strategyMarks: this.#marks },
      nodes: this.#nodes,
    };
  }
}

function namesKpi(words: string): boolean {
  return /KPI|重要業績評価指標/u.test(words.normalize("NFKC"));
}

/** Whether an atom is a line that says the unit or the kind of what stands below it: （単位：人）, 【成果指標】, 施策の成果指標 over the heads. */
function announces(atoms: readonly Atom[], at: number, beforeTable: boolean): boolean {
  const atom = atoms[at];
  const next = atoms[at + 1];
  if (!atom || next?.start === "space") return false;
  if (unitIn(atom.text.text) !== null) return true;
  const heads = (beforeTable && next === undefined) || readLineHeads(atoms, at + 1) !== null;
  if (kindWordIn(atom.text) === null) return heads && readColumnHead(atom.text)?.role === "name";
  return /^[■●◆○◇▼【〔《≪＜<]/u.test(atom.text.text) || (atom.text.length <= 16 && heads);
}

function unitIn(text: string): string | null {
  const unit = /^[（(［[]?単位[:：]?(.+?)[）)］\]]?$/u.exec(bare(text))?.[1];
  return unit !== undefined && isUnit(unit) ? unit : null;
}
