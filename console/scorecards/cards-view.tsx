import { Button, Group, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QualityCard, WireQualityCard } from '../../core/contract/wire-quality.ts'
import { criteriaOf } from '../../core/quality/score-card.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { startingCards } from '../../templates/quality/starting-cards.ts'
import { CardEditor, type EditedCard } from './card-editor.tsx'
import classes from './scorecards.module.css'
import { useCards } from './use-audits.ts'

/** The cards, and ready ones to start with. */
export function CardsView() {
  const { t } = useTranslation('scorecards')
  const cards = useCards()
  const [edited, setEdited] = useState<EditedCard | null>(null)
  const items = cards.data?.items
  return (
    <Surface
      id="quality-cards"
      title={t('cards.title')}
      aside={
        items !== undefined &&
        items.length > 0 && (
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={() => setEdited(fresh(null))}>
              {t('cards.new')} …
            </Button>
            <StartingCards known={items} onStart={(card) => setEdited(fresh(card))} />
          </Group>
        )
      }
    >
      {cards.isError && <Failure error={cards.error} onRetry={() => void cards.refetch()} />}
      {cards.isPending && <Skeleton height={80} />}
      {items?.length === 0 && (
        <Empty title={t('cards.empty.title')} text={t('cards.empty.text')}>
          <Group gap="xs" justify="center">
            <StartingCards known={items} onStart={(card) => setEdited(fresh(card))} />
            <Button variant="default" onClick={() => setEdited(fresh(null))}>
              {t('cards.new')} …
            </Button>
          </Group>
        </Empty>
      )}
      {items !== undefined && items.length > 0 && <CardTable items={items} onEdit={(card) => setEdited(card)} />}
      {edited !== null && <CardEditor card={edited} onClose={() => setEdited(null)} />}
    </Surface>
  )
}

interface StartingCardsProps {
  readonly known: readonly WireQualityCard[]
  readonly onStart: (card: QualityCard) => void
}

function StartingCards({ known, onStart }: StartingCardsProps) {
  const { t } = useTranslation('scorecards')
  const local = useLocalText()
  return startingCards
    .filter(({ id }) => known.every((card) => card.id !== id))
    .map((card) => (
      <Button key={card.id} size="xs" variant="default" onClick={() => onStart(card)}>
        {t('cards.from', { name: local(card.name, card.id) })}
      </Button>
    ))
}

interface CardTableProps {
  readonly items: readonly WireQualityCard[]
  readonly onEdit: (card: WireQualityCard) => void
}

function CardTable({ items, onEdit }: CardTableProps) {
  const { t } = useTranslation('scorecards')
  const local = useLocalText()
  return (
    <table className={classes.table} aria-label={t('cards.list')}>
      <tbody>
        {items.map((card) => {
          const name = local(card.name, card.id)
          return (
            <tr key={card.id}>
              <th scope="row">{name}</th>
              <td className={classes.minor}>
                {t('cards.version', { version: card.version })}
                {!card.isActive && <> · {t('cards.notActive')}</>}
                <div>
                  {criteriaOf(card)
                    .map((one) => local(one.name, one.id))
                    .join(' · ')}
                </div>
              </td>
              <td className={classes.number}>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('cards.edit', { name })}
                  onClick={() => onEdit(card)}
                >
                  {t('cards.edit', { name })}
                </Button>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** A card that is not kept yet, from a ready one or empty. */
function fresh(card: QualityCard | null): EditedCard {
  const empty = {
    id: '',
    name: {},
    sections: [
      {
        id: 'section-1',
        name: {},
        criteria: [{ id: 'criterion-1', name: {}, scale: 'points' as const, weight: 10 }],
      },
    ],
  }
  return { ...(card ?? empty), version: 0, isActive: true }
}
