import { formatDay } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Notice } from "../../ui/parts.tsx";
import { addressFor, archivedAddress, PAGES, type PagedKind, publicationAddress } from "../addresses.ts";
import { SiteProvider, useSite } from "../frame/site-context.tsx";
import type { SiteHead } from "../frame/site-head.ts";
import type { HeadWords, PageKind, SitePage } from "../frame/site-page.tsx";
import { SiteShell } from "../frame/site-shell.tsx";
import type { Edition } from "./edition.ts";

interface Thing {
  readonly kind: PagedKind;
  readonly id: number;
}

/** Which publications told a page so. */
export interface Telling {
  readonly from: Edition;
  readonly to: Edition;
  /** Where what the page leads to is read as the last of them told it: by its address, where that tells something else now. */
  readonly links: Readonly<Record<string, string>>;
}

/** A page as it was told before, under a banner that says when that was. */
export function archivedPage<Data>({ head, Body }: PageKind<Data>, thing: Thing, data: Data, telling: Telling): SitePage {
  const { from, links } = telling;
  const address = archivedAddress(from.number, thing.kind, thing.id);
  const headOf = (words: HeadWords): SiteHead => ({
    ...head(data, words),
    linkedData: null,
    crumbs: [
      { title: words.t("site.nav.publications"), to: PAGES.publications },
      { title: words.t("site.publication.of", { number: from.number }), to: publicationAddress(from.number) },
    ],
  });
  return {
    ...{ address, isListed: false, data: { page: data, ...telling } },
    render: (words) => {
      const { site } = words;
      return (
        <SiteShell head={headOf(words)} address={address} isListed={false}>
          <Banner thing={thing} telling={telling} />
          <SiteProvider value={{ ...site, to: (target) => site.to(links[target] ?? target) }}>
            <Body data={data} />
          </SiteProvider>
        </SiteShell>
      );
    },
  };
}

function Banner({ thing: { kind, id }, telling: { from, to: until } }: { readonly thing: Thing; readonly telling: Telling }) {
  const { t, locale } = usePage();
  const { to } = useSite();
  const day = ({ publishedAt }: Edition) => formatDay(new Date(publishedAt), locale);
  return (
    <Notice attention>
      <p>
        <strong>
          {from.number === until.number
            ? t("site.archived.in", { number: from.number, day: day(from) })
            : t("site.archived.from", { number: from.number, day: day(from), until: until.number, untilDay: day(until) })}
        </strong>
      </p>
      <p>{t("site.archived.links", { number: until.number })}</p>
      <p>
        <a href={to(addressFor(kind, id))}>{t("site.archived.toNow")}</a>
      </p>
    </Notice>
  );
}
