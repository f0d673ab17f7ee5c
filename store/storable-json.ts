const unstorable = /\\u(?:0000|d[89a-f][0-9a-f]{2})/i
const nullOrLoneSurrogate = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const replacement = '\ufffd'

/** A text as PostgreSQL can hold it: U+0000 and halves of surrogate pairs become U+FFFD, all else stays. */
export function storableText(text: string): string {
  return text.replace(nullOrLoneSurrogate, replacement)
}

/**
 * A value as JSON text that PostgreSQL accepts, whatever a case was given: characters that it cannot hold become
 * U+FFFD, in keys too, so that an odd message never keeps a case from being written.
 */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value)
  return unstorable.test(json) ? JSON.stringify(storableValue(value)) : json
}

function storableValue(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  if (Array.isArray(value)) return value.map(storableValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [storableText(key), storableValue(entry)]))
}
