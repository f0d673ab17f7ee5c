/** The words around the issues that the command line prints. */
export const issues = { error: 'error', warning: 'warning', info: 'note', fix: 'fix' }
