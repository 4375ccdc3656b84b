import type { MiddlewareHandler } from "hono";
import { etag } from "hono/etag";

const tag = etag({ weak: true });

/** Tags what browsers may keep. What they may not keep goes as it is, a part at a time: to be tagged, a large file would have to be in memory as a whole. */
export const entityTag: MiddlewareHandler = async (context, next) => {
  await next();
  if (context.res.headers.get("cache-control") !== "no-store") await tag(context, async () => {});
};
