import { createContext, type ReactNode, useContext } from "react";
import type { Locale, Sentences } from "./sentences.ts";

/** What every part of a page may ask about the page that it stands on. */
export interface PageContext {
  readonly locale: Locale;
  readonly t: Sentences;
  /** The municipality's code in addresses, or null on pages that belong to none. */
  readonly code: string | null;
  /** True where the visitor is staff. */
  readonly staff: boolean;
}

const Context = createContext<PageContext | null>(null);

export function PageProvider({ value, children }: { readonly value: PageContext; readonly children: ReactNode }) {
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function usePage(): PageContext {
  const page = useContext(Context);
  if (!page) throw new Error("A part of a page is rendered outside of a page");
  return page;
}
