import type { ReactNode } from "react";
import { addressOf } from "../../routes.ts";
import { backOf, useDesk } from "./review-desk.tsx";

/** A form that changes the draft: it names the revision that it was made from, and the view to come back to. */
export function EditForm({
  kind,
  className,
  back,
  children,
}: {
  readonly kind: string;
  readonly className?: string;
  /** Where to go on; the view that is looked at where it is left out. */
  readonly back?: string;
  readonly children: ReactNode;
}) {
  const desk = useDesk();
  return (
    <form className={className} method="post" action={addressOf("edit", { code: desk.code, upload: desk.upload.id })} data-kind={kind}>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="revision" value={desk.upload.revision} />
      <input type="hidden" name="back" value={back ?? backOf(desk)} />
      {children}
    </form>
  );
}

/** A form with nothing to type: one button. */
export function EditButton({
  kind,
  facts,
  back,
  children,
  className = "button second small",
}: {
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly back?: string;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <EditForm kind={kind} className="edit-button" {...(back === undefined ? {} : { back })}>
      {Object.entries(facts).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className={className} type="submit">
        {children}
      </button>
    </EditForm>
  );
}
