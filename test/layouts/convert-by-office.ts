import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OFFICE } from "./render-pdf.ts";

/** Has LibreOffice open Word files and save them again as Word files, all in one go. */
export function saveByOffice(files: readonly Uint8Array[]): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), "shirube-office-"));
  const saved = join(folder, "saved");
  try {
    mkdirSync(saved);
    const names = files.map((bytes, i) => {
      const name = join(folder, `${i}.docx`);
      writeFileSync(name, bytes);
      return name;
    });
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    execFileSync(OFFICE ?? "", [profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", saved, ...names], {
      stdio: "ignore",
    });
    return files.map((_, i) => new Uint8Array(readFileSync(join(saved, `${i}.docx`))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
