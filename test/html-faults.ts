import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // As React writes them.
    "attr-case": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "doctype-style": "off",
    "void-style": "off",
    // Roles that CSS takes away are said again (ui/table.tsx).
    "no-redundant-role": "off",
    "prefer-native-element": "off",
    // A telephone number is as staff wrote it.
    "tel-non-breaking": "off",
    // A name of a thing is as long as it is.
    "long-title": "off",
  },
});

/** What html-validate finds wrong with a page, with what stands around it. */
export async function findFaults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages, source }) =>
    messages.map(({ ruleId, message, offset, size }) => `${ruleId}: ${message}: ${source?.slice(offset - 60, offset + size + 60)}`),
  );
}
