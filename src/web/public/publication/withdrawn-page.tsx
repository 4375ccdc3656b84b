import type { NumberedPublication } from "../../../domain/publication/publication.ts";
import { formatDay } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { PAGES, publicationAddress } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import type { Edition } from "./edition.ts";

/** A publication that was withdrawn: when, and why. */
export interface Withdrawal extends Edition {
  /** ISO. */
  readonly withdrawnAt: string;
  readonly reason: string;
}

export function withdrawalOf({ number, publishedAt, withdrawal }: NumberedPublication): Withdrawal[] {
  if (withdrawal === null) return [];
  return [{ number, publishedAt: publishedAt.toISOString(), withdrawnAt: withdrawal.at.toISOString(), reason: withdrawal.reason }];
}

/** Stands where something was told that was withdrawn, and that nothing else tells of. It does not say what it was. */
export const withdrawnKind: PageKind<Withdrawal> = {
  shell: "page",
  head: (_, { t }) => ({ title: t("site.withdrawn.title"), description: null, crumbs: [] }),
  isListed: false,
  Body: Withdrawn,
};

/** The same, in a page of somebody else. */
export const embeddedWithdrawnKind: PageKind<Withdrawal> = { ...withdrawnKind, shell: "embed" };

function Withdrawn({ data }: { readonly data: Withdrawal }) {
  const { t } = usePage();
  return (
    <>
      <PageHead title={t("site.withdrawn.title")}>
        <p className="lead">{t("site.withdrawn.lead")}</p>
      </PageHead>
      <WithdrawnOne withdrawal={data} />
    </>
  );
}

function WithdrawnOne({ withdrawal: { number, withdrawnAt, reason } }: { readonly withdrawal: Withdrawal }) {
  const { t, locale } = usePage();
  const { to } = useSite();
  return (
    <Notice attention>
      <p>
        <strong>
          <a href={to(publicationAddress(number))}>
            {t("publicSite.withdrawn.one", { number, day: formatDay(new Date(withdrawnAt), locale) })}
          </a>
        </strong>
      </p>
      <p>
        <Words>{reason}</Words>
      </p>
    </Notice>
  );
}

/** The first page of a municipality that has withdrawn all it published, and every other page that it had. */
export const allWithdrawnKind: PageKind<readonly Withdrawal[]> = {
  shell: "page",
  head: (_, { t }) => ({ title: t("publicSite.withdrawn"), description: t("publicSite.withdrawn.explanation"), crumbs: [] }),
  isListed: false,
  Body: AllWithdrawn,
};

function AllWithdrawn({ data }: { readonly data: readonly Withdrawal[] }) {
  const { t } = usePage();
  const { to } = useSite();
  return (
    <>
      <PageHead title={t("publicSite.withdrawn")}>
        <p className="lead">{t("publicSite.withdrawn.explanation")}</p>
      </PageHead>
      {data.map((one) => (
        <WithdrawnOne key={one.number} withdrawal={one} />
      ))}
      <ul className="actions-line after">
        <li>
          <a href={to(PAGES.publications)}>{t("site.nav.publications")}</a>
        </li>
        <li>
          <a href={to(PAGES.contact)}>{t("site.contact.title")}</a>
        </li>
      </ul>
    </>
  );
}
