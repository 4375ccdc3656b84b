import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { readSettings } from "./settings.ts";

const NIGHTLY = { folder: join(resolve("data"), "backups"), isOurs: true, minute: 120, keep: 14 };

test("an empty environment gives the defaults", () => {
  expect(readSettings({})).toEqual({
    ok: true,
    value: {
      port: 3000,
      host: "127.0.0.1",
      dataDirectory: resolve("data"),
      databaseUrl: null,
      backups: NIGHTLY,
      log: "text",
      mail: null,
      publicUrl: null,
    },
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
  [{ PUBLIC_URL: "https://shirube.city.example/" }, { publicUrl: "https://shirube.city.example", mail: null }],
  [
    { SMTP_URL: "", MAIL_FROM: "", PUBLIC_URL: "" },
    { mail: null, publicUrl: null },
  ],
  [
    { SMTP_URL: "smtps://me:se%40cret@mail.city.example:465", MAIL_FROM: "しるべ <shirube@city.example>", PUBLIC_URL: "http://intra:8080" },
    {
      mail: { smtpUrl: "smtps://me:se%40cret@mail.city.example:465", from: { name: "しるべ", address: "shirube@city.example" } },
      publicUrl: "http://intra:8080",
    },
  ],
  [
    { SMTP_URL: "smtp://mail", MAIL_FROM: "shirube@city.example", PUBLIC_URL: "https://s.example" },
    { mail: { from: { name: "", address: "shirube@city.example" } } },
  ],
  [{ SHIRUBE_BACKUPS: "off" }, { backups: null }],
  [{ DATABASE_URL: "postgres://db/shirube" }, { backups: null }],
  [{ SHIRUBE_BACKUPS: "", SHIRUBE_BACKUP_AT: "", SHIRUBE_BACKUP_KEEP: "" }, { backups: NIGHTLY }],
  [
    { DATABASE_URL: "postgres://db/shirube", SHIRUBE_BACKUPS: "/backup", SHIRUBE_BACKUP_AT: "23:45", SHIRUBE_BACKUP_KEEP: "30" },
    { backups: { folder: resolve("/backup"), isOurs: false, minute: 1425, keep: 30 } },
  ],
  [{ SHIRUBE_LOG: "json" }, { log: "json" }],
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
  [{ PUBLIC_URL: "shirube.city.example" }, { kind: "wrong-setting", name: "PUBLIC_URL" }],
  [{ PUBLIC_URL: "https://city.example/shirube" }, { kind: "wrong-setting", name: "PUBLIC_URL" }],
  [{ PUBLIC_URL: "https://city.example/?x" }, { kind: "wrong-setting", name: "PUBLIC_URL" }],
  [{ PUBLIC_URL: "ftp://city.example" }, { kind: "wrong-setting", name: "PUBLIC_URL" }],
  [{ SMTP_URL: "http://me:secret@mail" }, { kind: "wrong-setting", name: "SMTP_URL", value: "http://…@mail" }],
  [{ SMTP_URL: "smtp://mail/?pool=true" }, { kind: "wrong-setting", name: "SMTP_URL" }],
  [{ SMTP_URL: "smtp://me:100%@mail" }, { kind: "wrong-setting", name: "SMTP_URL", value: "smtp://…@mail" }],
  [{ SMTP_URL: "mail:25" }, { kind: "wrong-setting", name: "SMTP_URL" }],
  [{ SMTP_URL: "smtp://mail" }, { kind: "missing-setting", name: "MAIL_FROM", because: "SMTP_URL" }],
  [
    { SMTP_URL: "smtp://mail", MAIL_FROM: "a@b.example" },
    { kind: "missing-setting", name: "PUBLIC_URL", because: "SMTP_URL" },
  ],
  [{ MAIL_FROM: "nobody" }, { kind: "wrong-setting", name: "MAIL_FROM" }],
  [{ MAIL_FROM: "a@b.example\r\nBcc: c@d.example" }, { kind: "wrong-setting", name: "MAIL_FROM" }],
  [{ MAIL_FROM: "a@b.example, c@d.example" }, { kind: "wrong-setting", name: "MAIL_FROM" }],
  [{ MAIL_FROM: "しるべ <a@b.example" }, { kind: "wrong-setting", name: "MAIL_FROM" }],
  [{ SHIRUBE_BACKUP_AT: "24:00" }, { kind: "wrong-setting", name: "SHIRUBE_BACKUP_AT", value: "24:00" }],
  [{ SHIRUBE_BACKUP_AT: "2:00" }, { kind: "wrong-setting", name: "SHIRUBE_BACKUP_AT" }],
  [{ SHIRUBE_BACKUP_KEEP: "0" }, { kind: "wrong-setting", name: "SHIRUBE_BACKUP_KEEP" }],
  [{ SHIRUBE_LOG: "xml" }, { kind: "wrong-setting", name: "SHIRUBE_LOG", value: "xml" }],
  [{ SHIRUBE_BACKUP_KEPT: "7" }, { kind: "unknown-setting", name: "SHIRUBE_BACKUP_KEPT" }],
  [{ SHIRUBE_DATE: "/srv" }, { kind: "unknown-setting", name: "SHIRUBE_DATE" }],
])("%o is refused", (environment, refusal) => {
  const settings = readSettings(environment);
  expect(!settings.ok && settings.refusal).toMatchObject(refusal);
});
