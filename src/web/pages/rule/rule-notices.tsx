import type { TargetFinding } from "../../../domain/progress/target-findings.ts";
import type { KeptRule, RuleRevision } from "../../../store/indicator-rule-store.ts";
import { formatMoment } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { findingSaid } from "../../ui/progress-said.ts";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { differencesOfRules, type RuleWords } from "./rule-words.ts";

/** What of an indicator's targets somebody should look at, of the whole or of a part. */
export interface FoundOf {
  readonly part: string | null;
  readonly findings: readonly TargetFinding[];
}

export function Findings({ found }: { readonly found: readonly FoundOf[] }) {
  const { t, locale } = usePage();
  const said = found.flatMap(({ part, findings }) =>
    findings.map((finding) => (part === null ? "" : t("rule.finding.ofPart", { part })) + findingSaid(finding, t, locale)),
  );
  if (said.length === 0) return null;
  return (
    <Notice attention>
      <p>{t("rule.findings")}</p>
      <ul>
        {said.map((one) => (
          <li key={one}>
            <Words>{one}</Words>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Somebody else changed the rule in the meantime: what they changed; what was typed stays in the form. */
export function StaleRule({
  before,
  latest,
  words,
}: {
  readonly before: Parameters<typeof differencesOfRules>[0];
  readonly latest: KeptRule;
  readonly words: RuleWords;
}) {
  const { t } = usePage();
  return (
    <Notice attention>
      <p>{t("rule.stale")}</p>
      <Table
        caption={t("rule.stale.changes")}
        rows={differencesOfRules(before, latest, words)}
        rowKey={({ name }) => name}
        columns={[
          { key: "name", head: t("rule.difference.field"), cell: ({ name }) => name },
          {
            key: "before",
            head: t("rule.difference.before"),
            cell: (row) => <Words>{row.before === "" ? t("rule.difference.none") : row.before}</Words>,
          },
          {
            key: "after",
            head: t("rule.difference.theirs"),
            cell: (row) => <Words>{row.after === "" ? t("rule.difference.none") : row.after}</Words>,
          },
        ]}
      />
    </Notice>
  );
}

/** Every revision of the rule, with what it said otherwise than the one before. */
export function RuleHistory({ revisions, words }: { readonly revisions: readonly RuleRevision[]; readonly words: RuleWords }) {
  const { t, locale } = usePage();
  if (revisions.length === 0) return null;
  return (
    <Block title={t("rule.history")}>
      <Table
        caption={t("rule.history")}
        captionHidden
        rows={revisions}
        rowKey={({ number }) => number}
        columns={[
          { key: "number", head: t("scales.revision"), cell: ({ number }) => number },
          { key: "at", short: true, head: t("indicator.said"), cell: ({ at }) => formatMoment(at, locale) },
          { key: "by", short: true, head: t("indicator.by"), cell: ({ by }) => by },
          {
            key: "changed",
            head: t("rule.difference.changed"),
            cell: (revision) => {
              const before = revisions.find(({ number }) => number === revision.number - 1);
              if (!before) return t("rule.difference.first");
              const changes = differencesOfRules(before, revision, words).map(
                (one) => `${one.name}：${one.before || t("rule.difference.none")} → ${one.after || t("rule.difference.none")}`,
              );
              return <Words>{changes.join("\n")}</Words>;
            },
          },
          { key: "reason", head: t("indicator.reason"), cell: ({ reason }) => (reason === null ? null : <Words>{reason}</Words>) },
        ]}
      />
    </Block>
  );
}
