/** Cells as spreadsheets put them on the clipboard: lines of cells between tabs; what holds a tab, a line end or a quotation mark is quoted. */
export function writeTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(writeField).join('\t')).join('\n')
}

/** The cells of a text from a spreadsheet, the other way of `writeTsv`; one line end at the end is none of them. */
export function readTsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  let [field, at, isBegun] = ['', 0, false]
  const end = () => {
    rows.at(-1)?.push(field)
    field = ''
    isBegun = false
  }
  while (at < text.length) {
    const sign = text[at]
    if (sign === '"' && !isBegun) {
      const quoted = readQuoted(text, at)
      if (quoted !== null) {
        field = quoted.field
        at = quoted.next
        isBegun = true
        continue
      }
    }
    if (sign === '\t') {
      end()
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at += 1
      end()
      rows.push([])
    } else {
      field += sign
      isBegun = true
    }
    at += 1
  }
  if (isBegun || rows.at(-1)?.length !== 0 || rows.length === 1) end()
  else rows.pop()
  return rows
}

/** A field in quotation marks from its opening one; null where it is never closed, or goes on behind the closing one. */
function readQuoted(text: string, from: number): { readonly field: string; readonly next: number } | null {
  let [field, at] = ['', from + 1]
  for (; at < text.length; at++) {
    if (text[at] !== '"') field += text[at]
    else if (text[at + 1] === '"') {
      field += '"'
      at += 1
    } else {
      const next = text[at + 1]
      return next === undefined || next === '\t' || next === '\n' || next === '\r' ? { field, next: at + 1 } : null
    }
  }
  return null
}

function writeField(text: string): string {
  return text === '' || /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
