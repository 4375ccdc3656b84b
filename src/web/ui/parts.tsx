import type { ReactNode } from "react";
import { formatNumber } from "./numbers.ts";
import { usePage } from "./page-context.tsx";
import { Words } from "./words.tsx";

/** A short label beside a name. `strong` for what a reader looks for (KPI); never by colour alone: it says its word. */
export function Badge({ strong = false, children }: { readonly strong?: boolean; readonly children: ReactNode }) {
  return <span className={strong ? "badge strong" : "badge"}>{children}</span>;
}

/** Something that a reader must know before going on. `status`: says what was just done, also to who does not see it. */
export function Notice({
  attention = false,
  status = false,
  children,
}: {
  readonly attention?: boolean;
  readonly status?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={attention ? "notice attention" : "notice"} role={status ? "status" : undefined}>
      {children}
    </div>
  );
}

/** Stands where a list would be: says that there is nothing, and what to do. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className="empty">{children}</p>;
}

/** Names and what they stand for. Entries whose value is null are left out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

export interface Step {
  readonly href: string;
  readonly title: string;
}

/** To what stands before and after this page. */
export function Pager({ previous, next }: { readonly previous: Step | null; readonly next: Step | null }) {
  const { t } = usePage();
  if (!previous && !next) return null;
  return (
    <nav className="pager" aria-label={t("pager.label")}>
      {previous ? (
        <a rel="prev" href={previous.href}>
          <span className="quiet">← {t("pager.previous")}</span>
          <span>
            <Words>{previous.title}</Words>
          </span>
        </a>
      ) : null}
      {next ? (
        <a rel="next" href={next.href}>
          <span className="quiet">{t("pager.next")} →</span>
          <span>
            <Words>{next.title}</Words>
          </span>
        </a>
      ) : null}
    </nav>
  );
}

/** To the pages before and after one of a long list. */
export function NumberPager({
  page,
  pages,
  href,
}: {
  readonly page: number;
  readonly pages: number;
  readonly href: (page: number) => string;
}) {
  const { t } = usePage();
  const step = (to: number): Step => ({ href: href(to), title: t("pager.page", { page: to, pages }) });
  return <Pager previous={page > 1 && page <= pages ? step(page - 1) : null} next={page < pages ? step(page + 1) : null} />;
}

/** A count as a tile that leads to what was counted. */
export function Tile({ href, count, children }: { readonly href: string; readonly count: number; readonly children: ReactNode }) {
  return (
    <li>
      <a className="tile" href={href}>
        <span>{children}</span>
        <strong>{formatNumber(count)}</strong>
      </a>
    </li>
  );
}
