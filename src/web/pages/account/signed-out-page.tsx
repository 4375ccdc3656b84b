import { type Answer, stopped, type Visit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";

/** A text that is longer, or has several lines, was written by hand: it is shown, to be copied. */
const SHORT = 12;

/**
 * Who posted something is signed in no more. What was posted is there still: after signing in, in another tab, it is sent again. It is the visitor's own text that comes
 * back; nothing of the record is shown.
 */
export function signedOutPage(visit: Visit<string>, form: URLSearchParams | null): Answer {
  const { t } = visit;
  const fields = [...(form ?? [])].filter(([name]) => !/password/iu.test(name));
  if (fields.length === 0) return stopped("signed-out");
  return {
    kind: "page",
    title: t("stop.signed-out"),
    crumbs: [],
    status: 403,
    body: <SendAgain code={visit.parts.code ?? ""} fields={fields} />,
  };
}

function SendAgain({ code, fields }: { readonly code: string; readonly fields: readonly (readonly [string, string])[] }) {
  const { t } = usePage();
  const written = fields.filter(([name, text]) => name.startsWith("/") && (text.length > SHORT || /[\r\n]/u.test(text)));
  return (
    <>
      <PageHead title={t("stop.signed-out")}>
        <p className="lead">{t("signedOut.kept")}</p>
      </PageHead>
      <form method="post" className="send-again">
        {fields.map(([name, text], i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the fields of a form that was sent never move
          <input key={i} type="hidden" name={name} value={text} />
        ))}
        <ol>
          <li>
            <a href={addressOf("signIn", { code })} target="_blank" rel="noreferrer">
              {t("signedOut.signIn")}
            </a>
          </li>
          <li>
            <button type="submit" className="button">
              {t("signedOut.send")}
            </button>
          </li>
        </ol>
      </form>
      {written.length === 0 ? null : (
        <section className="block">
          <h2>{t("signedOut.typed")}</h2>
          <ul className="rows">
            {written.map(([name, text], i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <li key={i} className="text-said" data-name={name} lang="ja">
                {text}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
