import { describe, expect, test } from "vitest";
import { LARGEST_FILE } from "./file-kind.ts";
import { openDocument } from "./open-document.ts";
import type { OpenRefusal } from "./open-refusal.ts";

const latin1 = (text: string) => [...text].map((char) => char.charCodeAt(0));

async function refusalOf(bytes: Uint8Array | readonly number[]): Promise<OpenRefusal | null> {
  const opened = await openDocument("資料.txt", Uint8Array.from(bytes));
  return opened.ok ? null : opened.refusal;
}

describe("what is not read is refused, with what it looks like", () => {
  test.each<[string, readonly number[], OpenRefusal]>([
    ["PNG", latin1("\x89PNG\r\n\x1a\n\0\0"), { kind: "binary", looksLike: "png" }],
    ["JPEG", latin1("\xff\xd8\xff\xe0"), { kind: "binary", looksLike: "jpeg" }],
    ["rich text", latin1("{\\rtf1\\ansi}"), { kind: "binary", looksLike: "rtf" }],
  ])("%s", async (_, bytes, refusal) => {
    expect(await refusalOf(bytes)).toEqual(refusal);
  });

  test("more than 100 MB", async () => {
    expect(await refusalOf(new Uint8Array(LARGEST_FILE + 1))).toEqual({ kind: "too-large", bytes: LARGEST_FILE + 1, limit: LARGEST_FILE });
  });
});

test("a text is a text whatever it is called", async () => {
  const opened = await openDocument("計画.pdf", new TextEncoder().encode("第1章 計画の推進"));
  expect(opened.ok && opened.value.mediaType).toBe("text/plain");
});
