/** What is known of one thing, for statistics: names to values. */
export type Sample = Readonly<Record<string, string | number | boolean | null>>
