/** What stands before a node's title: its level, and its code where that is one that people know it by (1-3-1, 施策35). */
export function nodeLabel(level: string, code: string): string {
  const own = code.split("/").at(-1) ?? code;
  return own.includes(level) ? own : `${level} ${own}`;
}
