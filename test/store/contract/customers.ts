import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { commitStep } from '../../../store/cases/commit-step.ts'
import { findReservation, reserveCase } from '../../../store/cases/reserve-case.ts'
import { addContent, getContents } from '../../../store/customers/contents.ts'
import { getCustomer, getCustomers, listCustomers, saveCustomer } from '../../../store/customers/customers.ts'
import { eraseCustomer } from '../../../store/customers/erase-customer.ts'
import { addPersonalFact, getPersonalFacts } from '../../../store/customers/personal-facts.ts'
import type { Store } from '../../../store/store.ts'
import { makeCommit, morning } from '../make-commit.ts'

export function customersContract(open: () => Store): void {
  const addText = (caseId: string, text: string) =>
    addContent(open(), {
      id: randomUUID(),
      caseId,
      kind: 'note',
      text,
      author: { kind: 'person', id: 'ben' },
      createdAt: morning,
    })

  test('are kept field by field, and not over a change that was not seen', async () => {
    const id = randomUUID()

    const first = await saveCustomer(open(), id, { name: '李雷', email: 'Li@Example.com', tier: 'gold' }, morning, null)
    const second = await saveCustomer(open(), id, { phone: '139 0000' }, morning + 1, 1)
    const third = await saveCustomer(open(), id, { tier: null }, morning + 2)

    expect(first).toMatchObject({ id, name: '李雷', tier: 'gold', phone: null, version: 1 })
    expect(second).toMatchObject({
      name: '李雷',
      phone: '139 0000',
      version: 2,
      createdAt: morning,
      updatedAt: morning + 1,
    })
    expect(third).toMatchObject({ tier: null, version: 3 })
    expect(await getCustomer(open(), id)).toEqual(third)
    expect(await getCustomers(open(), [id, 'nobody'])).toEqual([third])
    const changed = { code: 'store.changed-meanwhile' }
    await expect(saveCustomer(open(), id, {}, morning, 1)).rejects.toMatchObject(changed)
    await expect(saveCustomer(open(), id, {}, morning, null)).rejects.toMatchObject(changed)
  })

  test('are found by id, address, and part of a name or number, page by page', async () => {
    const mark = randomUUID()
    for (const index of [1, 2, 3]) {
      await saveCustomer(
        open(),
        `${mark}.${index}`,
        { name: `Name ${mark}`, email: `${mark}.${index}@x.org`, phone: `0${index}_${mark}` },
        morning,
      )
    }
    const idsOf = async (text: string) => (await listCustomers(open(), { limit: 10, text })).items.map(({ id }) => id)

    const first = await listCustomers(open(), { limit: 2, text: mark })
    const second = await listCustomers(open(), { limit: 2, text: mark, cursor: first.nextCursor })

    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([1, 2, 3].map((index) => `${mark}.${index}`))
    expect(second.nextCursor).toBeNull()
    expect(await idsOf(`${mark.toUpperCase()}.2@X.org`)).toEqual([`${mark}.2`])
    expect(await idsOf(`3_${mark}`)).toEqual([`${mark}.3`])
    expect(await idsOf(`${mark}.1`)).toEqual([`${mark}.1`])
    expect(await idsOf(`%${mark}`)).toEqual([])
  })

  test('have their words and personal facts beside the case, by id', async () => {
    const caseId = randomUUID()
    const id = await addText(caseId, 'First')
    await addContent(open(), { id, caseId, kind: 'note', text: 'Again', author: { kind: 'system' }, createdAt: 1 })
    const token = await addPersonalFact(
      open(),
      { token: randomUUID(), caseId, fact: 'passport', value: 'E1234' },
      morning,
    )

    expect(await getContents(open(), caseId, [id, 'none'])).toEqual([
      {
        id,
        caseId,
        kind: 'note',
        text: 'First',
        author: { kind: 'person', id: 'ben' },
        createdAt: morning,
        erasedAt: null,
      },
    ])
    expect(await getContents(open(), 'another', [id])).toEqual([])
    expect(await getPersonalFacts(open(), caseId, [token])).toEqual([
      { token, caseId, fact: 'passport', value: 'E1234' },
    ])
    expect(await getPersonalFacts(open(), 'another', [token])).toEqual([])
  })

  test('are erased with everything personal of all their cases, and nobody else is', async () => {
    const [customerId, mine, alsoMine, other] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    await saveCustomer(
      open(),
      customerId,
      { name: 'Han', email: 'h@x.org', phone: '1', tier: 'gold', region: 'east' },
      morning,
    )
    await reserveCase(open(), { id: mine, flow: 'f', subject: 'Han again', customerId, at: morning })
    await commitStep(open(), makeCommit(alsoMine, { customerId }))
    await reserveCase(open(), { id: other, flow: 'f', subject: 'Someone else', at: morning })
    const contents = [await addText(mine, 'a'), await addText(alsoMine, 'b'), await addText(other, 'c')]
    const token = await addPersonalFact(
      open(),
      { token: randomUUID(), caseId: alsoMine, fact: 'passport', value: ['E1'] },
      morning,
    )

    const erased = await open().transaction((tx) => eraseCustomer(tx, customerId, morning + 1))

    expect(erased).toEqual({ cases: 1, contents: 2, personalFacts: 1 })
    expect(await getCustomer(open(), customerId)).toMatchObject({
      name: null,
      email: null,
      phone: null,
      tier: 'gold',
      region: 'east',
      erasedAt: morning + 1,
    })
    expect((await findReservation(open(), mine))?.subject).toBeNull()
    expect((await findReservation(open(), other))?.subject).toBe('Someone else')
    expect(await getContents(open(), alsoMine, contents)).toMatchObject([{ text: null, erasedAt: morning + 1 }])
    expect(await getContents(open(), other, contents)).toMatchObject([{ text: 'c' }])
    expect(await getPersonalFacts(open(), alsoMine, [token])).toMatchObject([{ value: null }])
    expect(await open().transaction((tx) => eraseCustomer(tx, 'nobody', morning))).toBeNull()
  })
}
