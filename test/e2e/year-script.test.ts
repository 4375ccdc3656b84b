import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "./browser.ts";
import { type Hands, mouse } from "./hands.ts";
import { openKeyboard } from "./keyboard.ts";
import { openYearSite } from "./year-site.ts";
import * as walk from "./year-walk.ts";

const PATIENCE_MS = 240_000;
/** So many presses of Tab something may be away at most; most things are nearer by far. */
const FAR = 40;

const keyboard = openKeyboard();

describe.each<readonly [string, Hands]>([
  ["a mouse", mouse],
  ["keys alone", keyboard],
])("a sheet through a year, with scripts and %s", { timeout: PATIENCE_MS }, (_, hands) => {
  let browser: Browser;
  let one: walk.Walk;

  beforeAll(async () => {
    browser = await openBrowser();
    one = { year: await openYearSite(browser), hands, script: true };
  }, PATIENCE_MS);
  afterAll(async () => {
    await browser?.close();
    await one?.year.close();
  });
  afterEach(async () => {
    await one.year.leave();
    expect(one.year.site.failures).toEqual([]);
  });

  test("begins", async () => {
    await walk.beginYear(one);
    expect(await one.year.sheet(2026)).toMatchObject({ phase: "set", status: "draft", goalId: null });
  });
  test("clashes with a colleague's, and is handed in", async () => {
    await walk.handIn(one, await walk.clash(one));
  });
  test("goes back once, and is accepted", async () => {
    await walk.sendBack(one);
    await walk.answerReturn(one);
    await walk.passOn(one);
    expect(await one.year.sheet(2026)).toMatchObject({ phase: "set", status: "accepted", title: walk.TITLE });
  });
  test("is reported on midway", async () => {
    await walk.reportMidway(one);
    await walk.passOn(one);
    expect(await one.year.sheet(2026)).toMatchObject({ phase: "midterm", status: "accepted" });
  });
  test("is late, reminded of by mail, opened again and reported on", async () => {
    await walk.followReminder(one);
    await walk.reopen(one);
    await walk.reportAtLast(one);
    expect(await one.year.sheet(2026)).toMatchObject({ phase: "final", status: "accepted" });
  });
  test("turns into the next year's", async () => {
    await walk.turnYear(one);
  });
});

test("nothing in a year is far away for a keyboard", () => {
  const [furthest] = keyboard.reached();
  expect(furthest?.[1], JSON.stringify(keyboard.reached().slice(0, 10))).toBeLessThanOrEqual(FAR);
});
