/** What a field shows that holds no result: text, and what stands over it (furigana). */
export interface FieldText {
  readonly text: string;
  readonly over: string;
}
