import { LANGUAGES, sentencesIn } from "../../ui/sentences.ts";
import { PAGES, publicationAddress } from "../addresses.ts";
import type { SiteFrame } from "../frame/site-frame.ts";
import { contextOf, pathIn } from "../frame/site-page.tsx";
import { siteTitle } from "../frame/site-shell.tsx";
import type { PublicSite } from "../public-site.ts";
import { type SiteFile, textFile } from "../site-file.ts";

/** As many as a reader of feeds asks for. */
const MOST_ENTRIES = 20;

/** feed.xml (Atom), of what was published, and sitemap.xml, of every page. Both name whole addresses: they are there only where the site has one of its own. */
export function feedFiles({ publications }: PublicSite, frame: SiteFrame, addresses: readonly string[]): SiteFile[] {
  if (frame.profile.address === null) return [];
  const of = (address: string) => contextOf(frame, "ja", address).canonical ?? "";
  const t = sentencesIn("ja");
  const told = publications.filter(({ withdrawal }) => withdrawal === null).slice(0, MOST_ENTRIES);
  const entries = told.map(
    ({ number, publishedAt, note }) =>
      `<entry><id>${escaped(of(publicationAddress(number)))}</id><title>${escaped(t("site.publication.of", { number }))}</title>` +
      `<updated>${publishedAt.toISOString()}</updated><link href="${escaped(of(publicationAddress(number)))}"/><summary>${escaped(note)}</summary></entry>`,
  );
  const feed =
    `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja"><id>${escaped(of(PAGES.home))}</id>` +
    `<title>${escaped(siteTitle(frame, t))}</title><updated>${(told[0]?.publishedAt ?? new Date(0)).toISOString()}</updated>` +
    `<author><name>${escaped(frame.name ?? t("site.name"))}</name></author><link href="${escaped(of(PAGES.home))}"/>` +
    `<link rel="self" href="${escaped(new URL(PAGES.feed, `${of(PAGES.home)}`).href)}"/>${entries.join("")}</feed>\n`;
  const urls = addresses.flatMap((address) =>
    LANGUAGES.map((locale) => contextOf(frame, locale, address).canonical ?? pathIn(locale, address)),
  );
  const sitemap =
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` +
    `${urls.map((url) => `<url><loc>${escaped(url)}</loc></url>`).join("")}</urlset>\n`;
  return [textFile(PAGES.feed, feed), textFile("sitemap.xml", sitemap)];
}

const escaped = (text: string): string =>
  text
    // XML has no place for control characters.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
