/** Lets somebody choose a file that may hold a process; null when they think better of it. Has to be called from a click or a key. */
export function pickFile(): Promise<File | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.json,.yaml,.yml,.bpmn,.xml'
  return new Promise((resolve) => {
    input.onchange = () => resolve(input.files?.[0] ?? null)
    input.oncancel = () => resolve(null)
    input.click()
  })
}
