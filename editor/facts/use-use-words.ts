import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../look/language/use-language.ts'
import { useCardWords } from '../cards/use-card-words.ts'
import { useView } from '../workspace/designer-parts.ts'
import type { FactUse } from './fact-uses.ts'

/** A use of a fact as a sentence: “Intake requires it”. */
export function useUseWords(): (use: FactUse) => string {
  const { t } = useTranslation('designerFacts')
  const local = useLocalText()
  const cards = useCardWords()
  const nodes = useView((view) => view.flow.nodes)
  return ({ kind, place, id, name }) => {
    const node = place.kind === 'node' ? nodes.find((one) => one.id === id) : undefined
    return t(`uses.kinds.${kind}`, { name: node === undefined ? local(name, id) : cards.title(node) })
  }
}
