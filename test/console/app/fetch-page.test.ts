import { createMemoryHistory } from '@tanstack/react-router'
import { expect, it, vi } from 'vitest'
import { createAppRouter, fetchPage } from '../../../console/app/router.tsx'

it('fetches the code of the page at the present address, and of no other; one that cannot be fetched says so later', () => {
  const router = createAppRouter(createMemoryHistory({ initialEntries: ['/administration/users'] }))
  const fetched = vi.spyOn(router, 'loadRouteChunk').mockRejectedValue(new Error('no connection'))

  fetchPage(router)

  expect(fetched.mock.calls.map(([route]) => route.id)).toEqual([
    '__root__',
    '/administration',
    '/administration/$section',
  ])
})
