import { isWithin, kindOfRulesChange, type RulesChange } from '../../model/rules/rules-change.ts'
import { changedKeys, type Workspace } from './workspace.ts'

/** How far somebody may change documents. The server decides the same again when a draft is saved. */
export interface EditRights {
  /** Processes, promises, calendars and scenarios. */
  readonly mayEdit: boolean
  /** How far rules may be changed. */
  readonly rulesRight: RulesChange
}

/** The rights that permissions give; without drafts there are none. Pure. */
export function editRightsOf(may: (permission: RightsPermission) => boolean): EditRights {
  if (!may('documents.draft')) return { mayEdit: false, rulesRight: 'none' }
  const rulesRight = may('rules.all') ? 'all' : may('rules.rows') ? 'rows' : may('rules.values') ? 'values' : 'none'
  return { mayEdit: may('documents.change'), rulesRight }
}

type RightsPermission = 'documents.draft' | 'documents.change' | 'rules.values' | 'rules.rows' | 'rules.all'

/** Whether one may change anything at all. Pure. */
export function mayChangeSomething({ mayEdit, rulesRight }: EditRights): boolean {
  return mayEdit || rulesRight !== 'none'
}

/** Whether one may go from one workspace to another. Pure. */
export function mayGo({ mayEdit, rulesRight }: EditRights, before: Workspace, after: Workspace): boolean {
  if (mayEdit && rulesRight === 'all') return true
  return changedKeys(before, after).every((key) =>
    key.startsWith('rules/')
      ? isWithin(kindOfRulesChange(before.documents[key] ?? null, after.documents[key] ?? null), rulesRight)
      : mayEdit,
  )
}
