import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { accept, type Result, refuse } from "../domain/result.ts";
import type { Settings } from "../settings.ts";
import { type AppContext, createApp } from "./app.tsx";

export interface Server {
  /** Where a browser on this machine finds it. */
  readonly url: string;
  /** Takes no new request, finishes the ones under way (at most 5 s), and ends. */
  close(): Promise<void>;
}

export type ListenRefusal =
  | { readonly kind: "port-in-use"; readonly host: string; readonly port: number }
  | { readonly kind: "address-unavailable"; readonly host: string; readonly code: string };

const GRACE_MS = 5_000;
/** In which a whole request must have come: 100 MB over a slow line. */
const LONGEST_REQUEST_MS = 3_600_000;

/** Serves the pages on the settings' address. */
export async function listen(context: AppContext, { host, port }: Pick<Settings, "host" | "port">): Promise<Result<Server, ListenRefusal>> {
  const server = createAdaptorServer({ fetch: createApp(context).fetch, serverOptions: { requestTimeout: LONGEST_REQUEST_MS } });
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "EADDRINUSE") return refuse({ kind: "port-in-use", host, port });
    return refuse({ kind: "address-unavailable", host, code });
  }

  // A server that listens on TCP has an AddressInfo, never a pipe's name.
  const bound = (server.address() as AddressInfo).port;
  const shown = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return accept({
    url: `http://${shown}:${bound}/`,
    close: async () => {
      const ended = once(server, "close");
      server.close();
      if ("closeIdleConnections" in server) server.closeIdleConnections();
      const grace = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), GRACE_MS);
      await ended;
      clearTimeout(grace);
    },
  });
}
