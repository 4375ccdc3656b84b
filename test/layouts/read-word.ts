import { expect } from "vitest";
import type { Document } from "../../src/documents/document.ts";
import { openWord } from "../../src/documents/formats/word/open-word.ts";
import { faults } from "../account.ts";
import { outline } from "../outline.ts";
import { type WordContent, wordFile } from "./word-file.ts";

/** The document that a Word file of that content becomes; its account holds. */
export async function openWordContent(content: WordContent | string): Promise<Document> {
  const opened = await openWord("計画.docx", wordFile(typeof content === "string" ? { body: content } : content));
  if (!opened.ok) throw new Error(opened.refusal.kind);
  expect(faults(opened.value)).toEqual([]);
  return opened.value;
}

/** Its outline, without the line that says what kind of file it is. */
export async function readWord(content: WordContent | string): Promise<string[]> {
  return outline(await openWordContent(content))
    .split("\n")
    .slice(1, -1);
}
