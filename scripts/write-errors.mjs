import { writeFileSync } from 'node:fs'
import { errorsPage, problemCodesModule } from '../server/problems/errors-page.ts'
import { issuesPage } from '../server/problems/issues-page.ts'
import { inProject } from './project.mjs'

/** Writes what is made from the catalogue of problems. Run with `node --import tsx scripts/write-errors.mjs`. */
writeFileSync(inProject('docs/errors.md'), errorsPage())
writeFileSync(inProject('docs/issues.md'), issuesPage())
writeFileSync(inProject('sdk/problem-codes.ts'), problemCodesModule())
