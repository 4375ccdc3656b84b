import { expect, test } from "vitest";
import { openLog } from "./log.ts";

test.each([
  ["text", ["2026-11-30T02:00:00+09:00 書き出しました", "2026-11-30T02:00:00+09:00 ERROR GET /\nError: x\n  at y"]],
  [
    "json",
    [
      '{"at":"2026-11-30T02:00:00+09:00","level":"info","text":"書き出しました"}',
      '{"at":"2026-11-30T02:00:00+09:00","level":"error","text":"GET /\\nError: x\\n  at y"}',
    ],
  ],
] as const)("as %s", (form, lines) => {
  const said: string[] = [];
  const log = openLog(form, { clock: () => new Date("2026-11-29T17:00:00Z"), write: (line) => void said.push(line) });
  log.note("書き出しました");
  log.report("GET /\nError: x\n  at y");
  expect(said).toEqual(lines);
});
