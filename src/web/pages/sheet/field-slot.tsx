import { createContext, type ReactNode, useContext } from "react";

/** What stands beside a field or a part of a sheet, by its pointer; null where nothing does. */
export type BesideField = (pointer: string) => ReactNode;

const Context = createContext<BesideField>(() => null);

/** Lets something stand beside the fields of the sheet beneath: comments. */
export function FieldSlots({ beside, children }: { readonly beside: BesideField; readonly children: ReactNode }) {
  return <Context.Provider value={beside}>{children}</Context.Provider>;
}

/** Where that stands. */
export function FieldSlot({ pointer }: { readonly pointer: string }) {
  return useContext(Context)(pointer);
}
