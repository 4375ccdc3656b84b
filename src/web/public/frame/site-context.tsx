import { createContext, type ReactNode, useContext } from "react";
import type { SiteFrame } from "./site-frame.ts";

/** What every part of a page of the site may ask about where it stands. */
export interface SiteContext {
  readonly frame: SiteFrame;
  /** True on a page that tells what was. */
  readonly isArchive: boolean;
  /** A page of the site in the language of this one, by its address: ../nodes/12.html. */
  to(address: string): string;
  /** A file that all languages share: ../../assets/icon.svg. */
  file(path: string): string;
  /** The same page in the other language. */
  readonly otherLanguage: string;
  /** Where the page is carried to: https://www.city.example.lg.jp/plan/nodes/12.html; null where nobody said it. */
  readonly canonical: string | null;
}

const Context = createContext<SiteContext | null>(null);

export function SiteProvider({ value, children }: { readonly value: SiteContext; readonly children: ReactNode }) {
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useSite(): SiteContext {
  const site = useContext(Context);
  if (!site) throw new Error("A part of a page of the public site is rendered outside of one");
  return site;
}
