/** What stands for an empty value, "none". */
const none = '~'

/** Several values as one text of an address: `frontline,~` are those of the front line and those without a team. */
export function writeValues(values: readonly string[]): string {
  return values
    .map((value) =>
      value === '' ? none : value.replace(/[%,~]/g, (sign) => encodeURIComponent(sign).replace('~', '%7E')),
    )
    .join(',')
}

/** The other way; at most 50 values of at most 200 signs each, every one once. */
export function readValues(text: string): readonly string[] {
  if (text === '') return []
  const values = text.split(',').map((part) => (part === none ? '' : decode(part)))
  return [...new Set(values)].slice(0, 50).map((value) => value.slice(0, 200))
}

function decode(part: string): string {
  return part.replace(/%(25|2C|7E)/gi, (sign) => decodeURIComponent(sign))
}
