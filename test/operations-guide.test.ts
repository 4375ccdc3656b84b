import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import japanese from "../src/cli/messages.ja.json" with { type: "json" };
import { readSettings } from "../src/settings.ts";

const root = resolve(import.meta.dirname, "..");
const textOf = (path: string): string => readFileSync(join(root, path), "utf8");
const guides = { ja: textOf("docs/operations.ja.md"), en: textOf("docs/operations.md") };
const readmes = [textOf("README.ja.md"), textOf("README.md")];

/** What a person types, sets or looks for: the same in every language, in the same order. */
const codeOf = (guide: string): string[] =>
  [...guide.matchAll(/```\n([\s\S]*?)```|`([^`\n]+)`/gu)].flatMap(([, lines, word]) => lines?.trim().split("\n") ?? [word ?? ""]);
const headingsOf = (guide: string): string[] => guide.split("\n").flatMap((line) => /^#+(?= )/u.exec(line)?.[0] ?? []);

const settings = (): readonly string[] => {
  const refused = readSettings({ SHIRUBE_UNHEARD_OF: "1" });
  return !refused.ok && refused.refusal.kind === "unknown-setting" ? refused.refusal.known : [];
};
/** As the help lists them. */
const commands = [...new Set([...japanese.help.matchAll(/^ {2}([a-z]+) /gmu)].map(([, name]) => name))];

describe("the guides for operators", () => {
  test("have the same parts, and name the same settings, commands, files and addresses, in both languages", () => {
    expect(headingsOf(guides.en)).toEqual(headingsOf(guides.ja));
    expect(codeOf(guides.en).toSorted()).toEqual(codeOf(guides.ja).toSorted());
  });

  test("name every setting, as do the READMEs and the help, and no other", () => {
    expect(settings().length).toBeGreaterThan(9);
    for (const text of [...Object.values(guides), ...readmes])
      expect([...text.matchAll(/^\| `([A-Z_]+)` \|/gmu)].map(([, name]) => name).toSorted()).toEqual(settings().toSorted());
    for (const name of settings()) expect(japanese.help).toMatch(new RegExp(`^  ${name} `, "mu"));
    const named = codeOf(guides.ja).flatMap((code) =>
      [...code.matchAll(/\b(?:SHIRUBE|SMTP|MAIL|PUBLIC|DATABASE)_[A-Z_]*[A-Z]\b/gu)].map(([name]) => name),
    );
    expect(named.filter((name) => !settings().includes(name))).toEqual([]);
  });

  test("name every command, and no other", () => {
    expect(commands.length).toBeGreaterThan(8);
    const told = [...guides.ja.matchAll(/^\| `shirube ([a-z]+)` \|/gmu)].map(([, name]) => name);
    expect(told.toSorted()).toEqual(commands.toSorted());
    const called = codeOf(guides.ja).flatMap((code) => /^(?:sudo -u shirube )?shirube ([a-z]+)/u.exec(code)?.[1] ?? []);
    expect(called.filter((name) => name !== "help" && !commands.includes(name))).toEqual([]);
  });

  test("come with settings that a shell reads as systemd does: as they stand", () => {
    const given = [...textOf("docs/shirube.env").matchAll(/^(?:# )?([A-Z_]+)=(.*)$/gmu)].map(([, name = "", value = ""]) => ({
      name,
      value,
    }));
    expect(given.map(({ name }) => name)).toContain("MAIL_FROM");
    const hard = { name: "DATABASE_URL", value: "'postgres://shirube:a$b&c;d`e@127.0.0.1/x'" };
    for (const { name, value } of [...given, hard]) {
      expect(value).toMatch(/^'[^']*'$/u);
      const read = execFileSync("/bin/sh", ["-c", `${name}=${value}\nprintf %s "$${name}"`], { encoding: "utf8" });
      expect(read).toBe(value.slice(1, -1));
    }
    for (const guide of Object.values(guides)) expect(guide).toContain("`MAIL_FROM='しるべ <shirube@city.example>'`");
  });

  test("are led to by both READMEs, and lead to files that are there", () => {
    for (const readme of readmes)
      for (const guide of ["docs/operations.ja.md", "docs/operations.md"]) expect(readme).toContain(`](${guide})`);
    for (const guide of Object.values(guides))
      for (const [, file = ""] of guide.matchAll(/\]\(([^)]+)\)/gu)) expect(existsSync(join(root, "docs", file)), file).toBe(true);
    for (const [file] of guides.ja.matchAll(/(?<=\/opt\/shirube\/)docs\/[a-z.-]+/gu)) expect(existsSync(join(root, file)), file).toBe(true);
  });
});
