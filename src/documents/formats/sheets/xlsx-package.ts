import type { Archive } from "../archive.ts";
import { attributeOf, readXml } from "./xml-events.ts";

/** A link from one part of the package to another. */
export interface Relation {
  readonly id: string;
  /** The last word of its type: worksheet, sharedStrings, drawing … */
  readonly type: string;
  /** Path of the part in the package. */
  readonly target: string;
}

/** A part by its path; programs do not always write the path in the same case as the name. */
export async function readPart(archive: Archive, path: string): Promise<Uint8Array | null> {
  const own = archive.names.includes(path) ? path : archive.names.find((name) => name.toLowerCase() === path.toLowerCase());
  return own === undefined ? null : archive.read(own);
}

/** The links of a part; none where it has none. */
export async function listRelations(archive: Archive, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf("/") + 1;
  const bytes = await archive.read(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
  const found: Relation[] = [];
  if (!bytes) return found;
  readXml(bytes, {
    open: (name, attributes) => {
      if (name !== "Relationship" || attributes.TargetMode === "External") return;
      const type = (attributes.Type ?? "").split("/").at(-1) ?? "";
      found.push({ id: attributeOf(attributes, "Id") ?? "", type, target: resolvePath(part.slice(0, slash), attributes.Target ?? "") });
    },
  });
  return found;
}

/** A path in the package, seen from a folder of it. */
function resolvePath(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith("/") ? target : `${folder}${target}`).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
