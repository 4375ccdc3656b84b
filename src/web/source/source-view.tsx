import { usePage } from "../ui/page-context.tsx";
import { Pager } from "../ui/parts.tsx";
import { PageDrawing, ZOOMS, type Zoom } from "./page-drawing.tsx";
import { SheetGrid } from "./sheet-grid.tsx";
import { ROWS_A_WINDOW } from "./sheet-window.ts";
import type { SourceOutline, SourcePart } from "./source-part.ts";
import { SourceText } from "./source-text.tsx";
import type { SourceMarks } from "./stretches.ts";
import { linesOf } from "./text-pages.ts";

/** What an address may ask of a source beside the place. */
export interface ViewQuery {
  readonly page?: number;
  readonly rows?: number;
  readonly zoom?: Zoom;
}

export interface SourceViewProps {
  readonly text: string;
  readonly outline: SourceOutline;
  readonly part: SourcePart;
  readonly marks: SourceMarks;
  readonly zoom: Zoom;
  /** The address of the same page with another view. */
  readonly viewHref: (query: ViewQuery) => string;
}

/** One part of a source as its kind of file looks, and the ways to the other parts. */
export function SourceView(props: SourceViewProps) {
  const { part } = props;
  switch (part.kind) {
    case "lines":
      return <TextView {...props} part={part} />;
    case "sheets":
      return <SheetView {...props} part={part} />;
    case "pages":
      return <PageView {...props} part={part} />;
  }
}

type PartOf<Kind extends SourcePart["kind"]> = SourceViewProps & { readonly part: Extract<SourcePart, { kind: Kind }> };

function TextView({ text, part: { page, pages, index }, marks, viewHref }: PartOf<"lines">) {
  return (
    <>
      <SourceText text={text} lines={[...linesOf(text, page, page.firstLine)]} marks={marks} />
      <PartPager index={index} count={pages.length} href={(page) => viewHref({ page })} />
    </>
  );
}

function SheetView({ text, outline, part: { sheet, index, window, windows }, marks, zoom, viewHref }: PartOf<"sheets">) {
  const { t } = usePage();
  const last = sheet.cells.reduce((rows, { row, rowSpan }) => Math.max(rows, row + rowSpan), 0);
  return (
    <>
      <div className="source-bar">
        <nav className="source-tabs" aria-label={t("source.sheets")}>
          <ul className="tab-list">
            {outline.parts.map(({ name, hidden, range }, i) => (
              <li key={`${range.start} ${name}`}>
                <a href={viewHref({ page: i + 1, zoom })} aria-current={i === index ? "true" : undefined}>
                  <span lang="ja">{name}</span>
                  {hidden ? t("source.hiddenSheet") : null}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {last === 0 ? null : <ZoomTabs zoom={zoom} href={(size) => viewHref({ page: index + 1, rows: window + 1, zoom: size })} />}
      </div>
      {last === 0 ? (
        <p className="empty">{t("source.empty")}</p>
      ) : (
        <SheetGrid text={text} sheet={sheet} window={window} marks={marks} zoom={zoom} />
      )}
      {windows > 1 ? (
        <nav className="source-tabs" aria-label={t("source.rowsLabel")}>
          <ul className="tab-list">
            {Array.from({ length: windows }, (_, i) => i).map((i) => (
              <li key={i}>
                <a href={viewHref({ page: index + 1, rows: i + 1, zoom })} aria-current={i === window ? "true" : undefined}>
                  {t("source.rows", { from: i * ROWS_A_WINDOW + 1, to: Math.min((i + 1) * ROWS_A_WINDOW, last) })}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </>
  );
}

function PageView({ text, outline, part: { page, index }, marks, zoom, viewHref }: PartOf<"pages">) {
  return (
    <>
      <div className="source-bar">
        <PageJump index={index} count={outline.parts.length} href={(number) => viewHref({ page: number, zoom })} />
        <ZoomTabs zoom={zoom} href={(size) => viewHref({ page: index + 1, zoom: size })} />
      </div>
      <PageDrawing text={text} page={page} number={index + 1} marks={marks} zoom={zoom} />
      <PartPager index={index} count={outline.parts.length} href={(number) => viewHref({ page: number, zoom })} />
    </>
  );
}

/** The page that is shown, of how many, and the way to any other. */
function PageJump({ index, count, href }: { readonly index: number; readonly count: number; readonly href: (page: number) => string }) {
  const { t } = usePage();
  if (count < 2) return null;
  const [path = "", query = ""] = href(1).split(/[?#]/u);
  return (
    <form className="page-jump" method="get" action={`${path}#source`}>
      {[...new URLSearchParams(query)].map(([name, value]) =>
        name === "page" ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <input type="number" name="page" min={1} max={count} defaultValue={index + 1} required aria-label={t("source.page.number")} />
      <span>{t("source.page.of", { count })}</span>
      <button className="button second small" type="submit">
        {t("source.page.show")}
      </button>
    </form>
  );
}

/** The sizes in which what is wider than its pane can be looked at. */
function ZoomTabs({ zoom, href }: { readonly zoom: Zoom; readonly href: (size: Zoom) => string }) {
  const { t } = usePage();
  return (
    <nav className="source-tabs" aria-label={t("source.zoom")}>
      <ul className="tab-list">
        {ZOOMS.map((size) => (
          <li key={size}>
            <a href={href(size)} aria-current={size === zoom ? "true" : undefined}>
              {size === 100 ? t("source.zoom.fit") : t("source.zoom.percent", { percent: size })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The ways to the parts before and behind. */
function PartPager({ index, count, href }: { readonly index: number; readonly count: number; readonly href: (page: number) => string }) {
  const { t } = usePage();
  return (
    <Pager
      previous={index > 0 ? { href: href(index), title: t("source.page", { page: index }) } : null}
      next={index + 1 < count ? { href: href(index + 2), title: t("source.page", { page: index + 2 }) } : null}
    />
  );
}

/** Reads the size of an address; as wide as there is room where it names none. */
export function readZoom(text: string | null): Zoom {
  return ZOOMS.find((zoom) => String(zoom) === text) ?? 100;
}
