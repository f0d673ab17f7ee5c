/**
 * The id of the document that a scenario names: the name itself, or, for a path, that of the file without its endings
 * (`../complaint.flow.json` is `complaint`).
 */
export function idOfSource(source: string, kind: string): string {
  const isPath = source.includes('/') || /\.(?:json|ya?ml)$/i.test(source)
  if (!isPath) return source
  const file = source.slice(source.lastIndexOf('/') + 1).replace(/\.(?:json|ya?ml)$/i, '')
  return file.endsWith(`.${kind}`) ? file.slice(0, -kind.length - 1) : file
}
