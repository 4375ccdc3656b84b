import type { ItemChange } from "../../domain/publication/compare-publications.ts";
import { PUBLISHED_KINDS, type PublishedKind } from "../../domain/publication/published-item.ts";
import { type ChangedField, changedFields } from "./changed-fields.ts";
import { itemTitle, kindName } from "./item-words.ts";
import { formatNumber } from "./numbers.ts";
import { usePage } from "./page-context.tsx";
import { Badge } from "./parts.tsx";
import type { ItemWords } from "./said-fields.ts";
import { Table } from "./table.tsx";
import { Words } from "./words.tsx";

/** So many things of a kind are listed, and so many fields of all of them are shown; of more, the page says how many. */
const MOST_TITLES = 200;
const MOST_FIELDS = 1_000;
/** Of so few things what changed of them stands open. */
const FEW = 12;

const CHANGES = ["added", "changed", "removed"] as const;

/** How many things of each kind are new, not as they were, or told no more. Narrow enough to stay a table on a phone. */
export function ChangeCounts({ changes }: { readonly changes: readonly ItemChange[] }) {
  const { t } = usePage();
  const count = (kind: PublishedKind, change: ItemChange["change"]) =>
    changes.filter((one) => one.kind === kind && one.change === change).length;
  return (
    <table className="table change-counts">
      <caption>{t("change.counts")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("change.what")}</th>
          {CHANGES.map((change) => (
            <th scope="col" className="figure" key={change}>
              {t(`change.${change}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kindsOf(changes).map((kind) => (
          <tr key={kind}>
            <th scope="row">{kindName(kind, t)}</th>
            {CHANGES.map((change) => (
              <td className="figure" key={change}>
                {formatNumber(count(kind, change))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What changed, kind by kind and thing by thing: of what changed every field, of what is new or told no more its name. `hrefOf` leads to a thing where there is a page of it. */
export function ItemChanges({
  changes,
  words,
  hrefOf,
}: {
  readonly changes: readonly ItemChange[];
  readonly words: ItemWords;
  readonly hrefOf: (change: ItemChange) => string | null;
}) {
  const { t } = usePage();
  const isFew = changes.filter(({ change }) => change === "changed").length <= FEW;
  let left = MOST_FIELDS;
  return kindsOf(changes).map((kind) => {
    const ofKind = CHANGES.flatMap((change) => changes.filter((one) => one.kind === kind && one.change === change));
    const shown = ofKind.slice(0, MOST_TITLES).map((change) => {
      const fields = change.change === "changed" && left > 0 ? changedFields(change, words) : [];
      left -= fields.length;
      return { change, fields };
    });
    return (
      <section className="kind-changes" key={kind}>
        <h3>
          {kindName(kind, t)} <span className="quiet">{formatNumber(ofKind.length)}</span>
        </h3>
        <ul className="item-changes">
          {shown.map(({ change, fields }) => (
            <li key={change.id}>
              <OneChange {...{ change, fields, words, isOpen: isFew, href: hrefOf(change), isCut: left <= 0 && fields.length === 0 }} />
            </li>
          ))}
        </ul>
        {ofKind.length > MOST_TITLES ? <p className="quiet">{t("change.more", { count: ofKind.length - MOST_TITLES })}</p> : null}
      </section>
    );
  });
}

function OneChange({
  change,
  fields,
  words,
  isOpen,
  isCut,
  href,
}: {
  readonly change: ItemChange;
  readonly fields: readonly ChangedField[];
  readonly words: ItemWords;
  readonly isOpen: boolean;
  /** What changed is not shown: there is too much of it. */
  readonly isCut: boolean;
  readonly href: string | null;
}) {
  const { t, locale } = usePage();
  const title = itemTitle(change.item, words.t, locale);
  const name = (
    <>
      <Badge strong={change.change !== "changed"}>{t(`change.${change.change}`)}</Badge> <Words>{title}</Words>
    </>
  );
  const link = href === null ? name : <a href={href}>{name}</a>;
  if (change.change !== "changed" || isCut) return <p>{link}</p>;
  return (
    <details open={isOpen}>
      <summary>
        {name} <span className="quiet">{t("change.fields", { count: fields.length })}</span>
      </summary>
      {href === null ? null : (
        <p>
          <a href={href}>{t("change.open", { title })}</a>
        </p>
      )}
      {fields.length === 0 ? <p className="quiet">{t("change.machine")}</p> : <ChangedFields caption={title} fields={fields} />}
    </details>
  );
}

/** Every field that is not as it was: before and after. */
function ChangedFields({ caption, fields }: { readonly caption: string; readonly fields: readonly ChangedField[] }) {
  const { t } = usePage();
  return (
    <Table
      caption={<Words>{caption}</Words>}
      captionHidden
      rows={fields}
      rowKey={({ key }) => key}
      columns={[
        { key: "field", head: t("change.field"), cell: ({ name }) => <Words>{name}</Words> },
        { key: "before", head: t("change.before"), cell: ({ before }) => <Said text={before} /> },
        { key: "after", head: t("change.after"), cell: ({ after }) => <Said text={after} /> },
      ]}
    />
  );
}

function Said({ text }: { readonly text: string | null }) {
  const { t } = usePage();
  return text === null ? (
    <span className="nothing">{t("change.none")}</span>
  ) : (
    <span className="text-said">
      <Words>{text}</Words>
    </span>
  );
}

const kindsOf = (changes: readonly ItemChange[]): PublishedKind[] =>
  PUBLISHED_KINDS.filter((kind) => changes.some((one) => one.kind === kind));
