import { afterAll, beforeAll, expect, test } from "vitest";
import { countingQueries } from "../../../../test/count-queries.ts";
import { openSite, type Site } from "../../../../test/e2e/site.ts";
import { copyCity, makeFollowedCity } from "../../../../test/followed-city.ts";
import { type SignedIn, signedIn } from "../../../../test/signed-in.ts";
import { createApp } from "../../app.tsx";
import { addressOf } from "../../routes.ts";

const [SMALL, LARGE] = ["131016", "131024"];
const NOW = new Date("2026-06-10T09:00:00+09:00");
const LISTS = ["indicators", "changes", "late", "goals", "nodes", "targets"];

let site: Site;
const leaders = new Map<string, SignedIn>();
let askedCount = 0;

beforeAll(async () => {
  site = await openSite([]);
  await makeFollowedCity(site.db, SMALL, { indicators: 20, departments: 3, years: 2 });
  await makeFollowedCity(site.db, LARGE, { indicators: 120, departments: 12, years: 6 });
  for (const code of [SMALL, LARGE]) leaders.set(code, await signedIn(site.db, code, [{ role: "leader" }], { name: "市長", now: NOW }));
  await copyCity(site.db, LARGE, ["132012"]);
}, 120_000);
afterAll(() => site?.close());

async function ask(code: string, path: string, cookie = leaders.get(code)?.cookie ?? ""): Promise<{ status: number; text: string }> {
  const { db, count } = countingQueries(site.db);
  const app = createApp({ db, clock: () => NOW, report: (text) => expect.unreachable(text), intake: site.intake });
  const answer = await app.request(path, { headers: { cookie } });
  askedCount = count();
  return { status: answer.status, text: await answer.text() };
}

test("x", async () => {
  for (const code of [SMALL, LARGE]) {
    for (let i = 0; i < 3; i += 1) {
      const began = performance.now();
      const { status, text } = await ask(code, addressOf("progress", { code }));
      console.log(code, status, text.length, askedCount, performance.now() - began);
    }
    for (const list of LISTS) {
      const { status, text } = await ask(code, addressOf("progressList", { code, list }));
      console.log(list, status, text.length, askedCount, /role="status">([^<]*)/.exec(text)?.[1]);
    }
  }
}, 120000);
