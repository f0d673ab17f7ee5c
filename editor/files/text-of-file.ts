/** Of a larger file this much is read: it is refused for its size whatever stands in it. */
const enough = 9 * 1024 * 1024

/** The text of a file, without the mark with which some tools begin it. */
export async function textOfFile(file: File): Promise<string> {
  const text = await file.slice(0, enough).text()
  return text.replace(/^\ufeff/, '')
}
