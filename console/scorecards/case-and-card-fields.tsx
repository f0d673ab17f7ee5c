import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCardChoices } from './use-audits.ts'

/** Which case is scored with which card, while it is chosen. */
export function useCaseAndCard() {
  const [typed, setTyped] = useState('')
  const [card, setCard] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const number = typed.trim().replace(/^#/, '')
  return {
    typed,
    setTyped,
    card,
    setCard,
    number,
    isTried,
    /** Whether everything is chosen; what is not is pointed at from then on. */
    isComplete: () => {
      setTried(true)
      return number !== '' && card !== null
    },
  }
}

/** The fields for it; the first of them has the focus. */
export function CaseAndCardFields({ typed, setTyped, card, setCard, isTried }: ReturnType<typeof useCaseAndCard>) {
  const { t } = useTranslation('scorecards')
  const cards = useCardChoices()
  return (
    <>
      <TextInput
        data-autofocus
        required
        label={t('audits.case')}
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Select
        withAsterisk
        label={t('audits.card')}
        error={isTried && card === null ? t('needed') : undefined}
        data={cards}
        value={card}
        onChange={setCard}
      />
    </>
  )
}
