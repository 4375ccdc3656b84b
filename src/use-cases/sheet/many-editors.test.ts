import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aGoalSheetBody, aSheetAction, aSheetStep } from "../../../test/a-sheet-body.ts";
import { databases } from "../../../test/database.ts";
import { DURING, openSheetDesk, type SheetDesk } from "../../../test/sheet-desk.ts";
import type { Person } from "../../domain/access/person.ts";
import { mergeSheets } from "../../domain/sheet/merge-sheets.ts";
import type { GoalSheetBody, SheetBody } from "../../domain/sheet/sheet-body.ts";
import { fieldsOf } from "../../domain/sheet/sheet-fields.ts";
import type { Database } from "../../store/database.ts";
import { listSheetRevisions } from "../../store/sheet-history-store.ts";
import { saveSheet } from "./save-sheet.ts";

/** The embedded database has one connection: there they stand in line. */
const EDITORS = { PGlite: 5, PostgreSQL: 20 } as const;
const SAVES = 3;

/** Something that an editor wrote, and what they saw of the texts of others that it took the place of. */
interface Written {
  readonly text: string;
  readonly revision: number;
  readonly replaced: readonly string[];
}

const start = aGoalSheetBody({
  title: "はじめの題",
  actions: [0, 1, 2].map((i) => aSheetAction({ key: `a${i}`, title: `取組${i}`, steps: [aSheetStep({ text: `手順${i}` })] })),
});

describe.each(databases)("many editors of one sheet on $name", ({ name, open }) => {
  const count = EDITORS[name];
  let db: Database;
  let desk: SheetDesk;
  beforeAll(async () => {
    db = await open();
    desk = await openSheetDesk(db);
  });
  afterAll(() => db.close());

  test("every save that was acknowledged is a revision, and no text goes that nobody chose to replace", { timeout: 240_000 }, async () => {
    const sheet = await desk.begin(start);
    const editors = Array.from({ length: count }, () => desk.person("author"));
    const written = (await Promise.all(editors.map((person, number) => edit(person, number, sheet)))).flat();
    expect(written).toHaveLength(count * SAVES);

    const revisions = await listSheetRevisions(db, desk.municipality, sheet);
    expect(revisions.map(({ number }) => number)).toEqual(Array.from({ length: 1 + count * SAVES }, (_, i) => i + 1));
    const texts = (body: SheetBody | undefined) => new Set(body ? fieldsOf(body).values() : []);
    for (const { text, revision } of written) expect(texts(revisions[revision - 1]?.body), text).toContain(text);

    const last = texts(revisions.at(-1)?.body);
    const replaced = new Set(written.flatMap((one) => one.replaced));
    expect(written.map(({ text }) => text).filter((text) => !last.has(text) && !replaced.has(text))).toEqual([]);
    expect([...replaced].filter((text) => text !== "はじめの題" && !text.startsWith("手順")).length).toBeGreaterThan(0);
  });

  test("who each write in a field of their own all at once need one save each", async () => {
    const sheet = await desk.begin(start);
    const { body, revision } = await desk.sheet(sheet);
    if (body.kind !== "goal") throw new Error(body.kind);
    const texts = Array.from({ length: count }, (_, number) => `${number}人目の文`);
    const answers = await Promise.all(
      texts.map((text, number) => {
        const mine = { ...body, background: [...body.background, { key: `b${number}`, text }] };
        return saveSheet(db, desk.person("author"), { sheet, base: revision, body: mine, combine: true, now: DURING.set });
      }),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(answers.filter((answer) => answer.ok && answer.value.combined)).toHaveLength(count - 1);
    const last = await desk.sheet(sheet);
    expect([...fieldsOf(last.body).values()]).toEqual(expect.arrayContaining(texts));
    expect(last.revision).toBe(revision + count);
  });

  /** Somebody who writes in a field of their own, in one that others write in too, and in a new part, and who at a conflict looks and takes their own. */
  async function edit(person: Person, number: number, sheet: number): Promise<Written[]> {
    const done: Written[] = [];
    for (let save = 0; save < SAVES; save += 1) {
      const { body, revision } = await desk.sheet(sheet);
      if (body.kind !== "goal") throw new Error(body.kind);
      const text = `${number}人目の${save}回目`;
      done.push(await saveUntilKept(person, sheet, revision, body, change(body, number, save, text), text));
    }
    return done;
  }

  async function saveUntilKept(
    person: Person,
    sheet: number,
    revision: number,
    seen: GoalSheetBody,
    body: GoalSheetBody,
    text: string,
  ): Promise<Written> {
    const before = fieldsOf(seen);
    const replaced = [...fieldsOf(body)].flatMap(([pointer, said]) => (said === text ? (before.get(pointer) ?? []) : []));
    let attempt = { base: revision, body: body as SheetBody };
    while (true) {
      const answer = await saveSheet(db, person, { sheet, ...attempt, now: DURING.set });
      if (answer.ok) return { text, revision: answer.value.revision, replaced };
      const { refusal } = answer;
      if (refusal.kind !== "stale") throw new Error(refusal.kind);
      const { bodies, merge } = refusal;
      for (const { theirs } of merge.conflicts) if (theirs !== null) replaced.push(theirs);
      const mine = new Map(merge.conflicts.map(({ pointer }) => [pointer, "mine" as const]));
      attempt = { base: refusal.revision, body: mergeSheets(bodies.base, bodies.theirs, bodies.mine, mine).merged };
    }
  }
});

function change(body: GoalSheetBody, number: number, save: number, text: string): GoalSheetBody {
  if (save === 0) return { ...body, background: [...body.background, { key: `b${number}`, text }] };
  if (save === 1 && number % 2 === 0) return { ...body, title: text };
  const actions = body.actions.map((action) =>
    action.key === `a${number % 3}` ? { ...action, steps: action.steps.map((step) => ({ ...step, text })) } : action,
  );
  return save === 1 ? { ...body, actions } : { ...body, actions: [aSheetAction({ key: `n${number}`, title: text }), ...body.actions] };
}
