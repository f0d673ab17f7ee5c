import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FlowDocument } from '../../../core/contract/flow.ts'
import { exportBpmn } from '../../../model/bpmn/export-bpmn.ts'
import { importBpmn } from '../../../model/bpmn/import-bpmn.ts'
import { validateFiles } from '../../../model/validate/validate-files.ts'

const file = (name: string) => readFileSync(path.join(import.meta.dirname, 'files', `${name}.bpmn`), 'utf8')

async function imported(xml: string, choice?: Parameters<typeof importBpmn>[1]) {
  const result = await importBpmn(xml, choice)
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  const { flow, issues, documents } = result
  return {
    flow,
    documents,
    issues,
    codes: issues.map(({ code, params }) => `${code} ${String(params['id'])}`),
    node: (id: string) => flow.nodes.find((node) => node.id === id),
    ways: (id: string) =>
      Object.fromEntries(flow.edges.filter(({ from }) => from === id).map(({ on, to }) => [on, to])),
    errors: validateFiles([
      { file: 'flow', value: flow },
      ...documents.map((value, index) => ({ file: String(index), value })),
    ]).filter(({ severity }) => severity === 'error'),
  }
}

const process = (content: string, more = '') =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t"><process id="p">${content}</process>${more}</definitions>`

const flowTo = (from: string, to: string, id = `${from}-${to}`, inner = '') =>
  `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${inner}</sequenceFlow>`

describe('a file of Camunda Modeler', () => {
  it('becomes a flow that can be published, with the rules and the promise that were in it', async () => {
    const { node, ways, documents, errors, flow } = await imported(file('camunda-modeler'))

    expect(errors).toEqual([])
    expect(flow).toMatchObject({ id: 'fault-repair', policy: 'fault-repair-promises' })
    expect(node('check-the-report')).toMatchObject({
      kind: 'task',
      queue: { team: 'service-desk' },
      instructions: 'Ask for the line number.',
      form: ['affected-lines'],
    })
    expect(node('how-bad-is-it')).toMatchObject({ kind: 'decide', rules: 'how-bad-is-it' })
    expect(ways('how-bad-is-it')).toEqual({ major: 'repair-on-site', else: 'reset-the-port' })
    expect(ways('reset-the-port')).toEqual({ done: 'customer-confirms', failed: 'repair-on-site' })
    expect(node('customer-confirms')).toMatchObject({
      event: { event: 'external', name: 'repair.confirmed' },
      timeout: { amount: 2, unit: 'calendarDays' },
    })
    expect(ways('customer-confirms')).toEqual({ next: 'repaired', timeout: 'call-back' })
    expect(node('call-back')).toMatchObject({ kind: 'subflow', flow: 'call-back' })
    expect(documents.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'rules how-bad-is-it',
      'policy fault-repair-promises',
      'calendar around-the-clock',
    ])
    expect(documents[1]).toMatchObject({
      clocks: [{ start: { node: 'repair-on-site' }, targets: [{ within: { amount: 4, unit: 'hours' } }] }],
    })
  })

  it('tells each part that could not be kept, and what became of it', async () => {
    const { codes } = await imported(file('camunda-modeler'))

    expect(codes.sort()).toEqual([
      'bpmn.assignment-left-out Activity_0field',
      'bpmn.needs-endpoint Activity_0reset',
      'bpmn.needs-flow Activity_0call',
      'bpmn.only-after-what-is-left-out Activity_0warn',
      'bpmn.timer-is-a-promise Event_0late',
      'bpmn.timer-leads-nowhere Event_0late',
      'bpmn.waits-for-event Event_0confirm',
    ])
  })

  it('keeps the order of the picture, spread so that no card lies on another', async () => {
    const { flow } = await imported(file('camunda-modeler'))
    const places = Object.values(flow.layout ?? {})

    expect(places).toHaveLength(flow.nodes.length)
    expect(flow.notes).toMatchObject([{ text: 'Government lines first' }])
    for (const [index, one] of places.entries()) {
      for (const other of places.slice(index + 1)) {
        expect(Math.abs(one.x - other.x) >= 208 || Math.abs(one.y - other.y) >= 76).toBe(true)
      }
    }
  })
})

