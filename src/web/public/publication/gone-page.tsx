import { titleOfItem } from "../../../domain/publication/item-title.ts";
import type { PublishedItem } from "../../../domain/publication/published-item.ts";
import { textKey } from "../../../domain/wording/text-key.ts";
import { formatDay } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import type { Sentences } from "../../ui/sentences.ts";
import { Words } from "../../ui/words.tsx";
import { addressFor, type PagedKind, publicationAddress } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import type { LinkedSite } from "../linked-site.ts";
import type { Edition } from "./edition.ts";
import type { History } from "./history.ts";

/** Stands where something was told that is not told any more. */
export interface GonePage {
  readonly kind: PagedKind;
  /** Null where it had none of its own. */
  readonly title: string | null;
  readonly since: Edition;
  readonly last: Edition;
  /** As it was last told. */
  readonly lastAddress: string;
  /** What has come in its place. */
  readonly successor: { readonly kind: PagedKind; readonly id: number; readonly title: string | null } | null;
}

export function gonePageOf(site: LinkedSite, { last, since }: History["gone"][number], history: History): GonePage {
  const { kind, id, to, page } = last;
  const address = history.addressAt(to.number, kind, id);
  const successor = successorOf(site, page.item);
  return {
    ...{ kind, title: titleOfItem(page.item), since, last: to },
    lastAddress: address ?? publicationAddress(to.number),
    successor: successor === null ? null : { kind, id: successor.id, title: titleOfItem(successor) },
  };
}

function successorOf(site: LinkedSite, item: PublishedItem): PublishedItem | null {
  switch (item.kind) {
    case "plan":
      return site.plans.find(({ predecessor }) => predecessor === item.id) ?? null;
    case "node": {
      const plans = [item.plan, ...site.plans.flatMap(({ id, predecessor }) => (predecessor === item.plan ? [id] : []))];
      return plans.flatMap((plan) => site.nodesOf(plan)).find(({ title }) => textKey(title) === textKey(item.title)) ?? null;
    }
    case "indicator":
      return site.indicators.find(({ name }) => textKey(name) === textKey(item.name)) ?? null;
    case "goal":
      return site.continuedBy(item.id);
    case "unit":
      return site.find("unit", item.successors[0]?.to ?? null);
    default:
      return null;
  }
}

const titleOf = ({ title, kind }: GonePage, t: Sentences): string => title ?? t(`kind.${kind}`);

export const goneKind: PageKind<GonePage> = {
  shell: "page",
  head: (data, { t }) => ({ title: titleOf(data, t), description: t("site.gone.title"), crumbs: [] }),
  isListed: false,
  Body: ({ data }) => <Gone data={data} />,
};

/** The same, in a page of somebody else. */
export const embeddedGoneKind: PageKind<GonePage> = { ...goneKind, shell: "embed" };

function Gone({ data }: { readonly data: GonePage }) {
  const { t, locale } = usePage();
  const { to } = useSite();
  const { kind, since, last, lastAddress, successor } = data;
  return (
    <>
      <PageHead eyebrow={t("site.gone.title")} title={<Words>{titleOf(data, t)}</Words>}>
        <p className="lead">{t("site.gone.since", { number: since.number, day: formatDay(new Date(since.publishedAt), locale) })}</p>
      </PageHead>
      <ul className="items">
        {successor === null ? null : (
          <li>
            {t("site.gone.successor")}{" "}
            <a href={to(addressFor(successor.kind, successor.id))}>
              <Words>{successor.title ?? t(`kind.${kind}`)}</Words>
            </a>
          </li>
        )}
        <li>
          <a href={to(lastAddress)}>{t("site.gone.last", { number: last.number, day: formatDay(new Date(last.publishedAt), locale) })}</a>
        </li>
      </ul>
    </>
  );
}
