import type { PublishedItem } from "../../../domain/publication/published-item.ts";
import type { OpenInYear } from "../../../use-cases/publication/list-open-sheets.ts";
import type { PartChoice } from "../../../use-cases/publication/prepare-publication.ts";
import { addressOf } from "../../routes.ts";
import { useStaffPage } from "../../ui/page-context.tsx";
import { Notice } from "../../ui/parts.tsx";
import { OpenSheets } from "./open-sheets.tsx";
import type { PartOptions } from "./part-options.ts";

/** What planning should know before they publish: nothing of it holds the publication up. */
export function PublishWarnings({
  options,
  choices,
  open,
  items,
}: {
  readonly options: PartOptions;
  readonly choices: readonly PartChoice[];
  readonly open: readonly OpenInYear[];
  readonly items: readonly PublishedItem[];
}) {
  const { t, code } = useStaffPage();
  const hasGoals = choices.some(({ take, part }) => take === "renew" && part.kind === "year");
  const preliminary = items.filter(
    (item) => item.kind === "indicator" && item.actuals.some(({ status }) => status === "preliminary"),
  ).length;
  const plain = items.filter((item) => (item.kind === "plan" || item.kind === "node") && item.summary === null).length;
  const bare = nodesWithoutGoals(items);
  const contact = items.find((item) => item.kind === "municipality")?.profile.contact;
  const isSilent = contact !== undefined && Object.values(contact).every((one) => one === null);
  const said = [
    hasGoals && options.undated > 0
      ? { text: t("publish.warning.undated", { count: options.undated }), href: addressOf("goals", { code }) }
      : null,
    bare > 0 ? { text: t("publish.warning.bare", { count: bare }), href: addressOf("progressList", { code, list: "nodes" }) } : null,
    preliminary > 0 ? { text: t("publish.warning.preliminary", { count: preliminary }), href: addressOf("values", { code }) } : null,
    plain > 0 ? { text: t("publish.warning.plain", { count: plain }), href: addressOf("publicWords", { code }) } : null,
    isSilent ? { text: t("publish.warning.contact"), href: addressOf("publicProfile", { code }) } : null,
  ].filter((one) => one !== null);
  const unready = open.filter(({ sheets, ahead }) => sheets.length > 0 || ahead !== null);
  if (said.length + unready.length === 0) return null;
  return (
    <Notice attention>
      <p>{t("publish.warnings")}</p>
      <ul className="items">
        {unready.map((one) => (
          <OpenSheets key={one.part.year} {...one} />
        ))}
        {said.map(({ text, href }) => (
          <li key={text}>
            {text} <a href={href}>{t("publish.warning.look")}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** How many nodes at the ends of the plans' trees no goal of the publication is placed in. Nothing where it tells of no goal. */
function nodesWithoutGoals(items: readonly PublishedItem[]): number {
  const placed = new Set(items.flatMap((item) => (item.kind === "goal" ? item.nodes : [])));
  if (placed.size === 0) return 0;
  const parents = new Set(items.flatMap((item) => (item.kind === "node" ? [item.parent] : [])));
  const plans = new Set(items.flatMap((item) => (item.kind === "node" && placed.has(item.id) ? [item.plan] : [])));
  return items.filter((item) => item.kind === "node" && plans.has(item.plan) && !parents.has(item.id) && !placed.has(item.id)).length;
}
