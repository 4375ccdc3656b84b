import type { Reading } from "../../documents/reading/reading.ts";

/** What may stand in a field of a reading, and so what a person may put there. */
export type Shape = TextShape | NumberShape | FlagShape | UnderstoodShape | ListShape | RecordShape;

export interface TextShape {
  readonly kind: "text";
  /** null where the document does not say it; else there must be a text. */
  readonly nullable: boolean;
}

/** year: a fiscal year. count: a number of an order. sdg: 1 to 17. */
export interface NumberShape {
  readonly kind: "year" | "count" | "sdg";
  readonly nullable: boolean;
}

export interface FlagShape {
  readonly kind: "flag";
}

/** A text together with what it means: a Value, a Period, a TargetText. */
export interface UnderstoodShape {
  readonly kind: "value" | "period" | "target";
  readonly nullable: boolean;
}

export interface ListShape {
  readonly kind: "list";
  readonly entry: Shape;
}

export interface RecordShape {
  readonly kind: "record";
  /** What the contract calls it. */
  readonly name: string;
  readonly fields: Readonly<Record<string, Shape>>;
  /** The field that an entry cannot be without: a new one begins with it. */
  readonly main: string | null;
  readonly nullable: boolean;
}

const text: Shape = { kind: "text", nullable: false };
const textOrNull: Shape = { kind: "text", nullable: true };
const year: Shape = { kind: "year", nullable: true };
const count: Shape = { kind: "count", nullable: true };
const value: Shape = { kind: "value", nullable: true };
const list = (entry: Shape): Shape => ({ kind: "list", entry });
const record = (name: string, main: string | null, fields: Readonly<Record<string, Shape>>, nullable = false): RecordShape => ({
  kind: "record",
  name,
  main,
  fields,
  nullable,
});
const texts = list(text);

const placements = list(record("placement", "text", { plan: text, code: textOrNull, text }));

const reports: Readonly<Record<string, Shape>> = {
  period: { kind: "period", nullable: true },
  target: { kind: "target", nullable: true },
  midterm: textOrNull,
  result: textOrNull,
  issues: textOrNull,
  grade: textOrNull,
  divisions: texts,
};

const goal = record("goal", "title", {
  fiscalYear: year,
  department: textOrNull,
  priority: count,
  title: text,
  placements,
  background: texts,
  purpose: texts,
  sdgs: list({ kind: "sdg", nullable: false }),
  actions: list(
    record("action", "title", {
      mark: textOrNull,
      title: text,
      steps: list(record("step", "text", { mark: textOrNull, text, ...reports })),
      ...reports,
    }),
  ),
  remarks: list(record("remark", "text", { label: text, text: textOrNull })),
});

const mission = record("mission", "department", {
  department: textOrNull,
  post: textOrNull,
  name: textOrNull,
  fiscalYear: year,
  missions: texts,
  policies: list(record("policy", "text", { mark: textOrNull, text, summary: textOrNull })),
  midTermGoals: list(record("mid-term-goal", "title", { number: count, title: text, items: texts, schedule: texts, placements })),
});

const plan = record(
  "plan",
  "title",
  {
    title: textOrNull,
    levels: texts,
    nodes: list(
      record("plan-node", "title", {
        code: text,
        parent: textOrNull,
        level: text,
        title: text,
        statement: textOrNull,
        sections: list(record("section", "title", { title: text, items: texts })),
      }),
    ),
    indicators: list(
      record("indicator", "name", {
        node: textOrNull,
        name: text,
        unit: textOrNull,
        kind: textOrNull,
        strategyKpi: { kind: "flag" },
        baseline: value,
        interimTargets: list({ kind: "value", nullable: false }),
        target: value,
        note: textOrNull,
        divisions: texts,
      }),
    ),
    initiatives: list(record("initiative", "item", { node: text, group: textOrNull, divisions: texts, item: text, details: texts })),
    roles: list(record("role", "actor", { node: text, actor: text, expectations: texts })),
    relatedPlans: list(record("related-plan", "title", { node: text, title: text })),
    glossary: texts,
  },
  true,
);

/** What a person can change of a reading; the rest of it tells how the file was read. */
export const READING_SHAPE = record("reading", null, {
  municipality: textOrNull,
  plan,
  goals: list(goal),
  missions: list(mission),
} satisfies Partial<Record<keyof Reading, Shape>>);

/** A thing of a shape that says nothing yet. */
function emptyOf(shape: Shape): unknown {
  switch (shape.kind) {
    case "record":
      return shape.nullable ? null : emptyRecord(shape);
    case "list":
      return [];
    case "flag":
      return false;
    case "text":
      return shape.nullable ? null : "";
    default:
      return null;
  }
}

export function emptyRecord({ fields }: RecordShape): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([field, shape]) => [field, emptyOf(shape)]));
}
