import { type SiteFile, textFile } from "../src/web/public/site-file.ts";

const FILES = 150;
/** Long enough to be packed. */
const TEXT = "道を直す。".repeat(100);

/** Two sites that share a third of their files; of the others half change and half are in one only. */
export function aKilledSite(which: number): SiteFile[] {
  return Array.from({ length: FILES }, (_, i) => {
    if (i % 3 === 0) return textFile(`same/${i}.html`, `${TEXT}${i}`);
    if (i % 3 === 1) return textFile(`changed/${i}.html`, `${TEXT}${i} of ${which}`);
    return textFile(`of${which}/${i}.html`, `${TEXT}${i}`);
  });
}
