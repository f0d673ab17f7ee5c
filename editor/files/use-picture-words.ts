import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../look/language/use-language.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { useCardWords } from '../cards/use-card-words.ts'
import { useParts } from '../workspace/designer-parts.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import { flowIn, keyOf } from '../workspace/workspace.ts'
import type { PictureWords } from './picture.ts'

/** What pictures and prints of the process say; made when it is asked for, since it says when that was. */
export function usePictureWords(): () => PictureWords {
  const { t } = useTranslation(['designerFiles', 'designer'])
  const local = useLocalText()
  const cards = useCardWords()
  const times = useTimeWords()
  const { store } = useParts()
  const { keeper } = useDesignerSession()
  return () => {
    const { present } = store.getState().history
    const flow = flowIn(present)
    const [when = ''] = times.exact(Date.now())
    const origin = keeper?.origins()[keyOf('flow', flow.id)]
    const version = origin?.published?.document === flow ? origin.published.version : null
    return {
      title: local(flow.name, flow.id),
      subtitle:
        version === null ? t('designerFiles:draftAt', { when }) : t('designerFiles:versionAt', { version, when }),
      stage: (id) => local(flow.stages.find((stage) => stage.id === id)?.name, id),
      local: (text) => local(text, ''),
      cardTitle: cards.title,
      what: cards.what,
      promise: cards.promise,
      wayName: cards.wayName,
      handOver: (team) => t('designer:card.handOver', { team: cards.team(team) }),
      clock: (clock) => {
        const targets = cards.targets(clock.targets.map((target) => target.within))
        return [local(clock.name, clock.id), targets].filter((part) => part !== '').join(' · ')
      },
    }
  }
}
