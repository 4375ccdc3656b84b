import { deflateRawSync } from "node:zlib";
import type { HostileFile } from "./hostile-file.ts";
import { writeZip } from "./zip-writer.ts";

const text = "本日は晴天なり。";
const nine = Buffer.alloc(9_000_000);
const sheetOfNines = () => writeZip(Array.from({ length: 16 }, (_, i) => ({ name: `${i}.txt`, bytes: nine })));

export const HOSTILE_ARCHIVES: readonly HostileFile[] = [
  {
    name: "400 MB in one entry.zip",
    make: () => {
      const zeros = Buffer.alloc(400_000_000);
      return writeZip([{ name: "a.txt", packed: deflateRawSync(zeros), size: zeros.length }]);
    },
    becomes: "too-much-inside",
  },
  {
    name: "archives of archives that unpack to 2 GB.zip",
    make: () => writeZip(Array.from({ length: 16 }, (_, i) => ({ name: `${i}.zip`, bytes: sheetOfNines() }))),
    becomes: "too-much-inside",
  },
  {
    name: "entries that overlap.zip",
    make: () => {
      const packed = deflateRawSync(nine);
      const same = Array.from({ length: 9000 }, (_, i) => ({ name: `${i}`, sameAs: 0, packedSize: packed.length, size: nine.length }));
      return writeZip([{ name: "a", packed, size: nine.length }, ...same]);
    },
    becomes: "too-much-inside",
  },
  {
    name: "an entry that is larger than it says.zip",
    make: () => writeZip([{ name: "a.txt", packed: deflateRawSync(Buffer.alloc(400_000_000)), size: 100 }]),
    becomes: "damaged",
  },
  {
    name: "an archive in an archive in an archive.zip",
    make: () =>
      Array.from({ length: 6 }).reduce<Uint8Array>(
        (inner) => writeZip([{ name: "次.zip", bytes: inner }]),
        writeZip([{ name: "a.txt", bytes: text }]),
      ),
    becomes: "nested-archives",
  },
  {
    name: "10,001 entries.zip",
    make: () => writeZip(Array.from({ length: 10_001 }, (_, i) => ({ name: `${i}.txt`, bytes: "a" }))),
    becomes: "too-much-inside",
  },
  {
    name: "1000 entries of one name.zip",
    make: () => writeZip(Array.from({ length: 1000 }, () => ({ name: "../../../同じ.txt", bytes: text }))),
    becomes: "unpacked",
  },
  {
    name: "names that are paths.zip",
    make: () =>
      writeZip(
        [
          "../../../../../../tmp/逃げる.txt",
          "/etc/cron.d/逃げる",
          "C:\\Windows\\逃げる.txt",
          "\\\\server\\share\\a.txt",
          "CON",
          "a\0b.txt",
          ".",
          "..",
        ].map((name) => ({ name, bytes: text })),
      ),
    becomes: "unpacked",
  },
  { name: "a password.zip", make: () => writeZip([{ name: "a.txt", bytes: text, flags: 1 }]), becomes: "encrypted" },
  { name: "cut off.zip", make: () => sheetOfNines().subarray(0, 50_000), becomes: "damaged" },
  { name: "nothing.zip", make: () => writeZip([]), becomes: "empty" },
];
