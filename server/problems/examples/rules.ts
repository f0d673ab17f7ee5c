import { change, type Example, type Examples, gone } from './example.ts'

const when = (fields: Readonly<Record<string, unknown>>) =>
  change('list', { '/rules/0/if': { fact: 'amount', ...fields } })
const rows = (...cells: readonly (readonly [unknown, unknown])[]) =>
  cells.map(([cell, value], index) => ({ id: `r${index + 1}`, if: [cell], then: [value] }))
const imported = (rules: unknown): Example => ({ kind: 'import', rules })
const rule = (fields: Readonly<Record<string, unknown>>) =>
  imported([{ conditions: { all: [{ fact: 'a', operator: 'equal', value: 1 }] }, event: { type: 'x' }, ...fields }])
const condition = (fields: Readonly<Record<string, unknown>>) =>
  rule({ conditions: { all: [{ fact: 'a', operator: 'equal', value: 1, ...fields }] } })
const exported = (fields: Readonly<Record<string, unknown>>): Example => ({
  kind: 'export',
  of: 'list',
  to: { '/rules/0/if': { fact: 'amount', ...fields } },
})

export const rulesExamples: Examples<'rules'> = {
  'rules.empty': change('list', { '/rules': [] }),
  'rules.empty-group': change('list', { '/rules/0/if': { all: [] } }),
  'rules.empty-cell': change('table', { '/rows/0/if/0': {} }),
  'rules.input-twice': change('table', { '/inputs/-': { fact: 'priority' }, '/rows': [] }),
  'rules.output-twice': change('table', { '/outputs/-': { fact: 'team' }, '/rows': [] }),
  'rules.row-cells': change('table', { '/rows/0/if': [] }),
  'rules.row-values': change('table', { '/rows/0/then': [] }),
  'rules.operand-missing': when({ op: 'above' }),
  'rules.operand-superfluous': when({ op: 'missing', value: 5 }),
  'rules.operand-other-fact': when({ op: 'between', value: { fact: 'priority' } }),
  'rules.operand-null': when({ op: 'is', value: null }),
  'rules.operand-value': when({ op: 'is', value: [1] }),
  'rules.operand-values': when({ op: 'in', value: 5 }),
  'rules.operand-text': change('list', { '/rules/0/if': { fact: 'phone', op: 'startsWith', value: 86 } }),
  'rules.operand-number': when({ op: 'above', value: '10' }),
  'rules.operand-moment': when({ op: 'after', value: 'soon' }),
  'rules.operand-range': when({ op: 'between', value: 5 }),
  'rules.operand-duration': when({ op: 'withinLast', value: 5 }),
  'rules.operand-calendar': when({ op: 'isOpen', value: 5 }),
  'rules.range-reversed': when({ op: 'between', value: { from: 9, to: 1 } }),
  'rules.operator-for-other-type': change('list', { '/rules/0/if': { fact: 'priority', op: 'above', value: 5 } }),
  'rules.facts-of-two-types': when({ op: 'is', value: { fact: 'phone' } }),
  'rules.personal-fact': change('list', { '/rules/0/if': { fact: 'phone', op: 'present' } }),
  'rules.facts-unknown': { kind: 'alone', of: 'list' },
  'rules.overlap': change('table', {
    '/hit': 'unique',
    '/rows': rows([{ is: 'high' }, 'experts'], [{ in: ['normal', 'high'] }, 'frontline']),
  }),
  'rules.gap': change('table', { '/rows': rows([{ is: 'high' }, 'experts']) }),
  'rules.gap-in-list': change('list', { '/rules/1': gone }),
  'rules.unreachable': change('table', { '/rows': rows(['-', 'frontline'], [{ is: 'high' }, 'experts']) }),
  'rules.never-holds': change('list', {
    '/rules/0/if': {
      all: [
        { fact: 'amount', op: 'above', value: 9 },
        { fact: 'amount', op: 'below', value: 1 },
      ],
    },
  }),
  'rules.not-checked': change('list', {
    '/rules/0/if': {
      any: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((value) => ({ fact: 'phone', op: 'contains', value })),
    },
  }),
  'rules.export-every-rule-fires': { kind: 'export', of: 'list', to: {} },
  'rules.export-operator': exported({ op: 'present' }),
  'rules.export-missing-fact': exported({ op: 'isNot', value: 1 }),
  'rules.export-contains': exported({ op: 'contains', value: 'x' }),
  'rules.export-instant': exported({ op: 'is', value: '2026-12-01T00:00:00Z' }),
  'rules.import-not-rules': imported('rules'),
  'rules.import-rule-left-out': condition({ operator: 'like' }),
  'rules.import-not-a-condition': rule({ conditions: { all: ['a'] } }),
  'rules.import-path': condition({ path: '$..b' }),
  'rules.import-params': condition({ params: { unit: 'day' } }),
  'rules.import-operator': condition({ operator: 'like' }),
  'rules.import-value': condition({ operator: 'in', value: 1 }),
  'rules.import-condition-reference': rule({ conditions: { all: [{ condition: 'shared' }] } }),
  'rules.import-empty-group': rule({ conditions: { all: [{ any: [] }] } }),
  'rules.import-always': rule({ conditions: { all: [] } }),
  'rules.import-event': rule({ event: {} }),
  'rules.import-event-type': rule({ event: { type: 'Two Words' } }),
  'rules.import-event-param': rule({ event: { type: 'x', params: { a: { deep: true } } } }),
  'rules.import-renamed': condition({ fact: 'Customer Name' }),
  'rules.import-field': rule({ salience: 5 }),
  'rules.import-too-many': imported(Array.from({ length: 2001 }, () => ({}))),
}
