import { describe, expect, it } from 'vitest'
import { changeHit, changeRules } from '../../../editor/rules/edits/rule-sets.ts'
import { createDesignerStore } from '../../../editor/workspace/designer-store.ts'
import { editRightsOf } from '../../../editor/workspace/edit-rights.ts'
import { changeFlow, type Workspace } from '../../../editor/workspace/workspace.ts'
import { type Permission, permissionsOf } from '../../../server/access/permissions.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

const rightsOf = (role: string) => {
  const granted: readonly Permission[] = permissionsOf([role])
  return editRightsOf((permission) => granted.includes(permission))
}

describe('how far somebody may change documents', () => {
  it('follows from the roles that the server knows', () => {
    const roles = ['viewer', 'agent', 'manager', 'value-keeper', 'rule-keeper', 'owner', 'administrator']

    expect(Object.fromEntries(roles.map((role) => [role, rightsOf(role)]))).toEqual({
      viewer: { mayEdit: false, rulesRight: 'none' },
      agent: { mayEdit: false, rulesRight: 'none' },
      manager: { mayEdit: false, rulesRight: 'none' },
      'value-keeper': { mayEdit: false, rulesRight: 'values' },
      'rule-keeper': { mayEdit: false, rulesRight: 'rows' },
      owner: { mayEdit: true, rulesRight: 'all' },
      administrator: { mayEdit: true, rulesRight: 'all' },
    })
  })

  it('is nothing without drafts, whatever else is allowed', () => {
    expect(editRightsOf((permission) => permission !== 'documents.draft')).toEqual({
      mayEdit: false,
      rulesRight: 'none',
    })
  })

  it('holds for every edit: who keeps rules changes no process, who draws without rules changes no rules', () => {
    const start = templateWorkspace('complaint')
    const draw = (workspace: Workspace) => changeFlow(workspace, (flow) => ({ ...flow, name: 'Mine' }))
    const decide = (workspace: Workspace) =>
      changeRules(workspace, 'complaint-assess', (rules) => changeHit(rules, 'collect'))
    const done = (rights: { mayEdit: boolean; rulesRight: 'none' | 'rows' | 'all' }, edit: typeof draw) => {
      const store = createDesignerStore(start, rights)
      store.getState().edit({ key: 'change' }, edit)
      return store.getState().history.present !== start
    }

    expect([
      done({ mayEdit: false, rulesRight: 'all' }, draw),
      done({ mayEdit: false, rulesRight: 'all' }, decide),
      done({ mayEdit: true, rulesRight: 'none' }, draw),
      done({ mayEdit: true, rulesRight: 'none' }, decide),
      done({ mayEdit: true, rulesRight: 'rows' }, decide),
      done({ mayEdit: true, rulesRight: 'all' }, (workspace) => decide(draw(workspace))),
    ]).toEqual([false, true, true, false, false, true])
  })
})
