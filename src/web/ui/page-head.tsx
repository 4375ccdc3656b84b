import type { ReactNode } from "react";
import { Words } from "./words.tsx";

/** The one h1 of a page, with what stands over and under it. `source` is the link to the place of the title, which is no part of the heading. */
export function PageHead({
  eyebrow,
  title,
  source,
  children,
}: {
  readonly eyebrow?: ReactNode;
  readonly title: ReactNode;
  readonly source?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className="page-head">
      {eyebrow || source ? (
        <p className="eyebrow">
          {eyebrow ? <span>{eyebrow}</span> : null}
          {source}
        </p>
      ) : null}
      <h1>{title}</h1>
      {children}
    </div>
  );
}

/** A part of a page under a heading of its own. */
export function Block({ id, title, children }: { readonly id?: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="block" id={id}>
      <h2>
        <Words>{title}</Words>
      </h2>
      {children}
    </section>
  );
}
