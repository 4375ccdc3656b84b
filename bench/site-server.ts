import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Database } from "../src/store/database.ts";
import { createApp } from "../src/web/app.tsx";
import { openSites } from "../src/web/public/public-sites.ts";

/** The product over sites that stand in a folder, and no record: nothing is asked of one. */
export async function serveSites(root: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const intake = { spool: root, wake: () => undefined, readingSince: () => null, read: () => Promise.reject(new Error("no reader")) };
  const siteDesk = { served: await openSites(root), wake: () => undefined, stateOf: () => null };
  const app = createApp({ db: {} as Database, clock: () => new Date(), report: console.error, intake, siteDesk });
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const ended = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await ended;
    },
  };
}
