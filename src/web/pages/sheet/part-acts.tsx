import type { ReactNode } from "react";
import { usePage } from "../../ui/page-context.tsx";

/** Posts the whole form with something to do: `act` is its word and the pointer that it is about. */
export function ActButton({
  act,
  label,
  keys,
  children,
}: {
  readonly act: string;
  /** What the button is called, where a sign alone stands on it. */
  readonly label?: string;
  /** The keys that press it, for the island. */
  readonly keys?: string;
  readonly children: ReactNode;
}) {
  return (
    <button type="submit" className="part-act" name="act" value={act} aria-label={label} title={label} aria-keyshortcuts={keys}>
      {children}
    </button>
  );
}

interface PartActsProps {
  readonly pointer: string;
  /** The part by its name: ① or 背景2. */
  readonly of: string;
  /** Where it stands among how many. */
  readonly at: number;
  readonly count: number;
  /** Further buttons. */
  readonly children?: ReactNode;
}

/** The buttons that move a part, add one behind it, and remove it. */
export function PartActs({ pointer, of, at, count, children }: PartActsProps) {
  const { t } = usePage();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in the heading of a row
    <span className="part-acts" role="group" aria-label={t("write.partActs", { of })}>
      {at > 0 ? (
        <ActButton act={`up ${pointer}`} label={t("write.up", { of })} keys="Alt+ArrowUp">
          ↑
        </ActButton>
      ) : null}
      {at < count - 1 ? (
        <ActButton act={`down ${pointer}`} label={t("write.down", { of })} keys="Alt+ArrowDown">
          ↓
        </ActButton>
      ) : null}
      {children}
      <ActButton act={`remove ${pointer}`} label={t("write.remove", { of })} keys="Alt+Delete">
        ×
      </ActButton>
    </span>
  );
}

/** The keys of the parts of a list, in their order. */
export function ListOrder({ pointer, parts }: { readonly pointer: string; readonly parts: readonly { readonly key: string }[] }) {
  return <input type="hidden" name={pointer} value={parts.map(({ key }) => key).join(" ")} />;
}
