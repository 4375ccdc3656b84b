import { usePage } from "./page-context.tsx";
import { WithReadings } from "./readings.tsx";

/** Where a text that holds several bullets or numbered parts breaks on screen: at a mark that follows white space. */
const BREAK = /\n+|\s+(?=[・◇●○◆■□▪※•][^\s])|\s+(?=[①-⑳])/u;
const MARKED = /^[・◇●○◆■□▪※•①-⑳]/u;

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** A text of a document or a name, marked as Japanese on a page in another language, with the parts of a long one on lines of their own. Nothing is added or left out. */
export function Words({ children }: { readonly children: string }) {
  const { locale } = usePage();
  const lines = children.split(BREAK).filter((line) => line !== "");
  const body =
    lines.length < 2 ? (
      <WithReadings>{children}</WithReadings>
    ) : (
      lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text never move
        <span className={MARKED.test(line) ? "line marked" : "line"} key={i}>
          <WithReadings>{line}</WithReadings>
        </span>
      ))
    );
  return locale === "ja" || !JAPANESE.test(children) ? body : <span lang="ja">{body}</span>;
}