describe('a file of Signavio', () => {
  it('makes teams of lanes, outcomes of a choice that a person makes, and a child process of what is in a sub-process', async () => {
    const { node, ways, documents, errors, codes, flow } = await imported(file('signavio'))
    const [asking] = flow.nodes.filter(({ kind }) => kind === 'task')

    expect(errors).toEqual([])
    expect(flow).toMatchObject({ name: '投诉处理', stages: [{ id: 'process', name: '投诉处理' }] })
    expect(asking).toMatchObject({
      name: '登记 投诉',
      queue: { team: 'front-desk' },
      instructions: '是否受理？',
      outcomes: [{ name: '是' }, { id: 'no', name: 'No' }],
    })
    expect(node('declined')).toMatchObject({ kind: 'end', does: 'cancel', outcome: 'not-covered' })
    expect(node('investigate')).toMatchObject({ kind: 'subflow', flow: 'investigate' })
    expect(Object.keys(ways('investigate'))).toEqual(['known'])
    expect(documents).toMatchObject([
      {
        kind: 'flow',
        nodes: [
          { kind: 'start' },
          { kind: 'split' },
          { kind: 'task' },
          { kind: 'task' },
          { kind: 'join' },
          { kind: 'end' },
        ],
      },
    ])
    expect(codes).toContain('bpmn.left-out sid-data')
    expect(codes).toContain('bpmn.left-out sid-mf')
  })

  it('makes stages of lanes where that is asked for', async () => {
    const { flow, codes } = await imported(file('signavio'), { lanes: 'stages' })

    expect(flow.stages.map(({ name }) => name)).toEqual(['Front desk', '专家组'])
    expect(flow.nodes.find(({ id }) => id === 'investigate')?.stage).toBe(flow.stages[1]?.id)
    // The lanes lay above each other: here stages lie side by side.
    expect(flow.layout).toBeUndefined()
    expect(codes).toContain('bpmn.laid-out-anew sid-process')
  })
})

describe('a file of Flowable, without a picture', () => {
  it('tells what means something else here', async () => {
    const { node, ways, codes, errors, flow } = await imported(file('flowable'))

    expect(errors).toEqual([])
    expect(flow.layout).toBeUndefined()
    expect(node('what-to-do')).toMatchObject({ kind: 'split' })
    expect(node('bank-answers')).toMatchObject({ kind: 'wait', timeout: { amount: 36, unit: 'hours' } })
    expect(ways('chase-the-bank')).toEqual({ done: 'booked', 'customer-withdraws': 'withdrawn' })
    expect(node('booked')).toMatchObject({ kind: 'task', outcomes: [{ id: 'yes' }, { id: 'no' }] })
    expect(node('a-week-later')).toMatchObject({ for: { amount: 7, unit: 'calendarDays' } })
    expect(codes.sort()).toEqual([
      'bpmn.a-person-decides gw2',
      'bpmn.all-ways-are-taken inclusive',
      'bpmn.condition-not-understood s12',
      'bpmn.end-added pause',
      'bpmn.event-is-an-outcome withdrawn',
      'bpmn.is-done-once chase',
      'bpmn.needs-message mail1',
      'bpmn.needs-rules rules1',
      'bpmn.others-run-on gone',
      'bpmn.script-left-out script1',
      'bpmn.second-start everyMonth',
      'bpmn.waits-for-event receive',
    ])
  })
})

