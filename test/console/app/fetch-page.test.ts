import { createMemoryHistory } from '@tanstack/react-router'
import { expect, it, vi } from 'vitest'
import { createAppRouter, fetchPage } from '../../../console/app/router.tsx'

it('fetches the code of the page at the present address, and of no other', () => {
  const router = createAppRouter(createMemoryHistory({ initialEntries: ['/administration/users'] }))
  const preloads = ['/administration', '/account', '/designer/$flow'].map((id) => {
    const { component } = router.routesById[id as keyof typeof router.routesById].options
    if (component?.preload === undefined) throw new Error(`${id} is not fetched lazily`)
    return vi.spyOn(component as Required<typeof component>, 'preload').mockRejectedValue(new Error('no connection'))
  })

  fetchPage(router)

  expect(preloads.map((preload) => preload.mock.calls.length)).toEqual([1, 0, 0])
})
