import type { KeptScale, ScaleRevision } from "../../../store/grade-scale-store.ts";
import type { WrittenScale } from "../../../use-cases/indicator/save-scale.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block } from "../../ui/page-head.tsx";
import { Badge, Notice } from "../../ui/parts.tsx";
import { saidScale, scaleYears } from "../../ui/scale-words.ts";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";

/** In which years it holds, whether it is the usual one, and what can be done with it. */
export function ScaleState({ kept: { id, scale, isDefault, endedAt } }: { readonly kept: KeptScale }) {
  const { t, locale, code } = usePage();
  return (
    <>
      <p className="lead">
        {scaleYears(scale, t, locale)} {isDefault ? <Badge strong>{t("scales.isUsual")}</Badge> : null}
        {endedAt === null ? null : <Badge>{t("scales.isEnded")}</Badge>}
      </p>
      {endedAt !== null || code === null ? null : (
        <p className="actions-line">
          <a className="button second" href={addressOf("newScale", { code }, { edition: id })}>
            {t("scales.edition.act")}
          </a>
          <a className="button second" href={addressOf("confirmEndScale", { code, scale: id })}>
            {t("scales.end")}
          </a>
        </p>
      )}
    </>
  );
}

/** Somebody else saved the scale in the meantime: what they wrote stands beside what was typed. */
export function StaleNotice({ latest, mine }: { readonly latest: KeptScale; readonly mine: WrittenScale }) {
  const { t, locale } = usePage();
  const theirs = saidScale(latest.scale, t, locale);
  const own = new Map(saidScale(mine, t, locale));
  const differing = theirs.filter(([name, said]) => own.get(name) !== said);
  return (
    <Notice attention>
      <p>{t("scales.stale")}</p>
      {differing.length === 0 ? null : (
        <Table
          caption={t("scales.stale.differs")}
          rows={differing}
          rowKey={([name]) => name}
          columns={[
            { key: "name", head: t("rule.difference.field"), cell: ([name]) => <Words>{name}</Words> },
            { key: "theirs", head: t("rule.difference.theirs"), cell: ([, said]) => <Words>{said}</Words> },
            { key: "mine", head: t("rule.difference.mine"), cell: ([name]) => <Words>{own.get(name) ?? t("rule.difference.none")}</Words> },
          ]}
        />
      )}
    </Notice>
  );
}

/** Every revision, with what it said otherwise than the one before. */
export function ScaleHistory({ revisions }: { readonly revisions: readonly ScaleRevision[] }) {
  const { t, locale } = usePage();
  if (revisions.length === 0) return null;
  return (
    <Block title={t("scales.history")}>
      <Table
        caption={t("scales.history")}
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
            cell: ({ number, scale }) => {
              const before = revisions.find((one) => one.number === number - 1);
              if (!before) return t("rule.difference.first");
              const was = new Map(saidScale(before.scale, t, locale));
              const now = saidScale(scale, t, locale);
              const changed = now.filter(([name, said]) => was.get(name) !== said).map(([name, said]) => `${name}：${said}`);
              const gone = [...was].filter(([name]) => !now.some(([one]) => one === name)).map(([name]) => t("scales.gone", { name }));
              return <Words>{[...changed, ...gone].join("\n")}</Words>;
            },
          },
        ]}
      />
    </Block>
  );
}
