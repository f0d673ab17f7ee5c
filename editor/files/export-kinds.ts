/** What a process can be saved as. */
export const exportKinds = ['json', 'yaml', 'flow', 'bpmn', 'png', 'svg'] as const

export type ExportKind = (typeof exportKinds)[number]
