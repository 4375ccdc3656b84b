import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readSettings } from "./settings.ts";

test("an empty environment gives the defaults", () => {
  expect(readSettings({})).toEqual({
    ok: true,
    value: { port: 3000, host: "127.0.0.1", dataDirectory: resolve("data"), databaseUrl: null },
  });
});

test.each([
  [
    { PORT: "8080", HOST: "0.0.0.0" },
    { port: 8080, host: "0.0.0.0" },
  ],
  [{ PORT: "0" }, { port: 0 }],
  [{ HOST: "::1" }, { host: "::1" }],
  [{ SHIRUBE_DATA: "/srv/shirube" }, { dataDirectory: resolve("/srv/shirube") }],
  [{ DATABASE_URL: "postgres://me:secret@db:5432/shirube" }, { databaseUrl: "postgres://me:secret@db:5432/shirube" }],
  [{ PATH: "/bin", NODE_ENV: "production" }, { port: 3000 }],
])("%o is taken", (environment, expected) => {
  const settings = readSettings(environment);
  expect(settings.ok && settings.value).toMatchObject(expected);
});

test.each([
  [{ PORT: "http" }, { kind: "wrong-setting", name: "PORT", value: "http" }],
  [{ PORT: "65536" }, { kind: "wrong-setting", name: "PORT", value: "65536" }],
  [{ PORT: "-1" }, { kind: "wrong-setting", name: "PORT", value: "-1" }],
  [{ HOST: "a b" }, { kind: "wrong-setting", name: "HOST", value: "a b" }],
  [{ SHIRUBE_DATA: "a\0b" }, { kind: "wrong-setting", name: "SHIRUBE_DATA" }],
  [{ DATABASE_URL: "mysql://me:secret@db/x" }, { kind: "wrong-setting", name: "DATABASE_URL", value: "mysql://…@db/x" }],
  [{ DATABASE_URL: "mysql://me:se@cr/et@db/x" }, { kind: "wrong-setting", name: "DATABASE_URL", value: "mysql://…@db/x" }],
  [{ DATABASE_URL: "db" }, { kind: "wrong-setting", name: "DATABASE_URL" }],
  [{ SHIRUBE_DATE: "/srv" }, { kind: "unknown-setting", name: "SHIRUBE_DATE" }],
])("%o is refused", (environment, refusal) => {
  const settings = readSettings(environment);
  expect(!settings.ok && settings.refusal).toMatchObject(refusal);
});
