import type { Layout, PageLayout, Sheet } from "../../documents/layout.ts";
import { placeNamer } from "../../documents/layout.ts";
import type { Range } from "../../documents/passage.ts";
import type { Doubt, DoubtReason } from "../../documents/reading/doubts.ts";
import type { Reading } from "../../documents/reading/reading.ts";
import type { Edit } from "../../domain/draft/edit.ts";
import type { Connection } from "../../store/database.ts";
import { findStoredDraft, listEdits } from "../../store/draft-store.ts";
import { findMunicipality, type Municipality } from "../../store/municipality-store.ts";
import type { DraftCounts } from "../../store/schema.ts";
import { findLayoutPart, findSourceText, listLayoutParts } from "../../store/source-file-store.ts";
import { findUpload, type Upload } from "../../store/upload-store.ts";
import { isSameName } from "../import/choose-municipality.ts";
import { applyEdits } from "./apply-edits.ts";
import type { EditedDraft, ReadDraft } from "./edited-draft.ts";

/** 下書き: an upload with what it was read as, and what people changed of it. */
export interface UploadDraft extends Upload {
  /** The document's text, to whose offsets the places point. Its sheets and pages: listLayoutParts and findLayoutPart of the store. */
  readonly text: string;
  readonly layout: Layout["kind"];
  /** As it was read. */
  readonly read: Reading;
  /** As it is now. Excluded parts are in it still. */
  readonly reading: Reading;
  readonly places: EditedDraft["places"];
  readonly doubts: readonly Doubt[];
  /** What no field has, in the order of the text. */
  readonly unplaced: readonly { readonly text: string; readonly where: string; readonly range: Range }[];
  /** All of them, those that were taken back too. */
  readonly edits: readonly Edit[];
  readonly excluded: EditedDraft["excluded"];
  readonly links: EditedDraft["links"];
  readonly matches: EditedDraft["matches"];
  readonly made: EditedDraft["made"];
  readonly replaced: EditedDraft["replaced"];
}

/** The draft of an upload; null where there is no such upload, or it was not read yet. */
export async function findUploadDraft(db: Connection, municipality: string, id: number): Promise<UploadDraft | null> {
  const upload = await findUpload(db, municipality, id);
  const loaded = upload && (await loadDraft(db, municipality, upload));
  if (!upload || !loaded) return null;
  const { reading, unplacedRanges, ...edited } = loaded.edited;
  return {
    ...upload,
    text: loaded.read.text,
    layout: loaded.layout,
    read: loaded.read.reading,
    reading,
    unplaced: reading.unplaced.flatMap((entry, i) => {
      const range = unplacedRanges[i];
      return range ? [{ ...entry, range }] : [];
    }),
    edits: loaded.edits,
    ...edited,
  };
}

export interface LoadedDraft {
  /** It names no places. */
  readonly read: ReadDraft;
  readonly layout: Layout["kind"];
  readonly oddities: readonly { readonly kind: string; readonly count: number; readonly at: number }[];
  readonly edits: readonly Edit[];
  readonly edited: EditedDraft;
}

/** Everything that an edit needs, and what the edits that were made come to. */
export async function loadDraft(db: Connection, municipality: string, upload: Upload): Promise<LoadedDraft | null> {
  const stored = await findStoredDraft(db, municipality, upload.id);
  const source = await findSourceText(db, municipality, upload.sha256);
  const owner = await findMunicipality(db, municipality);
  if (!stored || !source || !owner) return null;
  const { reading, places, unplacedRanges } = stored;
  let needsNames = false;
  const read: ReadDraft = {
    reading,
    places,
    unplacedRanges,
    doubts: [...doubtMunicipality(reading, owner), ...stored.doubts.map((doubt) => ({ ...doubt, reason: doubt.reason as DoubtReason }))],
    text: source.text,
    nameOf: () => {
      needsNames = true;
      return () => "";
    },
  };
  const edits = await listEdits(db, municipality, upload.id);
  let edited = applyEdits(read, edits);
  // Only text that edits freed is named anew. The sheets of a workbook are large: who needs none of their names does not load them.
  if (needsNames) {
    const layout = await findLayout(db, municipality, upload.sha256, source.layout);
    edited = applyEdits({ ...read, nameOf: () => placeNamer(layout, source.text) }, edits);
  }
  if (!edited.ok) throw new Error(`edit ${edited.refusal.number} of upload ${upload.id} does not hold: ${edited.refusal.kind}`);
  return { read, layout: source.layout, oddities: source.oddities, edits, edited: edited.value };
}

/** A document that names another municipality than the one whose upload it is. Confirmed, or with the name put right, it is no longer doubtful. */
function doubtMunicipality({ municipality }: Reading, { name }: Municipality): Doubt[] {
  if (municipality === null || name === null || isSameName(name, municipality)) return [];
  return [{ pointer: "/municipality", sureness: "doubtful", reason: ANOTHER_MUNICIPALITY, facts: { named: municipality, here: name } }];
}

export const ANOTHER_MUNICIPALITY = "another-municipality" satisfies DoubtReason;

/** Where the text stands in its file, with all sheets or pages. */
async function findLayout(db: Connection, municipality: string, sha256: string, kind: Layout["kind"]): Promise<Layout> {
  if (kind === "lines") return { kind };
  const parts = await listLayoutParts(db, municipality, sha256);
  // Of a page its stretch of the text is enough to name a place.
  if (kind === "pages") return { kind, pages: parts.map(({ range }): PageLayout => ({ width: 0, height: 0, range, runs: [], rules: [] })) };
  const sheets: Sheet[] = [];
  for (const { number } of parts) {
    const part = await findLayoutPart(db, municipality, sha256, number);
    if (part) sheets.push(part.layout as Sheet);
  }
  return { kind, sheets };
}

/** How much a draft holds, of what is to be accepted. */
export function countDraft({ reading, doubts, excluded }: Pick<EditedDraft, "reading" | "doubts" | "excluded">): DraftCounts {
  const { plan, goals, missions, unplaced } = reading;
  const count = (parts: readonly unknown[], pointer: string) => parts.filter((_, i) => !excluded.has(`${pointer}/${i}`)).length;
  const kept = excluded.has("/plan") ? null : plan;
  return {
    doubts: doubts.length,
    unplaced: unplaced.length,
    goals: count(goals, "/goals"),
    missions: count(missions, "/missions"),
    nodes: count(kept?.nodes ?? [], "/plan/nodes"),
    indicators: count(kept?.indicators ?? [], "/plan/indicators"),
  };
}
