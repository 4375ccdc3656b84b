import type { ChangedRule } from "../../../use-cases/indicator/rule-table.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { differencesOfRules, type RuleWords } from "./rule-words.ts";

/** What a file would change: of each indicator the fields that come to say something else, before and after. */
export function ChangedRules({
  changes,
  names,
  words,
}: {
  readonly changes: readonly ChangedRule[];
  /** Of the indicators, by id. */
  readonly names: ReadonlyMap<number, string>;
  readonly words: RuleWords;
}) {
  const { t } = usePage();
  const rows = changes.flatMap(({ indicatorId, before, after }) =>
    differencesOfRules(before, after, words).map((difference) => ({ ...difference, indicatorId })),
  );
  const said = (text: string) => <Words>{text === "" ? t("rule.difference.none") : text}</Words>;
  return (
    <Table
      caption={t("csv.rules.changes")}
      rows={rows}
      rowKey={({ indicatorId, name }) => `${indicatorId} ${name}`}
      columns={[
        { key: "indicator", head: t("indicator.name"), cell: ({ indicatorId }) => <Words>{names.get(indicatorId) ?? ""}</Words> },
        { key: "field", head: t("rule.difference.field"), cell: ({ name }) => name },
        { key: "before", head: t("rule.difference.before"), cell: ({ before }) => said(before) },
        { key: "after", head: t("rule.difference.after"), cell: ({ after }) => <b>{said(after)}</b> },
      ]}
    />
  );
}
