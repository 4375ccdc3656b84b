import type { SheetBody } from "../../src/domain/sheet/sheet-body.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { findSheet } from "../../src/store/sheet-store.ts";
import { saveSheet } from "../../src/use-cases/sheet/save-sheet.ts";

// Some people save sheets again and again, each a sheet of their own, and say what was acknowledged: until the process is killed.
const [, , dataDirectory = "", url = "", municipality = "", department = "", now = "", mark = "", ...sheets] = process.argv;
const opened = await openDatabase({ dataDirectory, databaseUrl: url === "" ? null : url });
if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
const db = opened.value;
const units = { departments: new Set([Number(department)]), divisions: new Set<number>(), departmentsOfDivisions: new Set<number>() };
const person = { municipality, account: 1, name: "担当 花子", posts: [{ role: "author", units } as const] };

async function save(sheet: number): Promise<never> {
  for (let count = 1; ; count += 1) {
    const found = await findSheet(db, municipality, sheet);
    if (found?.body.kind !== "goal") throw new Error(`no sheet ${sheet}`);
    const text = `${mark}の${count}回目`;
    const body: SheetBody = { ...found.body, title: text, purpose: [{ key: "u1", text }] };
    const saved = await saveSheet(db, person, { sheet, base: found.revision, body, now: new Date(now) });
    if (!saved.ok) throw new Error(JSON.stringify(saved.refusal));
    console.log(`saved ${sheet} ${saved.value.revision} ${text}`);
  }
}

console.log("open");
await Promise.all(sheets.map((sheet) => save(Number(sheet))));
