import type { ReactNode } from "react";

/** The one h1 of a page, with what stands over and under it. */
export function PageHead({
  eyebrow,
  title,
  children,
}: {
  readonly eyebrow?: ReactNode;
  readonly title: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className="page-head">
      {eyebrow ? <p className="eyebrow">{eyebrow}</p> : null}
      <h1>{title}</h1>
      {children}
    </div>
  );
}

/** A part of a page under a heading of its own. */
export function Block({ id, title, children }: { readonly id?: string; readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="block" id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
