// The process that reads files: an entry of its own, started by documents/reading-process/child-process.ts.
import { runReading } from "../../documents/reading-process/run-reading.ts";

await runReading(async () => (await import("../import/read-reading.ts")).readReadingFile);
