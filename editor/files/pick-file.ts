const endings = ['json', 'yaml', 'yml', 'bpmn', 'xml']

/** Whether a file may hold a process, by its name. */
export function mayBeProcess(fileName: string): boolean {
  return endings.some((ending) => fileName.toLowerCase().endsWith(`.${ending}`))
}

/** Lets somebody choose a file that may hold a process; null when they think better of it. Has to be called from a click or a key. */
export function pickFile(): Promise<File | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = endings.map((ending) => `.${ending}`).join(',')
  return new Promise((resolve) => {
    input.onchange = () => resolve(input.files?.[0] ?? null)
    input.oncancel = () => resolve(null)
    input.click()
  })
}
