import { posix } from "node:path";
import { accept, type Result, refuse } from "../../../domain/result.ts";
import { type Archive, openArchive } from "../archive.ts";
import type { OpenRefusal } from "../open-refusal.ts";
import { readXml, type XmlRead } from "./read-xml.ts";
import { WORD_CHOICE } from "./word-elements.ts";

/** The largest part of XML that is read, in bytes. 2,000 pages are some 60 MB. */
const LARGEST_PART = 150_000_000;
const DOCUMENT = "word/document.xml";

/** A part of the package with what it leads to. */
export interface WordPart extends XmlRead {
  readonly name: string;
  /** Names of parts by the ids that the part gives them. */
  readonly targets: ReadonlyMap<string, Target>;
}

interface Target {
  /** The last word of what the relationship is called: styles, numbering, header. */
  readonly kind: string;
  readonly name: string;
}

/** The parts of a Word file. What a relationship says of something outside the file is never looked at. */
export class WordPackage {
  readonly #archive: Archive;
  /** Names of parts do not tell capitals from small letters. */
  readonly #names: ReadonlyMap<string, string>;

  private constructor(archive: Archive) {
    this.#archive = archive;
    this.#names = new Map(archive.names.map((name) => [keyOf(name), name]));
  }

  static async open(bytes: Uint8Array): Promise<Result<WordPackage, OpenRefusal>> {
    const archive = await openArchive(bytes, "docx");
    return archive.ok ? accept(new WordPackage(archive.value)) : archive;
  }

  /** The part with the document's body: the one that the package says, else where Word puts it. */
  async main(): Promise<Result<WordPart, OpenRefusal>> {
    const targets = await this.#targets("");
    const [named] = [...targets.values()].filter(({ kind, name }) => kind === "officeDocument" && this.#names.has(keyOf(name)));
    return this.part(named?.name ?? DOCUMENT);
  }

  /** A part, or why it cannot be read: it is not there, no XML, or larger than anything. */
  async part(name: string): Promise<Result<WordPart, OpenRefusal>> {
    const bytes = await this.#read(name);
    if (!bytes) return refuse({ kind: "damaged", looksLike: "docx" });
    if (bytes.length > LARGEST_PART) return refuse({ kind: "too-much-inside", unit: "bytes", limit: LARGEST_PART });
    const read = readXml(bytes, WORD_CHOICE);
    if (!read.ok) return refuse(read.refusal.kind === "damaged" ? { kind: "damaged", looksLike: "docx" } : read.refusal);
    return accept({ ...read.value, name, targets: await this.#targets(name) });
  }

  /** Whether the file brings macros. They are never run. */
  get hasMacros(): boolean {
    return this.#archive.names.some((name) => name.toLowerCase().endsWith("vbaproject.bin"));
  }

  async #targets(part: string): Promise<ReadonlyMap<string, Target>> {
    const folder = posix.dirname(part);
    const bytes = await this.#read(posix.join(folder, "_rels", `${posix.basename(part)}.rels`));
    const read = bytes && bytes.length <= LARGEST_PART ? readXml(bytes, WORD_CHOICE) : null;
    const targets = new Map<string, Target>();
    for (const { attributes } of read?.ok ? read.value.root.children : []) {
      const [id, type, target] = [attributes.get("Id"), attributes.get("Type"), attributes.get("Target")];
      if (id === undefined || !type || !target || attributes.get("TargetMode") === "External") continue;
      targets.set(id, {
        kind: type.slice(type.lastIndexOf("/") + 1),
        name: target.startsWith("/") ? target.slice(1) : posix.join(folder, target),
      });
    }
    return targets;
  }

  async #read(name: string): Promise<Uint8Array | null> {
    const stored = this.#names.get(keyOf(name));
    if (stored === undefined) return null;
    try {
      return await this.#archive.read(stored);
    } catch {
      return null;
    }
  }
}

const keyOf = (name: string): string =>
  posix
    .normalize(name.replaceAll("\\", "/"))
    .replace(/^\.?\//u, "")
    .toLowerCase();
