import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { parse } from 'yaml'
import { nameOf } from '../../../model/validate/world.ts'
import { everything } from './everything.ts'
import { mutated, mutation } from './mutation.ts'

/** Documents that belong together, as values that may be anything. */
export type Documents = readonly unknown[]

const templates = path.resolve(import.meta.dirname, '../../../templates')

function filesBelow(...folders: readonly string[]): unknown[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(templates, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:json|yaml)$/.test(name))
      .sort()
      .map((name) => parse(readFileSync(path.join(templates, folder, name), 'utf8')) as unknown),
  )
}

/** What the mutations begin with: the templates with their scenarios, and a set that uses every part of the contract once. */
export const soundSets: readonly Documents[] = [
  filesBelow('complaint', 'shared'),
  filesBelow('consultation', 'shared'),
  everything,
]

/**
 * Sets in which one to four places of one document are bent, and at times of a second one. A scenario is among them only where it is the
 * victim: it has all the others read again.
 */
export const mutatedSets: fc.Arbitrary<Documents> = fc
  .record({
    set: fc.constantFrom(...soundSets),
    victims: fc.array(fc.tuple(fc.nat(), fc.array(mutation, { minLength: 1, maxLength: 4 })), {
      minLength: 1,
      maxLength: 2,
    }),
  })
  .map(({ set, victims }) => {
    const bent = new Map(victims.map(([which, mutations]) => [which % set.length, mutations]))
    return set.flatMap((document, index) => {
      const mutations = bent.get(index)
      if (mutations !== undefined) return [mutated(document, mutations)]
      return nameOf(document).kind === 'scenario' ? [] : [document]
    })
  })

/** Texts of documents with characters lost, doubled, exchanged, or taken from elsewhere. */
export const brokenTexts: fc.Arbitrary<{ readonly text: string; readonly fileName: string }> = fc
  .record({
    set: fc.constantFrom(...soundSets),
    which: fc.nat(),
    form: fc.constantFrom('json', 'yaml'),
    cuts: fc.array(
      fc.record({
        at: fc.nat(),
        length: fc.nat(12),
        put: fc.constantFrom(
          '',
          '{',
          '[',
          '"',
          '}',
          ':',
          ',',
          '&a ',
          '*a',
          '<<: *a',
          '!!js/function ',
          '\n  ',
          '\t',
          '\u0000',
          '1e999',
          '\\u',
          '\ud800',
          '---\n',
          '# ',
          '|',
          '? ',
        ),
        times: fc.constantFrom(1, 1, 1, 200),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ set, which, form, cuts }) => {
    const sound = JSON.stringify(set[which % set.length], null, 1)
    const text = cuts.reduce((before, { at, length, put, times }) => {
      const from = at % (before.length + 1)
      return before.slice(0, from) + put.repeat(times) + before.slice(from + length)
    }, sound)
    return { text, fileName: `document.${form}` }
  })
