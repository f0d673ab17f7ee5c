import { useTranslation } from 'react-i18next'
import type { LocalText } from '../../core/contract/language.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { flowIn, type Workspace } from '../workspace/workspace.ts'

/** What a step is called: by its card, else by the name given; one without either is of another version. */
export function useStepName(workspace: Workspace): (node: string, name?: LocalText | null) => string {
  const { t } = useTranslation(['designer', 'designerOperation'])
  const local = useLocalText()
  const { nodes } = flowIn(workspace)
  return (id, name = null) => {
    const node = nodes.find((one) => one.id === id)
    if (node !== undefined) return local(node.name, t(`designer:kinds.${node.kind}`))
    return local(name, t('designerOperation:goneStep', { id }))
  }
}
