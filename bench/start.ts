import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figure } from "./figure.ts";
import { peakMemory, startServer } from "./server.ts";

/** Time to ready for the first start (which makes the database and reads the demo) and the second, and of one `read`, beside a bare Node. */
export async function measureStart(root: string): Promise<Figure[]> {
  const bare = median(() => spawnSync(process.execPath, ["-e", "0"]));
  const data = mkdtempSync(join(tmpdir(), "shirube-bench-"));
  const figures: Figure[] = [];
  try {
    for (const which of ["first", "second"]) {
      const server = await startServer(root, data);
      figures.push({
        what: `${which} start, until ready`,
        figure: `${Math.round(server.readyMs)} ms`,
        against: `${(server.readyMs / bare).toFixed(0)}× a bare Node (${bare.toFixed(0)} ms)`,
      });
      figures.push({ what: `${which} start, peak memory`, figure: `${peakMemory(server.child) ?? "?"} MB`, against: "" });
      await server.stop();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
  const corpus = join(root, "..", "shared", "corpus");
  const folder = existsSync(corpus) ? corpus : join(root, "samples");
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".txt"))) {
    const took = median(() =>
      spawnSync(process.execPath, [join(root, "dist", "main.js"), "read", join(folder, name), "--json"], { maxBuffer: 1 << 28 }),
    );
    figures.push({
      what: `read ${name.slice(0, 34)}, whole process`,
      figure: `${Math.round(took)} ms`,
      against: `${(took / bare).toFixed(1)}× a bare Node`,
    });
  }
  return figures;
}

function median(run: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  }).sort((a, b) => a - b);
  return times[2] ?? 0;
}
