import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countingQueries } from "../../../../test/count-queries.ts";
import { databases } from "../../../../test/database.ts";
import { openPublishingDesk } from "../../../../test/publishing-desk.ts";
import { municipality } from "../../../../test/year-desk.ts";
import { isNumbered, type NumberedPublication } from "../../../domain/publication/publication.ts";
import type { Database } from "../../../store/database.ts";
import { listPublications } from "../../../store/publication-store.ts";
import { COLLECTIONS, type Collection } from "./collections.ts";
import { openShelf } from "./shelf.ts";

const [pglite] = databases;
let db: Database;
let publication: NumberedPublication;

beforeAll(async () => {
  if (!pglite) throw new Error("no database");
  db = await pglite.open();
  const desk = await openPublishingDesk(db);
  expect(await desk.publish()).toMatchObject({ ok: true });
  const [found] = (await listPublications(db, municipality)).filter(isNumbered);
  if (!found) throw new Error("nothing is published");
  publication = found;
});
afterAll(() => db?.close());

const named = (name: string): Collection => {
  const found = COLLECTIONS.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe("a shelf of what publications tell", () => {
  test("makes a collection once, whoever asks meanwhile", async () => {
    const { db: counted, count: queries } = countingQueries(db);
    const shelf = openShelf(counted);
    const ask = () => shelf.membersOf(municipality, publication, named("values"));
    const [one, other] = await Promise.all([ask(), ask()]);
    expect(one.length).toBeGreaterThan(3);
    expect(other).toBe(one);
    expect(await ask()).toBe(one);
    expect(queries()).toBe(1);
  });

  test("keeps no more than it has room for, and lets go first of what was asked for least recently", async () => {
    const { db: counted, count: queries } = countingQueries(db);
    const sizeOf = async (name: string) => {
      const members = await openShelf(db).membersOf(municipality, publication, named(name));
      return members.reduce((sum, { json }) => sum + json.length, 1);
    };
    const shelf = openShelf(counted, (await sizeOf("goals")) + (await sizeOf("values")));
    const made = async (...names: readonly string[]) => {
      const before = queries();
      for (const name of names) await shelf.membersOf(municipality, publication, named(name));
      return queries() - before;
    };
    expect(await made("goals", "values", "goals")).toBe(2);
    expect(await made("nodes"), "nodes take the room of values").toBe(1);
    expect(await made("goals")).toBe(0);
    expect(await made("values")).toBe(1);
  });

  test("gives out what is larger than it has room for, and keeps nothing of what could not be made", async () => {
    const { db: counted, count: queries } = countingQueries(db);
    const shelf = openShelf(counted, 1);
    for (const _ of [1, 2]) expect((await shelf.membersOf(municipality, publication, named("goals"))).length).toBe(2);
    expect(queries()).toBe(2);
    let fails = true;
    const broken = named("goals");
    const failing: Collection = {
      ...broken,
      members: (items) => {
        if (fails) throw new Error("not now");
        return broken.members(items);
      },
    };
    await expect(openShelf(db).membersOf(municipality, publication, failing)).rejects.toThrow("not now");
    const again = openShelf(db);
    await expect(again.membersOf(municipality, publication, failing)).rejects.toThrow();
    fails = false;
    expect((await again.membersOf(municipality, publication, failing)).length).toBe(2);
  });
});
