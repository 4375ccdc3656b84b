/** Who may open an address. Staff are who holds the installation's staff key; nobody else can sign in yet. */
type Admitted = "everyone" | "staff";

interface Route {
  /** In Hono's notation; a part that begins with a colon is filled in. */
  readonly path: string;
  readonly admits: Admitted;
  /** GET reads; POST changes something, and leads on to what it made. */
  readonly method: "GET" | "POST";
}

/** An address that everyone may read. */
function open<const Path extends string>(path: Path) {
  return { path, admits: "everyone", method: "GET" } as const;
}

/** A page for staff. */
function desk<const Path extends string>(path: Path) {
  return { path, admits: "staff", method: "GET" } as const;
}

/** Something that staff do. */
function act<const Path extends string>(path: Path) {
  return { path, admits: "staff", method: "POST" } as const;
}

/** Every address of the site, who may open it, and whether it only reads. */
export const ROUTES = {
  home: open("/"),
  stylesheet: open("/assets/:file{shirube-[0-9a-f]+\\.css}"),
  island: open("/assets/:file{[a-z-]+-[0-9a-f]+\\.js}"),
  icon: open("/assets/icon.svg"),
  staff: desk("/staff"),
  leave: act("/staff/leave"),
  entrance: open("/staff/:key"),
  municipality: open("/:code/"),
  plans: open("/:code/plans"),
  plan: open("/:code/plans/:plan"),
  node: open("/:code/plans/:plan/nodes/:node"),
  indicators: open("/:code/indicators"),
  indicator: open("/:code/indicators/:indicator"),
  goals: open("/:code/goals"),
  goalsOfYear: open("/:code/goals/:year{[0-9]{4}}"),
  goalsOfDepartment: open("/:code/goals/:year{[0-9]{4}}/:department"),
  goal: open("/:code/goals/:goal"),
  list: open("/:code/lists/:year{[0-9]{4}}"),
  missions: open("/:code/missions"),
  mission: open("/:code/missions/:mission"),
  documents: open("/:code/documents"),
  document: open("/:code/documents/:document"),
  source: open("/:code/documents/:document/source"),
  file: open("/:code/documents/:document/file"),
  search: open("/:code/search"),
  imports: desk("/:code/imports"),
  receive: act("/:code/imports"),
  importList: desk("/:code/imports/list"),
  importHistory: desk("/:code/imports/history"),
  upload: desk("/:code/imports/:upload{[0-9]+}"),
  confirmReject: desk("/:code/imports/:upload{[0-9]+}/reject"),
  reject: act("/:code/imports/:upload{[0-9]+}/reject"),
  confirmReopen: desk("/:code/imports/:upload{[0-9]+}/reopen"),
  reopen: act("/:code/imports/:upload{[0-9]+}/reopen"),
  confirmUndo: desk("/:code/imports/:upload{[0-9]+}/undo"),
  undo: act("/:code/imports/:upload{[0-9]+}/undo"),
  edit: act("/:code/imports/:upload{[0-9]+}/edits"),
  confirmAccept: desk("/:code/imports/:upload{[0-9]+}/accept"),
  accept: act("/:code/imports/:upload{[0-9]+}/accept"),
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;

type Named<Path extends string> = Path extends `${infer Head}/${infer Tail}`
  ? Named<Head> | Named<Tail>
  : Path extends `:${infer Name}{${string}`
    ? Name
    : Path extends `:${infer Name}`
      ? Name
      : never;

/** The parts of a route's address that must be filled in. */
export type RouteParts<Name extends RouteName> = Readonly<Record<Named<(typeof ROUTES)[Name]["path"]>, string | number>>;

/** Query of an address; what is null or empty is left out. */
export type Query = Readonly<Record<string, string | number | null | undefined>>;

/** The address of a route with its parts filled in. A part may hold any text: 1-3-1/基本施策2/① stays one part. */
export function addressOf<Name extends RouteName>(name: Name, parts: RouteParts<Name>, query: Query = {}): string {
  const values: Readonly<Record<string, string | number>> = parts;
  const path = ROUTES[name].path.replace(/:(\w+)(?:\{[^/]*\})?(?=\/|$)/gu, (_, part: string) => encodeURIComponent(String(values[part])));
  return withQuery(path, query);
}

/** An address with a query. */
export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== "") search.set(key, String(value));
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}
