import { appendFileSync } from 'node:fs'

/**
 * What a run wrote down, one JSON value a line: a file that began, a file with the states of its tests and its errors
 * outside of them, an error that nobody caught.
 * @typedef {{ kind: 'began', file: string }} FileBegan
 * @typedef {{ name: string, state: string, message: string }} TestRecord
 * @typedef {{ kind: 'file', file: string, state: string, tests: TestRecord[], message: string }} FileRecord
 * @typedef {{ kind: 'uncaught', message: string }} UncaughtRecord
 * @typedef {FileBegan | FileRecord | UncaughtRecord} JournalRecord
 */

/** @typedef {import('vitest/node').Reporter} Reporter */

/** @param {import('vitest/node').TestModule} module */
const titleOf = (module) => `${module.project.name}  ${module.relativeModuleId}`

/** @param {readonly { message: string, name?: string }[]} errors */
const messageOf = (errors) => errors.map(({ name, message }) => (name ? `${name}: ${message}` : message)).join('\n')

/**
 * A vitest reporter that appends to the file named by VITEST_JOURNAL as things happen, so that a run that is stopped
 * half-way has still said what failed and what it was busy with.
 * @implements {Reporter}
 */
export default class VitestJournal {
  #file = process.env.VITEST_JOURNAL ?? ''

  /** @param {JournalRecord} record */
  #write(record) {
    appendFileSync(this.#file, `${JSON.stringify(record)}\n`)
  }

  /** @param {import('vitest/node').TestModule} module */
  onTestModuleStart(module) {
    this.#write({ kind: 'began', file: titleOf(module) })
  }

  /** @param {import('vitest/node').TestModule} module */
  onTestModuleEnd(module) {
    const tests = [...module.children.allTests()].map((test) => ({
      name: test.fullName,
      state: test.result().state,
      message: messageOf(test.result().errors ?? []),
    }))
    const errors = [module, ...module.children.allSuites()].flatMap((suite) => suite.errors())
    this.#write({ kind: 'file', file: titleOf(module), state: module.state(), tests, message: messageOf(errors) })
  }

  /** @param {readonly import('vitest/node').TestModule[]} _modules @param {readonly { message: string, name?: string }[]} errors */
  onTestRunEnd(_modules, errors) {
    for (const error of errors) this.#write({ kind: 'uncaught', message: messageOf([error]) })
  }
}
