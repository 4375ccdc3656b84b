import { readFileSync } from "node:fs";
import { openDatabase } from "../../src/store/open-database.ts";
import { importDocument } from "../../src/use-cases/import-document.ts";

// Imports one goal sheet after another, each of another department, and says when each is kept: until the process is killed.
const [, , dataDirectory = "", sheet = "", from = ""] = process.argv;
const text = readFileSync(sheet, "utf8");

const opened = await openDatabase({ dataDirectory, databaseUrl: null });
if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
console.log("open");
for (let number = Number(from); ; number += 1) {
  const bytes = Buffer.from(text.replaceAll("企画総務部", `企画第${number}部`));
  const kept = await importDocument(opened.value, { name: `${number}.txt`, bytes, now: new Date(0) });
  if (!kept.ok) throw new Error(JSON.stringify(kept.refusal));
  console.log(`kept ${number}`);
}
