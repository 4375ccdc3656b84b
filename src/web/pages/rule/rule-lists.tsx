import type { ComponentProps, ReactNode } from "react";
import type { FieldError } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { ErrorLine, errorFor } from "../form/form-inputs.tsx";
import type { RuleDraft, TargetDraft, ValueDraft } from "./rule-draft.ts";

interface ListProps {
  readonly draft: RuleDraft;
  readonly errors: readonly FieldError[];
}

const BLANK: ValueDraft = { from: null, text: "", year: "", part: "" };
const BLANK_TARGET: TargetDraft = { ...BLANK, role: "final" };
const ROLES = ["yearly", "interim", "final"] as const;

/** The values from which the indicator begins: of the whole, and of each part. */
export function BaselineRows({ draft, errors }: ListProps) {
  const { t } = usePage();
  const rows = [...draft.baselines, BLANK];
  return (
    <Rows name="baseline" title={t("indicator.baseline")} errors={errors}>
      {rows.map((row, at) => (
        <ValueRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is rendered once
          key={at}
          {...{ of: "baseline", row, at, draft, errors }}
        />
      ))}
    </Rows>
  );
}

/** The promised values, and what a change of one is. */
export function TargetRows({ draft, errors }: ListProps) {
  const { t } = usePage();
  const rows = [...draft.targets, BLANK_TARGET, BLANK_TARGET];
  return (
    <>
      <Rows name="target" title={t("indicator.target")} errors={errors}>
        {rows.map((row, at) => (
          <ValueRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is rendered once
            key={at}
            {...{ of: "target", row, at, draft, errors }}
          >
            <Choice
              {...{ id: `target.role.${at}`, label: t("rule.role"), of: rowTitle(t("indicator.target"), at), chosen: row.role, errors }}
              options={ROLES.map((role) => [role, t(`rule.role.${role}`)] as const)}
            />
          </ValueRow>
        ))}
      </Rows>
      <fieldset className="choices">
        <legend>{t("rule.change")}</legend>
        <p className="quiet">{t("rule.change.hint")}</p>
        {(["revision", "correction"] as const).map((change) => (
          <label key={change} className="check">
            <input type="radio" name="change" value={change} defaultChecked={draft.change === change} />
            {t(`rule.change.${change}`)}
          </label>
        ))}
        <div className="rule-row">
          <Text {...{ id: "changedOn", label: t("rule.changedOn"), errors, defaultValue: draft.changedOn, type: "date" }} />
          <Text
            {...{
              id: "changedBecause",
              label: t("rule.changedBecause"),
              errors,
              defaultValue: draft.changedBecause,
              lang: "ja",
              maxLength: 400,
            }}
          />
        </div>
      </fieldset>
    </>
  );
}

/** 男・女, 地区: parts that have values of their own. */
export function PartRows({ draft, errors }: ListProps) {
  const { t } = usePage();
  const rows = [...draft.parts, { key: "", name: "" }, { key: "", name: "" }];
  return (
    <Rows name="parts" errors={errors}>
      {rows.map(({ key, name }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is rendered once
        <li key={at} className="rule-row alone">
          <input type="hidden" name="part" value={at} />
          <input type="hidden" name={`part.key.${at}`} value={key} />
          <Text
            {...{
              id: `part.name.${at}`,
              label: t("rule.part.name"),
              of: rowTitle("", at),
              errors,
              defaultValue: name,
              lang: "ja",
              maxLength: 100,
            }}
          />
        </li>
      ))}
    </Rows>
  );
}

/** The years from which on another definition holds. */
export function BreakRows({ draft, errors }: ListProps) {
  const { t } = usePage();
  const rows = [...draft.breaks, { from: "", reason: "" }];
  return (
    <Rows name="breaks" errors={errors}>
      {rows.map(({ from, reason }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is rendered once
        <li key={at} className="rule-row">
          <input type="hidden" name="break" value={at} />
          <Text
            {...{ id: `break.from.${at}`, label: t("rule.break.from"), of: rowTitle("", at), errors, defaultValue: from, maxLength: 20 }}
          />
          <Text
            {...{
              id: `break.reason.${at}`,
              label: t("rule.break.reason"),
              of: rowTitle("", at),
              errors,
              defaultValue: reason,
              lang: "ja",
              maxLength: 400,
            }}
          />
        </li>
      ))}
    </Rows>
  );
}

function ValueRow({
  of,
  row: { from, text, year, part },
  at,
  draft,
  errors,
  children,
}: ListProps & { readonly of: "baseline" | "target"; readonly row: ValueDraft; readonly at: number; readonly children?: ReactNode }) {
  const { t } = usePage();
  const title = rowTitle(t(`indicator.${of}`), at);
  const parts = draft.parts.filter(({ key, name }) => key !== "" || name !== "");
  return (
    <li className="rule-row of-value">
      <input type="hidden" name={of} value={at} />
      <input type="hidden" name={`${of}.from.${at}`} value={from ?? ""} />
      <Text {...{ id: `${of}.year.${at}`, label: t("value.year"), of: title, errors, defaultValue: year, maxLength: 20 }} />
      {children}
      <Text {...{ id: `${of}.text.${at}`, label: t("value.value"), of: title, errors, defaultValue: text, lang: "ja", maxLength: 400 }} />
      {parts.length === 0 ? null : (
        <Choice
          {...{ id: `${of}.part.${at}`, label: t("rule.ofPart"), of: title, chosen: part, errors }}
          options={[["", t("rule.whole")], ...parts.map(({ key, name }) => [key === "" ? name : key, name] as const)]}
        />
      )}
    </li>
  );
}

const rowTitle = (title: string, at: number): string => `${title}${at + 1}`;

function Rows({
  name,
  title,
  errors,
  children,
}: {
  readonly name: string;
  readonly title?: string;
  readonly errors: readonly FieldError[];
  readonly children: ReactNode;
}) {
  return (
    <div className="rule-list" id={name}>
      {title === undefined ? null : <p className="rule-list-title">{title}</p>}
      <ErrorLine errors={errors} field={name} />
      <ol className="rule-rows">{children}</ol>
    </div>
  );
}

interface Given {
  readonly id: string;
  readonly label: string;
  /** Which row, for those who do not see it. */
  readonly of?: string;
  readonly errors: readonly FieldError[];
}

function Text({ id, label, of, errors, ...input }: Given & ComponentProps<"input">) {
  const error = errorFor(errors, id);
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {of === undefined ? null : <span className="visually-hidden">（{of}）</span>}
      </label>
      <ErrorLine errors={errors} field={id} />
      <input
        type="text"
        autoComplete="off"
        {...input}
        {...{ id, name: id }}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
    </div>
  );
}

function Choice({
  id,
  label,
  of,
  errors,
  chosen,
  options,
}: Given & { readonly chosen: string; readonly options: readonly (readonly [value: string, label: string])[] }) {
  const error = errorFor(errors, id);
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        <span className="visually-hidden">（{of}）</span>
      </label>
      <ErrorLine errors={errors} field={id} />
      <select {...{ id, name: id, defaultValue: chosen }} aria-describedby={error ? `${id}-error` : undefined}>
        {options.map(([value, word]) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}
