import { type Language, languages } from '../../core/contract/language.ts'

/**
 * The language that an Accept-Language header (RFC 9110, 12.5.4) asks for among ours; English when it names none of them. Pure.
 * A language counts whatever its region: `zh-TW` and `zh` are served in `zh-CN`, `en-GB` in `en`.
 */
export function languageOf(header: string | undefined): Language {
  const wishes = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean)
      return { tag, quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of wishes) {
    const main = tag.split('-')[0]
    const known = languages.find((language) => language.split('-')[0] === main)
    if (known !== undefined) return known
  }
  return 'en'
}
