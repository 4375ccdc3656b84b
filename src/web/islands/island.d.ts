/** A script for the browser: the module and all that it imports, bundled into one text. See vite-islands.ts. */
declare module "*?island" {
  const source: string;
  export default source;
}
