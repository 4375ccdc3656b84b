import { formatDay } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Notice } from "../../ui/parts.tsx";
import { addressFor, archivedAddress, PAGES, publicationAddress } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { HeadWords, PageKind, SiteHead, SitePage } from "../frame/site-page.tsx";
import { SiteShell } from "../frame/site-shell.tsx";
import type { Edition, Version } from "./history.ts";

/** A page as it was told before, under a banner that says when that was. */
export function archivedPage<Data>({ head, Body }: PageKind<Data>, { kind, id, from, to }: Version, data: Data): SitePage {
  const address = archivedAddress(from.number, kind, id);
  const headOf = (words: HeadWords): SiteHead => ({
    ...head(data, words),
    linkedData: null,
    crumbs: [
      { title: words.t("site.nav.publications"), to: PAGES.publications },
      { title: words.t("site.publication.of", { number: from.number }), to: publicationAddress(from.number) },
    ],
  });
  return {
    ...{ address, isListed: false, data: { page: data, from, to } },
    render: (words) => (
      <SiteShell head={headOf(words)} address={address} isListed={false}>
        <Banner {...{ kind, id, from, until: to }} />
        <Body data={data} />
      </SiteShell>
    ),
  };
}

function Banner({ kind, id, from, until }: Pick<Version, "kind" | "id" | "from"> & { readonly until: Edition }) {
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
      <p>
        <a href={to(addressFor(kind, id))}>{t("site.archived.toNow")}</a>
      </p>
    </Notice>
  );
}
