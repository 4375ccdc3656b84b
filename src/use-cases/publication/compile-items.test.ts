import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../test/database.ts";
import { aPublishedIndicator } from "../../../test/published-items.ts";
import { openPublishingDesk, type PublishingDesk } from "../../../test/publishing-desk.ts";
import { municipality } from "../../../test/year-desk.ts";
import type { PublishedItem, PublishedOf } from "../../domain/publication/published-item.ts";
import type { Database } from "../../store/database.ts";
import { compileItems } from "./compile-items.ts";
import { faultOfItems } from "./restore/item-faults.ts";

const [pglite] = databases;
let db: Database;
let desk: PublishingDesk;
beforeAll(async () => {
  if (!pglite) throw new Error("no database");
  db = await pglite.open();
  desk = await openPublishingDesk(db);
});
afterAll(() => db?.close());

describe("a plan that is told as before", () => {
  const OTHER = 990_001;
  const LOST = { unit: 990_002, above: 990_003, node: 990_004 };
  const unit = (id: number, parent: number | null): PublishedOf<"unit"> => ({
    ...{ kind: "unit", id, unitKind: parent === null ? "department" : "division", name: `部署${id}`, parent },
    ...{ validFrom: null, validTo: null, successors: [] },
  });

  test("names nothing that went from the record, or from a plan that is told anew: the publication can be restored", async () => {
    const before: PublishedItem[] = [
      {
        ...{ kind: "plan", id: OTHER, title: "個別計画", levels: [], fromYear: null, toYear: null },
        ...{ predecessor: null, glossary: [], summary: null },
      },
      aPublishedIndicator({
        ...{ id: 990_005, name: "個別の指標", department: LOST.above, division: LOST.unit },
        placements: [
          { plan: OTHER, node: null, strategyKpi: false },
          { plan: desk.plan, node: LOST.node, strategyKpi: true },
        ],
      }),
      ...[unit(LOST.above, null), unit(LOST.unit, LOST.above)],
    ];
    const items = await compileItems(db, municipality, {
      ...{ before, today: "2026-06-01" },
      renewed: [{ kind: "plan", plan: desk.plan, valuesThrough: 2025 }],
      kept: [{ kind: "plan", plan: OTHER, valuesThrough: null }],
    });
    const told = items.find((item) => item.kind === "indicator" && item.id === 990_005);
    expect(told).toMatchObject({
      placements: [{ plan: OTHER, node: null, strategyKpi: false }],
      department: LOST.above,
      division: LOST.unit,
    });
    expect(items.filter(({ kind, id }) => kind === "unit" && id > 990_000).map(({ id }) => id)).toEqual(
      expect.arrayContaining([LOST.above, LOST.unit]),
    );
    expect(items.find(({ kind, id }) => kind === "unit" && id === LOST.unit)).toMatchObject({ validTo: "2026-06-01" });
    expect(faultOfItems(items)).toBeNull();
  });
});
