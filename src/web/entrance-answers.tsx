import type { Context } from "hono";
import type { Entrance } from "./middleware/entrance.ts";
import { type Answer, done, elsewhere, stopped, type Visit } from "./page.ts";
import { addressOf } from "./routes.ts";
import { PageHead } from "./ui/page-head.tsx";

/** The address that Shirube tells at its start: lets the browser in, and leads on. */
export async function enterAnswer(entrance: Entrance, context: Context, { parts, t }: Visit<string>): Promise<Answer> {
  const came = await entrance.enter(context, parts.key ?? "");
  if (came !== "entered") return stopped(came);
  // A browser that follows a link of another site (a mail on the web) keeps the strict cookie back until a link of this one is followed.
  if (context.req.header("sec-fetch-site") !== "cross-site") return elsewhere(addressOf("staff", {}));
  return {
    kind: "page",
    title: t("staff.entered"),
    crumbs: [],
    body: (
      <PageHead title={t("staff.entered")}>
        <p className="actions-line">
          <a className="button" href={addressOf("staff", {})}>
            {t("staff.goOn")}
          </a>
        </p>
      </PageHead>
    ),
  };
}

export async function leaveAnswer(entrance: Entrance, context: Context): Promise<Answer> {
  entrance.leave(context);
  return done(addressOf("home", {}));
}
