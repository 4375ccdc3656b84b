import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { outline } from "../../../test/outline.ts";
import { openText } from "./open-text.ts";

const FOLDER = join(import.meta.dirname, "../../../test/fixtures/formats");

describe("each kind of file becomes the document beside it", () => {
  const names = readdirSync(FOLDER).filter((name) => !name.endsWith(".outline"));
  test.each(names)("%s", async (name) => {
    const opened = openText(name, readFileSync(join(FOLDER, name)));
    if (!opened.ok) throw new Error(opened.refusal.kind);
    await expect(outline(opened.value)).toMatchFileSnapshot(join(FOLDER, `${name}.outline`));
  });
});
