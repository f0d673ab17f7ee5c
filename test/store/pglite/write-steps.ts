import { commitStep } from '../../../store/cases/commit-step.ts'
import { openStore } from '../../../store/open-store.ts'
import { makeCommit } from '../make-commit.ts'

/** Run as a process of its own: writes one step after the other and says which is safe, until it is killed. */
const store = await openStore({ folder: process.argv[2] ?? '', template: process.argv[3] ?? '' })
for (let previousSeq = 0; ; previousSeq++) {
  await commitStep(store, makeCommit('written', { number: 1, previousSeq, state: { at: previousSeq } }))
  process.stdout.write(`${previousSeq + 1}\n`)
}