describe('what a process may leave to whoever runs it', () => {
  it('gets a start and an end where none is drawn', async () => {
    const { flow, errors } = await imported(process('<task id="a" name="One"/><task id="b" name="Two"/>'))

    expect(errors).toEqual([])
    expect(flow.nodes.map(({ kind }) => kind).sort()).toEqual(['end', 'split', 'start', 'task', 'task'])
  })

  it('follows a link from where it is thrown to where it is caught', async () => {
    const { ways, errors } = await imported(
      process(
        `<startEvent id="s" name="S"/><intermediateThrowEvent id="t"><linkEventDefinition name="L"/></intermediateThrowEvent>
         <intermediateCatchEvent id="c"><linkEventDefinition name="L"/></intermediateCatchEvent><task id="a" name="Work"/><endEvent id="e" name="E"/>
         ${flowTo('s', 't')}${flowTo('c', 'a')}${flowTo('a', 'e')}`,
      ),
    )

    expect(errors).toEqual([])
    expect(ways('s')).toEqual({ next: 'work' })
  })

  it('sends a message before an end that sends one', async () => {
    const { node, ways } = await imported(
      process(
        `<startEvent id="s" name="Begin"/><endEvent id="e" name="Tell them"><messageEventDefinition/></endEvent>${flowTo('s', 'e')}`,
      ),
    )

    expect(node('tell-them')).toMatchObject({ kind: 'act', steps: [{ do: 'reply', template: 'tell-them' }] })
    expect(Object.keys(ways('tell-them'))).toEqual(['done', 'failed'])
  })

  it('does not hang or fail on gateways that lead to each other, or a process that calls itself', async () => {
    const { flow } = await imported(
      process(
        `<startEvent id="s"/><exclusiveGateway id="g"/><exclusiveGateway id="h"/><callActivity id="c" calledElement="p"/>
         ${flowTo('s', 'g')}${flowTo('g', 'h')}${flowTo('h', 'g')}${flowTo('h', 'c')}`,
      ),
    )

    expect(flow.nodes.map(({ kind }) => kind)).toContain('subflow')
  })

  it('tells which process is not there, and takes the one that is asked for', async () => {
    const two = process(
      '<task id="a" name="A"/><task id="b" name="B"/>',
      '<process id="small" name="Small"><task id="c" name="C"/></process>',
    )

    expect((await imported(two)).codes).toContain('bpmn.process-left-out small')
    expect((await imported(two, { process: 'small' })).flow.name).toBe('Small')
    expect(await importBpmn(two, { process: 'none' })).toMatchObject({
      ok: false,
      issues: [{ code: 'bpmn.unknown-process', params: { known: ['p', 'small'] } }],
    })
  })
})

describe('a file that means harm, or is none', () => {
  it.each([
    ['nothing', '', 'bpmn.not-bpmn'],
    ['JSON', '{"kind":"flow"}', 'bpmn.not-bpmn'],
    ['another XML', '<html><body/></html>', 'bpmn.not-bpmn'],
    [
      'a tag that is not closed',
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="a">',
      'bpmn.not-bpmn',
    ],
    ['no process', process('').replace(/<process[^]*<\/process>/, ''), 'bpmn.no-process'],
    [
      'entities',
      `<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${process('<task id="a" name="&b;"/>')}`,
      'bpmn.document-type',
    ],
    ['a null character', process('<task id="\0"/>'), 'document.null-character'],
    ['too many megabytes', `${process('')}${' '.repeat(8 * 1024 * 1024)}`, 'document.too-large'],
    [
      'sub-processes in each other',
      process(`${'<subProcess>'.repeat(1000)}${'</subProcess>'.repeat(1000)}`),
      'document.too-deep',
    ],
    [
      'foreign tags in each other',
      process(`<extensionElements>${'<x:a xmlns:x="u">'.repeat(5000)}${'</x:a>'.repeat(5000)}</extensionElements>`),
      'document.too-deep',
    ],
    ['too many steps', process('<task/>'.repeat(2001)), 'bpmn.too-many-elements'],
  ])('is refused: %s', async (_, text, code) => {
    const result = await importBpmn(text)

    expect(result).toMatchObject({ ok: false, issues: [{ code }] })
  })

  it('changes no prototype by ids and attributes of its own', async () => {
    const { flow } = await imported(
      process('<task id="__proto__" name="constructor" __proto__="x" toString="y"/><task id="hasOwnProperty"/>'),
    )

    expect(flow.nodes.filter(({ kind }) => kind === 'task')).toHaveLength(2)
    expect(({} as Record<string, unknown>)['name']).toBeUndefined()
  })

  it('never makes it throw, cut off and mixed up anywhere', async () => {
    const template = path.join(import.meta.dirname, '../../../templates/complaint/complaint.flow.json')
    const own = await exportBpmn(JSON.parse(readFileSync(template, 'utf8')) as FlowDocument, { language: 'en' })
    const texts = [...['camunda-modeler', 'signavio', 'flowable'].map(file), own]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        fc.array(
          fc.record({
            at: fc.double({ min: 0, max: 1, noNaN: true }),
            take: fc.nat(400),
            put: fc.double({ min: 0, max: 1, noNaN: true }),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        async (text, moves) => {
          let mixed = text
          for (const { at, take, put } of moves) {
            // Whole tags are moved, so that what comes out is XML now and then.
            const tags = mixed.split(/(?=<)/)
            const [moved = ''] = tags.splice(Math.floor(at * tags.length), 1 + (take % 3))
            tags.splice(Math.floor(put * tags.length), 0, moved)
            mixed = tags.join('')
          }
          const result = await importBpmn(mixed)

          expect(result.ok || result.issues.length > 0).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })
})
