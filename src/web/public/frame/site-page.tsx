import { edition } from "virtual:edition";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { canonicalJson } from "../../../domain/publication/canonical-json.ts";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import { PageProvider } from "../../ui/page-context.tsx";
import { ReadingsProvider, type WordReading } from "../../ui/readings.tsx";
import { LANGUAGES, type Locale, type Sentences, sentencesIn } from "../../ui/sentences.ts";
import { type SiteFile, sumOf } from "../site-file.ts";
import { type SiteContext, SiteProvider } from "./site-context.tsx";
import type { SiteFrame } from "./site-frame.ts";
import type { SiteHead } from "./site-head.ts";
import { EmbedShell, SiteShell } from "./site-shell.tsx";

export interface HeadWords {
  readonly t: Sentences;
  readonly locale: Locale;
  readonly site: SiteContext;
}

/** A kind of page: made of data, and of nothing else. */
export interface PageKind<Data> {
  readonly head: (data: Data, words: HeadWords) => SiteHead;
  readonly Body: (props: { readonly data: Data }) => ReactNode;
  /** page: with the head, the navigation and the foot of the site. embed: to stand in a page of somebody else. */
  readonly shell: "page" | "embed";
  /** False of what tells what was: search engines are to list what is. Nor do they list what stands in pages of somebody else. */
  readonly isListed?: boolean;
}

/** A page with its data, whatever its kind. */
export interface SitePage {
  /** Without the language. */
  readonly address: string;
  /** To be found by search engines. */
  readonly isListed: boolean;
  readonly data: unknown;
  readonly render: (words: HeadWords) => ReactNode;
}

export function sitePage<Data>({ head, Body, shell, isListed: listed = true }: PageKind<Data>, address: string, data: Data): SitePage {
  const Shell = shell === "embed" ? EmbedShell : SiteShell;
  const isListed = listed && shell === "page";
  return {
    ...{ address, isListed, data },
    render: (words) => (
      <Shell head={head(data, words)} address={address} isListed={isListed}>
        <Body data={data} />
      </Shell>
    ),
  };
}

interface Surroundings {
  readonly frame: SiteFrame;
  readonly terms: readonly PublishedOf<"term">[];
}

/** The files of a page: one a language. */
export function filesOf(page: SitePage, { frame, terms }: Surroundings): SiteFile[] {
  const { address, data, render } = page;
  const json = canonicalJson(data ?? null);
  const readings = readingsIn(json, frame, terms);
  const made = canonicalJson({ frame, readings, edition });
  return LANGUAGES.map((locale): SiteFile => {
    const path = pathIn(locale, address);
    return {
      path,
      sum: sumOf(`${path}\n${made}\n${json}`),
      make: () => {
        const t = sentencesIn(locale);
        const site = contextOf(frame, locale, address);
        const html = renderToStaticMarkup(
          <PageProvider value={{ locale, t, code: null, person: null }}>
            <SiteProvider value={site}>
              <ReadingsProvider readings={readings}>{render({ t, locale, site })}</ReadingsProvider>
            </SiteProvider>
          </PageProvider>,
        );
        return `<!doctype html>\n${html}\n`;
      },
    };
  });
}

export const pathIn = (locale: Locale, address: string): string => (locale === "ja" ? address : `${locale}/${address}`);

/** The words of a page that have a reading, and the municipality's name. */
function readingsIn(json: string, { name, profile }: SiteFrame, terms: readonly PublishedOf<"term">[]): WordReading[] {
  const written = (word: string) => JSON.stringify(word).slice(1, -1);
  const explained = terms.flatMap(({ term, reading }) => (reading === null ? [] : [{ word: term, reading }]));
  return [
    ...(name === null || profile.nameReading === null ? [] : [{ word: name, reading: profile.nameReading }]),
    ...explained.filter(({ word }) => word !== "" && word !== name && json.includes(written(word))),
  ];
}

export function contextOf(frame: SiteFrame, locale: Locale, address: string): SiteContext {
  const { address: carried } = frame.profile;
  const other: Locale = locale === "ja" ? "en" : "ja";
  const above = "../".repeat(address.split("/").length - 1);
  // It is given out under any address: what it names must not depend on where it stands.
  const whole = address === NOT_FOUND && carried !== null ? absolute(new URL(carried).pathname, "") : null;
  const root = whole ?? (locale === "ja" ? above : `${above}../`);
  const up = whole === null ? above : `${whole}${pathIn(locale, "")}`;
  return {
    frame,
    isArchive: /^publications\/\d+\//u.test(address),
    to: (target) => `${up}${target}`,
    file: (path) => `${root}${path}`,
    otherLanguage: `${root}${pathIn(other, address)}`,
    canonical: carried === null ? null : absolute(carried, pathIn(locale, address)),
  };
}

/** Given out where there is nothing under an address. */
export const NOT_FOUND = "404.html";

/** Without the name of the file that a server gives out for a folder. */
function absolute(carried: string, path: string): string {
  const base = carried.endsWith("/") ? carried : `${carried}/`;
  return `${base}${path.replace(/(^|\/)index\.html$/u, "$1")}`;
}
