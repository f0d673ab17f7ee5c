let handed: { readonly flow: string; readonly file: File } | null = null

/** Hands a file to the designer of a process that is about to be opened, which shows what is in it. */
export function handFile(flow: string, file: File): void {
  handed = { flow, file }
}

/** The file that was handed to the designer of a process; once. */
export function takeHandedFile(flow: string): File | null {
  if (handed?.flow !== flow) return null
  const { file } = handed
  handed = null
  return file
}
