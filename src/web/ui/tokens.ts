import tokens from "@digital-go-jp/design-tokens/dist/tokens.css?raw";

/** Rules behind the Digital Agency's tokens that they use. */
export function withTokens(rules: string): string {
  const used = new Set([...rules.matchAll(/var\((--[\w-]+)\)/gu)].map(([, name]) => name));
  const lines = tokens.split("\n").filter((line) => used.has(/^\s*(--[\w-]+):/u.exec(line)?.[1]));
  return `:root {\n${lines.join("\n")}\n}\n${rules}`;
}
