/** Stands for the way in which files of a public site are made. See vite-edition.ts. */
declare module "virtual:edition" {
  export const edition: string;
}
