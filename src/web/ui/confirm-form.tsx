import type { ReactNode } from "react";
import { usePage } from "./page-context.tsx";

interface Confirmed {
  /** Where it is sent. */
  readonly action: string;
  /** What is sent with it: the revision that the person saw. */
  readonly sent?: Readonly<Record<string, string | number>>;
  /** What is done, as the button says it. */
  readonly act: string;
  /** False where nothing is lost by it. */
  readonly isDanger?: boolean;
  /** Where one goes who thinks better of it. */
  readonly back: string;
  /** What it means. */
  readonly children: ReactNode;
}

/** The last word before something is done: what it means, the act, and the way back. */
export function ConfirmForm({ action, sent = {}, act, isDanger = true, back, children }: Confirmed) {
  const { t } = usePage();
  return (
    <form className="decide-form" method="post" action={action} noValidate>
      {Object.entries(sent).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <p className="actions-line">
        <button className={isDanger ? "button danger" : "button"} type="submit">
          {act}
        </button>
        <a className="button second" href={back}>
          {t("decide.back")}
        </a>
      </p>
    </form>
  );
}
