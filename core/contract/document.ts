/** The five kinds of document that people write, version by version. */
export const documentKinds = ['calendar', 'policy', 'rules', 'flow', 'scenario'] as const

export type DocumentKind = (typeof documentKinds)[number]
