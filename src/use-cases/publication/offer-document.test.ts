import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../../test/database.ts";
import { openPublishingDesk, type PublishingDesk } from "../../../test/publishing-desk.ts";
import { day, municipality } from "../../../test/year-desk.ts";
import type { Database } from "../../store/database.ts";
import { listDocuments } from "../../store/document-store.ts";
import { listOfferedDocuments } from "../../store/offered-document-store.ts";
import { listPublishedItems } from "../../store/published-item-store.ts";
import { offerDocument, offerNoMore } from "./offer-document.ts";

const now = day("2026-06-01");

describe.each(databases)("a document that is offered to citizens, on $name", ({ open }) => {
  let db: Database;
  let desk: PublishingDesk;
  let document: number;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
    desk = await openPublishingDesk(db);
    document = (await listDocuments(db, municipality))[0]?.id ?? 0;
  });
  afterAll(() => db.close());

  const offer = (given: object = {}, person = desk.staff.planning) =>
    offerDocument(db, person, { id: document, base: 0, title: "目標の一覧", day: "2026-04-01", plan: null, year: 2025, now, ...given });
  const published = async () => {
    const current = await desk.current();
    if (current === null) throw new Error("nothing is published");
    return (await listPublishedItems(db, municipality, current.id, { kinds: ["document"] })).map(({ item }) => item);
  };

  test("goes out with the next publication, and only if it was chosen", async () => {
    expect(await desk.publish()).toMatchObject({ ok: true });
    expect(await published()).toEqual([]);
    expect(await offer()).toEqual({ ok: true, value: { unchanged: false } });
    expect(await published()).toEqual([]);
    expect(await desk.publish()).toMatchObject({ ok: true });
    const [kept] = await listDocuments(db, municipality);
    expect(await published()).toEqual([
      {
        ...{ kind: "document", id: document, title: "目標の一覧", day: "2026-04-01", plan: null, year: 2025 },
        ...{ name: kept?.name, mediaType: kept?.mediaType, size: kept?.bytes, sha256: kept?.sha256 },
      },
    ]);
    expect(await offerNoMore(db, desk.staff.planning, { id: document, base: 1, now })).toMatchObject({ ok: true });
    expect(await desk.publish()).toMatchObject({ ok: true });
    expect(await published()).toEqual([]);
  });

  test("is listed with what is told, and alone where that is not", async () => {
    await offer({ year: null, plan: desk.plan });
    const year = desk.everything.filter(({ part }) => part.kind === "year");
    expect(await desk.publish({ choices: year })).toMatchObject({ ok: true });
    expect(await published()).toMatchObject([{ plan: null, year: null }]);
    expect(await desk.publish()).toMatchObject({ ok: true });
    expect(await published()).toMatchObject([{ plan: desk.plan }]);
  });

  test("is changed by one at a time, and counts on when it is offered again", async () => {
    await offer();
    expect(await offer()).toEqual({ ok: true, value: { unchanged: true } });
    expect(await offer({ title: "別の題名" })).toMatchObject({ ok: false, refusal: { kind: "stale", latest: { title: "目標の一覧" } } });
    expect(await offer({ title: "別の題名", base: 1 })).toMatchObject({ ok: true });
    const { planning } = desk.staff;
    expect(await offerNoMore(db, planning, { id: document, base: 1, now })).toMatchObject({ ok: false, refusal: { kind: "stale" } });
    expect(await offerNoMore(db, planning, { id: document, base: 2, now })).toMatchObject({ ok: true });
    expect(await offer({ base: 2 })).toMatchObject({ ok: false, refusal: { kind: "stale", latest: null } });
    expect(await offer()).toMatchObject({ ok: true });
    expect(await listOfferedDocuments(db, municipality)).toMatchObject([{ revision: 3 }]);
  });

  test.each([
    ["no-title", { title: " \n" }],
    ["too-long", { title: "長".repeat(201) }],
    ["no-day", { day: "令和8年" }],
    ["no-day", { day: "2026-02-30" }],
    ["unknown-place", { plan: 7, year: null }],
    ["unknown-place", { year: 3_000 }],
    ["unknown-document", { id: 7 }],
  ])("is refused: %s", async (kind, given) => {
    expect(await offer(given)).toMatchObject({ ok: false, refusal: { kind } });
    expect(await listOfferedDocuments(db, municipality)).toEqual([]);
  });

  test("is offered by planning only, and never as a page", async () => {
    expect(await offer({}, desk.staff.author)).toEqual({ ok: false, refusal: { kind: "forbidden" } });
    expect(await offerNoMore(db, desk.staff.author, { id: document, base: 1, now })).toEqual({ ok: false, refusal: { kind: "forbidden" } });
    await db.updateTable("source_file").set({ media_type: "text/html" }).execute();
    expect(await offer()).toEqual({ ok: false, refusal: { kind: "not-offered", mediaType: "text/html" } });
  });
});
