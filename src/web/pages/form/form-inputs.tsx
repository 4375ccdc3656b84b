import type { FieldError } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";

export const errorFor = (errors: readonly FieldError[], id: string): FieldError | undefined => errors.find(({ field }) => field === id);

/** What is wrong with a field, where something is. */
export function ErrorLine({ errors, field }: { readonly errors: readonly FieldError[]; readonly field: string }) {
  const error = errorFor(errors, field);
  return error ? (
    <p className="field-error" id={`${field}-error`}>
      {error.message}
    </p>
  ) : null;
}

/** Buttons that move an entry of a list and bring the page back to it. */
export function MoveButtons({
  of,
  up,
  down,
  isFirst,
  isLast,
  anchor,
}: {
  readonly of: string;
  readonly up: string;
  readonly down: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly anchor: string;
}) {
  const { t } = usePage();
  return (
    <span className="move-buttons">
      <button className="button second small" type="submit" name="act" value={up} disabled={isFirst} formAction={`#${anchor}`}>
        <span aria-hidden="true">↑</span>
        <span className="visually-hidden">{t("forms.up", { name: of })}</span>
      </button>
      <button className="button second small" type="submit" name="act" value={down} disabled={isLast} formAction={`#${anchor}`}>
        <span aria-hidden="true">↓</span>
        <span className="visually-hidden">{t("forms.down", { name: of })}</span>
      </button>
    </span>
  );
}
