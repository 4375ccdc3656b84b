import { createContext, type ReactNode, useContext } from "react";
import type { Source } from "./source-link.tsx";

/** A part of a reading that a page shows: where it stands in the thing that is shown, what it is called, and how its text looks. */
export interface ShownField {
  /** JSON pointer from the thing that is shown: "/actions/0/steps/1/target". */
  readonly path: string;
  readonly of: string;
  /** Null where the document says nothing. */
  readonly children: ReactNode | null;
  readonly source: Source;
}

/** How a page shows the parts of a reading, where not as a text with the link to its place. */
export type ShowField = (field: ShownField) => ReactNode;

const Context = createContext<ShowField | null>(null);

/** Lets every part of a reading beneath be shown in another way: as a field that can be selected. */
export function FieldsProvider({ show, children }: { readonly show: ShowField; readonly children: ReactNode }) {
  return <Context.Provider value={show}>{children}</Context.Provider>;
}

/** How fields are shown here; null where each is its text with the link to its place. */
export function useFields(): ShowField | null {
  return useContext(Context);
}
