export interface SiteCrumb {
  readonly title: string;
  /** Address of a page of the site. */
  readonly to: string;
}

/** What a page is called, and where it stands. */
export interface SiteHead {
  /** Plain text. */
  readonly title: string;
  /** What search engines show beneath the title. */
  readonly description: string | null;
  readonly crumbs: readonly SiteCrumb[];
  /** A sheet, which is printed on A4 landscape. */
  readonly landscape?: boolean;
  /** What machines are told of it (JSON-LD). */
  readonly linkedData?: object | null;
}
