import { createContext, type ReactNode, useContext } from "react";
import type { Person } from "../../domain/access/person.ts";
import type { Locale, Sentences } from "./sentences.ts";

/** What every part of a page may ask about the page that it stands on. */
export interface PageContext {
  readonly locale: Locale;
  readonly t: Sentences;
  /** The municipality's code in addresses, or null on pages that belong to none. */
  readonly code: string | null;
  /** Who is signed in; null where nobody is. */
  readonly person: Person | null;
}

const Context = createContext<PageContext | null>(null);

export function PageProvider({ value, children }: { readonly value: PageContext; readonly children: ReactNode }) {
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** What every part of a page for staff may ask besides. */
interface StaffPageContext extends PageContext {
  readonly code: string;
  readonly person: Person;
}

export function usePage(): PageContext {
  const page = useContext(Context);
  if (!page) throw new Error("A part of a page is rendered outside of a page");
  return page;
}

export function useStaffPage(): StaffPageContext {
  const page = usePage();
  const { code, person } = page;
  if (code === null || person === null) throw new Error("A part of a page for staff is rendered for nobody");
  return { ...page, code, person };
}
