// Writes two sites into a folder by turns until it is killed, and tells when it begins with one: node site-loop.ts FOLDER.
import { argv } from "node:process";
import { writeSite } from "../../src/web/public/write-site.ts";
import { aKilledSite } from "../killed-site.ts";

const [, , folder = ""] = argv;
for (let i = 0; ; i += 1) {
  console.log(`begun ${i}`);
  const written = await writeSite(folder, { state: String(i % 2), publication: 1, files: aKilledSite(i % 2) });
  if (!written.ok) throw new Error(JSON.stringify(written.refusal));
}
