/** The fonts of a picture: those of the screen, so that whoever opens it elsewhere sees letters of the same width. */
export const pictureFonts =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/

/** About how wide a text is, in pixels. A picture is drawn without a browser, so letters count by their kind; it errs on the wide side. */
export function textWidth(text: string, size: number, isBold = false): number {
  let units = 0
  for (const sign of text) units += wide.test(sign) || sign > '\uffff' ? 1 : narrowness(sign)
  return units * size * (isBold ? 1.05 : 1)
}

function narrowness(sign: string): number {
  if (/[ilj.,:;'|!()[\]\s·]/.test(sign)) return 0.32
  if (sign === '…') return 1
  if (/[mwMW@%—]/.test(sign)) return 0.9
  return /[A-Z0-9]/.test(sign) ? 0.66 : 0.56
}

/** A text in so many lines of a width; what does not fit ends with an ellipsis. Breaks between words, and anywhere in Chinese. */
export function linesOf(text: string, width: number, size: number, most: number, isBold = false): readonly string[] {
  const pieces =
    text
      .replace(/\s+/g, ' ')
      .trim()
      .match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s?|\s/gu) ?? []
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line === '' || textWidth(line + piece.trimEnd(), size, isBold) <= width) line += piece
    else {
      lines.push(line.trimEnd())
      line = piece
    }
  }
  if (line !== '') lines.push(line.trimEnd())
  const shown = lines.slice(0, most)
  const isCut = lines.length > most
  return shown.map((one, index) => {
    const mustEnd = isCut && index === shown.length - 1
    return mustEnd || textWidth(one, size, isBold) > width ? cut(one, width, size, isBold, mustEnd) : one
  })
}

function cut(text: string, width: number, size: number, isBold: boolean, mustEnd: boolean): string {
  if (!mustEnd && textWidth(text, size, isBold) <= width) return text
  const signs = [...text]
  while (signs.length > 1 && textWidth(`${signs.join('')}…`, size, isBold) > width) signs.pop()
  return `${signs.join('').trimEnd()}…`
}
