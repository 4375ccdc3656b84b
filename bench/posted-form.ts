import { Parser } from "htmlparser2";

/** The fields of the form of a page that is posted to an address, as a browser would send them. */
export function fieldsOfForm(html: string, action: RegExp): URLSearchParams {
  const fields = new URLSearchParams();
  let inside = false;
  let area: string | null = null;
  let select: { readonly name: string; value: string | null } | null = null;
  const parser = new Parser({
    onopentag(tag, { name = "", type, value, checked, selected, ...rest }) {
      if (tag === "form") inside = action.test(rest.action ?? "");
      if (!inside) return;
      const isOff = (type === "radio" || type === "checkbox") && checked === undefined;
      if (tag === "input" && name !== "" && type !== "submit" && !isOff) fields.append(name, value ?? "");
      if (tag === "textarea" && name !== "") {
        fields.append(name, "");
        area = name;
      }
      if (tag === "select") select = { name, value: null };
      if (tag === "option" && select && (select.value === null || selected !== undefined)) select.value = value ?? "";
    },
    ontext(text) {
      if (area !== null) fields.set(area, (fields.get(area) ?? "") + text);
    },
    onclosetag(tag) {
      if (tag === "form") inside = false;
      if (tag === "textarea") area = null;
      if (tag === "select" && select && inside) {
        if (select.name !== "") fields.append(select.name, select.value ?? "");
        select = null;
      }
    },
  });
  parser.end(html);
  return fields;
}

/** Names of the choices that a form asks for. */
export function choicesOf(html: string): string[] {
  const names = [...html.matchAll(/name="(choose [^"]+)"/gu)].map((match) => match[1] ?? "");
  return [...new Set(names)];
}
