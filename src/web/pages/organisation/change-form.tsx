import type { Unit } from "../../../domain/organisation/unit.ts";
import { addressOf } from "../../routes.ts";
import { ErrorSummary, type FieldError, SelectField, TextField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import { inTreeOrder, unitTitle } from "../people/unit-options.ts";
import type { TypedChange } from "./change-fields.ts";

interface ChangeFormProps {
  readonly code: string;
  readonly typed: TypedChange;
  /** Those that go on: only they can be changed. */
  readonly units: readonly Unit[];
  readonly errors: readonly FieldError[];
}

/** Asks what a change of one kind needs; what it would do is shown before it is done. */
export function ChangeForm({ code, typed, units, errors }: ChangeFormProps) {
  const { t } = usePage();
  const { kind } = typed;
  const options = inTreeOrder(units).map((unit) => ({ value: String(unit.id), label: unitTitle(unit, units) }));
  const departments = units.filter((unit) => unit.kind === "department").map(({ id, name }) => ({ value: String(id), label: name }));
  const choose = { value: "", label: t("organisation.choose") };
  const none = { value: "", label: t("organisation.noParent") };
  return (
    <>
      <ErrorSummary errors={errors} />
      <form className="decide-form" action={addressOf("planChange", { code })}>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="step" value="preview" />
        {kind === "add" ? (
          <SelectField
            {...{ id: "unitKind", label: t("organisation.unitKind"), defaultValue: typed.unitKind }}
            options={(["department", "division"] as const).map((one) => ({ value: one, label: t(`organisation.kind.${one}`) }))}
          />
        ) : null}
        {kind === "add" || kind === "merge" ? null : (
          <SelectField
            {...{ id: "unit", label: t(`organisation.${kind}.unit`), defaultValue: typed.unit, required: true, errors }}
            options={[choose, ...options]}
          />
        )}
        {kind === "merge" ? <UnitChecks {...{ typed, units, errors }} /> : null}
        {kind === "join" ? (
          <SelectField
            {...{ id: "into", label: t("organisation.join.into"), defaultValue: typed.into, required: true, errors }}
            options={[choose, ...options]}
          />
        ) : null}
        {kind === "add" || kind === "rename" || kind === "merge" ? (
          <TextField
            {...{ id: "name", label: t("organisation.newName"), defaultValue: typed.name, required: true, maxLength: 100, errors }}
            hint={kind === "rename" ? t("organisation.rename.hint") : null}
          />
        ) : null}
        {kind === "add" || kind === "rename" ? (
          <SelectField
            {...{ id: "parent", label: t("organisation.parent"), hint: t("organisation.parent.hint"), defaultValue: typed.parent, errors }}
            options={[none, ...departments]}
          />
        ) : null}
        {kind === "split" ? <SplitNames {...{ typed, errors }} /> : null}
        <TextField
          {...{ id: "at", label: t("organisation.at"), hint: t("organisation.at.hint"), type: "date", defaultValue: typed.at, errors }}
          {...{ required: true, max: "2999-12-31" }}
        />
        <p className="actions-line">
          <button className="button" type="submit">
            {t("organisation.preview")}
          </button>
          <a className="button second" href={addressOf("organisation", { code })}>
            {t("decide.back")}
          </a>
        </p>
      </form>
    </>
  );
}

function UnitChecks({ typed, units, errors }: Omit<ChangeFormProps, "code">) {
  const { t } = usePage();
  const error = errors.find(({ field }) => field === "units");
  return (
    <fieldset className="field" id="units">
      <legend>{t("organisation.merge.units")}</legend>
      {error ? <p className="field-error">{error.message}</p> : null}
      {inTreeOrder(units).map((unit) => (
        <label className="check" key={unit.id}>
          <input type="checkbox" name="units" value={unit.id} defaultChecked={typed.units.includes(String(unit.id))} />
          <Words>{unitTitle(unit, units)}</Words>
        </label>
      ))}
    </fieldset>
  );
}

function SplitNames({ typed, errors }: Pick<ChangeFormProps, "typed" | "errors">) {
  const { t } = usePage();
  const error = errors.find(({ field }) => field === "names");
  return (
    <div className="field">
      <label htmlFor="names">{t("organisation.split.names")}</label>
      <p className="quiet" id="names-hint">
        {t("organisation.split.hint")}
      </p>
      {error ? (
        <p className="field-error" id="names-error">
          {error.message}
        </p>
      ) : null}
      <textarea
        id="names"
        name="names"
        className="short-input"
        rows={4}
        required
        defaultValue={typed.names}
        aria-describedby={error ? "names-hint names-error" : "names-hint"}
        aria-invalid={error ? true : undefined}
      />
    </div>
  );
}
