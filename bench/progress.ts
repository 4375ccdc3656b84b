import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded } from "../src/store/embedded-database.ts";
import { copyCity, makeFollowedCity } from "../test/followed-city.ts";
import { signedIn } from "../test/signed-in.ts";
import type { Figure } from "./figure.ts";
import { startServer } from "./server.ts";

const CODE = "131016";
const CITIES = 60;
const ASKED = 60;
const SIZE = { indicators: 400, departments: 20 };

interface Measured {
  readonly p50: number;
  readonly p95: number;
  readonly emptyP50: number;
  readonly emptyP95: number;
}

/** The page of where the promises stand, of a city with 400 indicators, 20 departments and 10 years of values: beside a page that asks for nothing, and with more years and cities. */
export async function measureProgress(root: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  let before: Measured | null = null;
  for (const { years, cities } of [
    { years: 1, cities: 1 },
    { years: 10, cities: 1 },
    { years: 10, cities: CITIES },
  ]) {
    const measured = await measure(root, years, cities);
    const { p50, p95, emptyP50, emptyP95 } = measured;
    const growth = before === null ? "" : `, ${(p50 / before.p50).toFixed(2)}× the line above`;
    figures.push({
      what: `${cities} ${cities === 1 ? "city" : "cities"}, ${years} ${years === 1 ? "year" : "years"}`,
      figure: `p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)} ms`,
      against: `an empty page: p50 ${emptyP50.toFixed(0)}, p95 ${emptyP95.toFixed(0)} ms (${(p50 / emptyP50).toFixed(1)}×)${growth}`,
    });
    before = measured;
  }
  return figures;
}

async function measure(root: string, years: number, cities: number): Promise<Measured> {
  const data = mkdtempSync(join(tmpdir(), "shirube-bench-"));
  try {
    const cookie = await writeCities(data, years, cities);
    const server = await startServer(root, data);
    try {
      const base = `${server.url.replace(/\/$/u, "")}/${CODE}`;
      const ask = async (path: string): Promise<number> => {
        const began = performance.now();
        const answer = await fetch(`${base}/${path}`, { headers: { cookie } });
        await answer.text();
        if (answer.status !== 200 || answer.redirected) throw new Error(`${answer.status} ${answer.url}`);
        return performance.now() - began;
      };
      for (let warm = 0; warm < 5; warm += 1) for (const path of ["progress", "password"]) await ask(path);
      const [page, empty]: [number[], number[]] = [[], []];
      for (let asked = 0; asked < ASKED; asked += 1) {
        page.push(await ask("progress"));
        empty.push(await ask("password"));
      }
      return { p50: at(page, 0.5), p95: at(page, 0.95), emptyP50: at(empty, 0.5), emptyP95: at(empty, 0.95) };
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

const at = (times: readonly number[], share: number): number => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;

/** @returns what the browser of a leader of the first city sends. */
async function writeCities(data: string, years: number, cities: number): Promise<string> {
  const opened = await openEmbedded(data);
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  const db = opened.value;
  await makeFollowedCity(db, CODE, { ...SIZE, years });
  const { cookie } = await signedIn(db, CODE, [{ role: "leader" }]);
  const others = Array.from({ length: cities - 1 }, (_, i) => String(200_000 + i));
  if (others.length > 0) await copyCity(db, CODE, others);
  await db.close();
  return cookie;
}
