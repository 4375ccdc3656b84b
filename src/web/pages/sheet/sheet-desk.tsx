import { createContext, type ReactNode, useContext } from "react";
import type { PhaseName } from "../../../domain/cycle/phase.ts";
import type { Form, FormField, FormFieldName } from "../../../domain/form/form.ts";
import type { SheetBody } from "../../../domain/sheet/sheet-body.ts";
import type { ChoosableNode } from "../../../store/node-choice-store.ts";
import type { Fault } from "./posted-fields.ts";

/** A search for the node of a plan that a placement means. */
export interface NodeSearch {
  /** Of the placement: /placements/p1. */
  readonly pointer: string;
  readonly words: string;
  readonly found: readonly ChoosableNode[];
}

/** What every part of the form of a sheet may ask about it. */
export interface SheetDesk {
  readonly form: Form;
  /** Those whose fields are written now. */
  readonly phases: readonly PhaseName[];
  readonly written: ReadonlySet<FormFieldName>;
  readonly fiscalYear: number;
  readonly body: SheetBody;
  readonly faults: readonly Fault[];
  /** What was posted before, where the form is shown again; null where it is shown for the first time. */
  readonly posted: URLSearchParams | null;
  readonly nodes: ReadonlyMap<number, ChoosableNode>;
  readonly search: NodeSearch | null;
}

const Context = createContext<SheetDesk | null>(null);

export function SheetDeskProvider({ desk, children }: { readonly desk: SheetDesk; readonly children: ReactNode }) {
  return <Context.Provider value={desk}>{children}</Context.Provider>;
}

export function useSheetDesk(): SheetDesk {
  const desk = useContext(Context);
  if (!desk) throw new Error("A part of the form of a sheet is rendered outside of it");
  return desk;
}

/** A field of the form; null where the form does not have it. */
export function fieldOf(form: Form, name: FormFieldName): FormField | null {
  return form.fields.find(({ field }) => field === name) ?? null;
}

/** The id of the element of a field or a part: what leads to it names it so. */
export const idOf = (pointer: string): string => `f${pointer.replaceAll("/", "-")}`;
