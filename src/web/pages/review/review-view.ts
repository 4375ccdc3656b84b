import { addressOf } from "../../routes.ts";
import { readZoom } from "../../source/source-view.tsx";
import { readPlaces, writePlaces } from "../../source/text-pages.ts";

type Range = NonNullable<ReturnType<typeof readPlaces>>[number];

/** What of an upload's review is looked at: all of it stands in the address, so that every choice is a link. */
export interface ReviewView {
  /** JSON pointer of the chosen field; null where none is. */
  readonly field: string | null;
  /** The chosen place of the source, where it is not the field's: a line that is to be put into a field. */
  readonly at: readonly Range[];
  /** Key of the part of the draft; null for the one with the field. */
  readonly part: string | null;
  /** Page or sheet of the source, from 1; null for the one with the place. */
  readonly page: number | null;
  readonly rows: number | null;
  readonly zoom: ReturnType<typeof readZoom>;
}

/** No pointer of a reading is longer. */
const LONGEST_POINTER = 300;

/** Reads an address; null where it makes no sense for a source of that length. */
export function readView(query: URLSearchParams, length: number): ReviewView | null {
  const at = query.get("at");
  const ranges = at === null ? [] : readPlaces(at, length);
  const field = query.get("field");
  const page = readCount(query.get("page"));
  const rows = readCount(query.get("rows"));
  if (ranges === null || page === undefined || rows === undefined) return null;
  if (field !== null && (!field.startsWith("/") || field.length > LONGEST_POINTER)) return null;
  return { field, at: ranges, part: query.get("part"), page, rows, zoom: readZoom(query.get("zoom")) };
}

/** The address of a view; a choice drops what belonged to the choice before it. */
export function viewAddress(
  code: string,
  upload: number,
  view: Partial<ReviewView>,
  anchor: "place" | "chosen" | "draft" | null = "place",
): string {
  const query = {
    field: view.field,
    at: view.at && view.at.length > 0 ? writePlaces(view.at) : null,
    part: view.part,
    page: view.page,
    rows: view.rows,
    zoom: view.zoom === 100 ? null : view.zoom,
  };
  return addressOf("upload", { code, upload }, query) + (anchor === null ? "" : `#${anchor}`);
}

function readCount(text: string | null): number | null | undefined {
  if (text === null) return null;
  return /^[1-9]\d{0,5}$/u.test(text) ? Number(text) : undefined;
}
