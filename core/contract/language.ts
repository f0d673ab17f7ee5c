/** The languages in which every text of the product exists; the first one is the default. */
export const languages = ['en', 'zh-CN'] as const

export type Language = (typeof languages)[number]

/** A text shown to people, as documents hold it: one for all languages, or one for each language that has its own. */
export type LocalText = string | { readonly [L in Language]?: string }
