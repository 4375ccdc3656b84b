// A process that has a file read, again and again, until it is killed.
import { openReadingProcess } from "../../src/documents/reading-process/reading-process.ts";

const [, , spool = "", path = ""] = process.argv;
const { read } = openReadingProcess({ spool });
console.log("reading");
while (true) await read({ name: "大.txt", path });
