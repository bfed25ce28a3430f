export interface Snippet {
  title: string;
  match: RegExp;
  /** Shows that another thing of the same sort is wanted. */
  unless?: RegExp;
  /** Source by fence tag; the first is the default language. */
  sources: Readonly<Record<string, string>>;
  /** A shorter take, by fence tag, for those who prefer less. */
  compact?: Readonly<Record<string, string>>;
  /** A test or a use, by fence tag. */
  usage?: Readonly<Record<string, string>>;
  summary: string;
  notes: readonly string[];
  /** Situations in which not to use it, with what to do instead. */
  avoid: readonly (readonly [string, string])[];
  edge: string;
}
