/** The workflows that workers run, by the names under which any Temporal SDK starts them. */
export { caseWorkflow as case } from './case.ts'
export { publicationWorkflow as publication } from './publication.ts'
