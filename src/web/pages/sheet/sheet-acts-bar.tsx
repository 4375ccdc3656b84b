import type { OpenedSheet } from "./open-sheet.ts";

/** What can be done with a sheet as it stands: hand it in, return it. */
export function SheetActsBar(_: { readonly opened: OpenedSheet }) {
  return null;
}
