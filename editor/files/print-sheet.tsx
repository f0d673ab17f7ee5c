import { type CSSProperties, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { rulesOfFlow } from '../../model/flow/references.ts'
import { useCardWords } from '../cards/use-card-words.ts'
import { useClockWords } from '../clocks/use-clock-words.ts'
import { RulesInWords } from '../inspector/rules-in-words.tsx'
import { outlineRows } from '../outline/outline-rows.ts'
import { useDesigner, useParts, useView } from '../workspace/designer-parts.ts'
import { documentIn } from '../workspace/workspace.ts'
import { type PictureWords, pictureOf } from './picture.ts'
import { pictureColours } from './picture-colours.ts'
import classes from './print-sheet.module.css'
import { usePictureWords } from './use-picture-words.ts'

/** Paper is light, whatever the screen is. */
const lightColours = Object.fromEntries(
  Object.entries(pictureColours).map(([name, colour]) => [`--${name}`, colour]),
) as CSSProperties

/**
 * The process on paper: its picture on one landscape page with its name, version and date, then its steps, promises and rules in
 * words. Opens the browser's print dialog once it is drawn, and goes when that closes.
 */
export function PrintSheet({ onDone }: { readonly onDone: () => void }) {
  const { store, viewOf } = useParts()
  const makeWords = usePictureWords()
  const [words] = useState(makeWords)
  const [picture] = useState(() => pictureOf(viewOf(store.getState().history.present), words, { hasTitle: false }))
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => {
    if (!isDrawn) return
    document.body.dataset['printing'] = ''
    window.addEventListener('afterprint', onDone, { once: true })
    window.print()
    return () => {
      window.removeEventListener('afterprint', onDone)
      delete document.body.dataset['printing']
    }
  }, [isDrawn, onDone])
  return createPortal(
    <article className={classes.sheet} style={lightColours} data-print-sheet="">
      <section className={classes.page}>
        <h1>{words.title}</h1>
        <p className={classes.quiet}>{words.subtitle}</p>
        <img
          className={classes.picture}
          alt={words.title}
          src={`data:image/svg+xml,${encodeURIComponent(picture.svg)}`}
          onLoad={() => setDrawn(true)}
          onError={() => setDrawn(true)}
        />
      </section>
      <Steps words={words} />
      <Clocks />
      <Rules />
    </article>,
    document.body,
  )
}

function Steps({ words }: { readonly words: PictureWords }) {
  const { t } = useTranslation('designerFiles')
  const view = useView((whole) => whole)
  const rows = outlineRows(view, new Set(), new Set())
  const titleOf = (id: string) => {
    const card = view.cards.get(id)
    return card === undefined ? id : words.cardTitle(card.node)
  }
  return (
    <section>
      <h2>{t('sheet.steps')}</h2>
      <table>
        <thead>
          <tr>
            <th>{t('sheet.stage')}</th>
            <th>{t('sheet.step')}</th>
            <th>{t('sheet.what')}</th>
            <th>{t('sheet.promise')}</th>
            <th>{t('sheet.leadsTo')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const card = row.kind === 'node' ? view.cards.get(row.node.id) : undefined
            if (card === undefined) return null
            const ways = card.ways.filter((way) => way.to !== null)
            return (
              <tr key={row.key}>
                <td>{words.stage(card.node.stage)}</td>
                <td>{words.cardTitle(card.node)}</td>
                <td>{words.what(card.node)}</td>
                <td>{words.promise(card)}</td>
                <td>
                  <ul className={classes.list}>
                    {ways.map((way) => (
                      <li key={way.id}>
                        {ways.length === 1
                          ? titleOf(way.to ?? '')
                          : t('sheet.wayTo', { way: words.wayName(way.id, way.name), step: titleOf(way.to ?? '') })}
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function Clocks() {
  const { t } = useTranslation('designerFiles')
  const words = useClockWords()
  const policy = useView((view) => view.policy)
  return (
    <section>
      <h2>{t('sheet.clocks')}</h2>
      {policy === null ? (
        <p className={classes.quiet}>{t('sheet.noClocks')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th>{t('sheet.clock')}</th>
              <th>{t('sheet.times')}</th>
              <th>{t('sheet.then')}</th>
            </tr>
          </thead>
          <tbody>
            {policy.clocks.map((clock) => (
              <tr key={clock.id}>
                <td>{words.clockName(clock)}</td>
                <td>
                  <ul className={classes.list}>
                    {clock.targets.map((target) => (
                      <li key={JSON.stringify(target)}>{words.target(target)}</li>
                    ))}
                  </ul>
                </td>
                <td>
                  <ul className={classes.list}>
                    {(clock.escalations ?? []).map((rung) => (
                      <li key={JSON.stringify(rung)}>
                        {t('sheet.at', { when: words.at(rung.at), what: words.actions(rung.do) })}
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Rules() {
  const { t } = useTranslation('designerFiles')
  const cards = useCardWords()
  const flow = useView((view) => view.flow)
  const present = useDesigner(({ history }) => history.present)
  const ids = [...new Set(rulesOfFlow(flow))].filter((id) => documentIn(present, 'rules', id) !== null)
  if (ids.length === 0) return null
  return (
    <section>
      <h2>{t('sheet.rules')}</h2>
      {ids.map((id) => {
        const asking = flow.nodes.find((node) => node.kind === 'decide' && node.rules === id)
        return (
          <section key={id}>
            <h3>{asking === undefined ? id : `${cards.title(asking)} · ${cards.what(asking)}`}</h3>
            <RulesInWords id={id} />
          </section>
        )
      })}
    </section>
  )
}
