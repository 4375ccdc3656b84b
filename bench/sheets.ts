import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Figure } from "./figure.ts";
import { choicesOf, fieldsOfForm } from "./posted-form.ts";
import { peakMemory, startServer } from "./server.ts";
import { type Acknowledged, CODE, type Editor, lookInto, writeYear } from "./written-year.ts";

const OWN = 200;
const SHARED = 20;
const SAVES = 4;
/** The page saves some seconds after somebody has stopped typing: of people who write and think, every ten. */
const PAUSE_MS = 10_000;
/** Much quicker than people: how long somebody looks at what others had saved, at most. */
const CHOOSING_MS = 250;

/** Editors who each save a sheet of their own, while others save one sheet together: how long a save takes beside an empty page, and whether any is lost. */
export async function measureSheets(root: string): Promise<Figure[]> {
  const data = mkdtempSync(join(tmpdir(), "shirube-bench-"));
  try {
    const editors = await writeYear(data, OWN, SHARED);
    const server = await startServer(root, data);
    const base = `${server.url.replace(/\/$/u, "")}/${CODE}`;
    const done: Acknowledged[] = [];
    const figures: Figure[] = [];
    try {
      for (const [what, pauseMs] of [
        ["every 10 s", PAUSE_MS],
        ["at once", 0],
      ] as const) {
        const pages = await pagesAtOnce(base, editors, pauseMs);
        const began = performance.now();
        const saves = await Promise.all(editors.map((editor) => write(base, editor, pauseMs, done)));
        const seconds = (performance.now() - began) / 1000;
        const own = saves.slice(0, OWN).flat();
        const shared = saves.slice(OWN).flat();
        figures.push(
          {
            what: `${OWN} editors, a sheet each, saving ${what}`,
            figure: `p95 ${p95(own)} ms`,
            against: `an empty page asked for as often: p95 ${p95(pages)} ms (${(p95(own) / p95(pages)).toFixed(1)}×)`,
          },
          {
            what: `${SHARED} editors of one sheet beside them, until kept`,
            figure: `p95 ${p95(shared)} ms`,
            against: `with every choice where others had saved; ${((own.length + shared.length) / seconds).toFixed(0)} saves/s in all`,
          },
        );
      }
      figures.push({ what: "peak memory of the server under this load", figure: `${peakMemory(server.child) ?? "?"} MB`, against: "" });
    } finally {
      await server.stop();
    }
    const { lost, revisions, audit } = await lookInto(data, done);
    figures.push({
      what: `acknowledged saves: ${done.length}, of which are lost`,
      figure: String(lost),
      against: `${revisions} revisions; audit trail ${audit ? "whole" : "BROKEN"}`,
    });
    return figures;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** How long somebody who has opened a sheet waits for each save: of the page, which saves by itself, or of their own where others had saved. */
async function write(base: string, editor: Editor, pauseMs: number, done: Acknowledged[]): Promise<number[]> {
  const waits: number[] = [];
  await setTimeout(Math.random() * pauseMs);
  let fields = await openSheet(base, editor);
  for (let save = 0; save < SAVES; save += 1) {
    // Those who share a sheet write in a step each, and every other time all in its title.
    const pointer = save % 2 === 1 ? "/title" : `/actions/a1/steps/s${(editor.number % 20) + 1}/text`;
    const text = `${editor.number}人目の${save}回目 ${Math.random().toString(36).slice(2)}`;
    if (!fields.has(pointer)) throw new Error(`the form has no ${pointer}`);
    fields.set(pointer, text);
    await setTimeout(pauseMs * (0.5 + Math.random()));
    const began = performance.now();
    const revision = await saveByItself(base, editor, fields);
    if (revision === null) await saveUntilKept(base, editor, fields);
    waits.push(performance.now() - began);
    done.push({ editor, pointer, text });
    if (revision === null) fields = await openSheet(base, editor);
    else fields.set("revision", revision);
  }
  return waits;
}

async function openSheet(base: string, editor: Editor): Promise<URLSearchParams> {
  return fieldsOfForm((await ask(`${base}/sheets/${editor.sheet}/edit`, editor)).text, /\/sheets\/\d+$/u);
}

/** @returns the revision; null where others have saved since. */
async function saveByItself(base: string, editor: Editor, fields: URLSearchParams): Promise<string | null> {
  fields.set("act", "autosave");
  const { status, text } = await ask(`${base}/sheets/${editor.sheet}`, editor, fields);
  const revision = /data-revision="(\d+)"/u.exec(text)?.[1] ?? null;
  if (status !== 409 && revision === null) throw new Error(`${status} ${text.slice(0, 500)}`);
  return revision;
}

async function saveUntilKept(base: string, editor: Editor, fields: URLSearchParams): Promise<void> {
  const to = `${base}/sheets/${editor.sheet}`;
  fields.set("act", "save");
  let answer = await ask(to, editor, fields);
  for (let asked = 1; answer.status === 409; asked += 1) {
    // People choose one sooner and another later; whoever is asked again takes longer.
    await setTimeout(Math.random() * CHOOSING_MS * Math.min(asked, 8));
    const chosen = fieldsOfForm(answer.text, /\/merge$/u);
    if (!chosen.has("mine")) throw new Error(`refused: ${answer.text.slice(0, 2_000)}`);
    for (const name of choicesOf(answer.text)) chosen.set(name, "mine");
    answer = await ask(`${to}/merge`, editor, chosen);
  }
  if (answer.status !== 303) throw new Error(`${answer.status} ${answer.text.slice(0, 500)}`);
}

async function pagesAtOnce(base: string, editors: readonly Editor[], pauseMs: number): Promise<number[]> {
  const waits = editors.map(async (editor) => {
    const times: number[] = [];
    await setTimeout(Math.random() * pauseMs);
    for (let page = 0; page < SAVES; page += 1) {
      await setTimeout(pauseMs * (0.5 + Math.random()));
      const began = performance.now();
      await ask(`${base}/sign-in`, editor);
      times.push(performance.now() - began);
    }
    return times;
  });
  return (await Promise.all(waits)).flat();
}

async function ask(url: string, editor: Editor, form?: URLSearchParams): Promise<{ readonly status: number; readonly text: string }> {
  const headers = { cookie: editor.cookie, origin: new URL(url).origin };
  try {
    const response = await fetch(url, { headers, redirect: "manual", ...(form ? { method: "POST", body: form } : {}) });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    // The server had just closed the connection that was to be used again: a browser asks anew, and a save that was kept is not kept twice.
    if (error instanceof TypeError && error.cause instanceof Error && "code" in error.cause && error.cause.code === "ECONNRESET")
      return ask(url, editor, form);
    throw error;
  }
}

function p95(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.max(1, Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0));
}
