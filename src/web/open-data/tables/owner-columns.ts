import type { PublishedKind } from "../../../domain/publication/published-item.ts";
import type { PublicSite } from "../../public/public-site.ts";
import { type ColumnOf, column } from "../data-table.ts";

/** Every row says whose it is: tables of several municipalities are laid together as they are. */
export function ownerColumns<Row>({ municipality: { code, name } }: Pick<PublicSite, "municipality">): ColumnOf<Row>[] {
  return [column("code", "string", () => code), column("municipality", "string", () => name)];
}

const FOLDERS = {
  plan: "plans",
  node: "nodes",
  indicator: "indicators",
  goal: "goals",
  mission: "missions",
} as const satisfies Partial<Record<PublishedKind, string>>;

type PagedKind = keyof typeof FOLDERS;

/** Where the page of a thing stands on the site, from its folder. */
function pageOf(kind: PagedKind, id: number): string {
  return `${FOLDERS[kind]}/${id}.html`;
}

/** A path of the site as people open it; null where nobody has said where the site is. */
export function absolute(address: string | null, path: string): string | null {
  if (address === null) return null;
  const folder = address.endsWith("/") ? address : `${address}/`;
  return URL.canParse(folder) ? new URL(path, folder).href : null;
}

/** Its page where the site is carried to; null where nobody has said where that is. */
export function urlColumn<Row>({ municipality: { profile } }: PublicSite, kind: PagedKind, idOf: (row: Row) => number): ColumnOf<Row> {
  return column("url", "url", (row) => absolute(profile.address, pageOf(kind, idOf(row))));
}
