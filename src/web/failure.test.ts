import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeDataDirectory } from "../../test/broker.ts";
import { noReader } from "../../test/no-reader.ts";
import { openDatabase } from "../store/open-database.ts";
import { createApp } from "./app.tsx";

test("a record that is gone is reported to the operator and apologised for to the visitor", async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), "shirube-web-"));
  await makeDataDirectory(dataDirectory);
  const opened = await openDatabase({ dataDirectory, databaseUrl: null });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const db = opened.value;
  const reports: string[] = [];
  const app = createApp({
    db,
    clock: () => new Date(),
    report: (text) => reports.push(text),
    intake: {
      spool: dataDirectory,
      wake: () => undefined,
      readingSince: () => null,
      read: noReader,
    },
  });

  expect(await (await app.request("/")).text()).toContain("記録はまだありません");

  await db.close();
  const response = await app.request("/?q=secret");
  const html = await response.text();
  expect(response.status).toBe(500);
  expect(html).toContain("ページを表示できませんでした");
  expect(html).not.toContain("Error");
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(reports.join("\n")).toContain("GET /");
  await rm(dataDirectory, { recursive: true, force: true });
});
