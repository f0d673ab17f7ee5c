import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WireBoardPlace } from '../../core/contract/wire-board.ts'
import { Surface } from '../../look/elements/surface.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { AgoText } from '../../look/time/time-text.tsx'
import classes from './board.module.css'
import type { BoardSearch } from './board-search.ts'

interface PlacesPanelProps {
  readonly places: readonly WireBoardPlace[]
  readonly search: BoardSearch
}

/** Where open cases stand: how many in each step, how many of them late, and since when the oldest stands there. */
export function PlacesPanel({ places, search }: PlacesPanelProps) {
  const { t } = useTranslation('board')
  const local = useLocalText()
  const most = Math.max(1, ...places.map(({ cases }) => cases))
  const { team } = search
  const isMixed = new Set(places.map(({ flow }) => flow)).size > 1
  return (
    <Surface id="board-places" title={t('places.title')}>
      {places.length === 0 ? (
        <p className={classes.none}>{t('places.none')}</p>
      ) : (
        <table className={classes.places}>
          <thead>
            <tr>
              <th scope="col">{t('places.step')}</th>
              <th scope="col" className={classes.number}>
                {t('places.cases')}
              </th>
              <th scope="col" className={classes.number}>
                {t('places.late')}
              </th>
              <th scope="col">{t('places.oldest')}</th>
            </tr>
          </thead>
          <tbody>
            {places.map(({ flow, flowName, node, name, cases, late, oldest }) => {
              const behind = { flow, node, ...(team === undefined ? {} : { team }) }
              return (
                <tr key={`${flow} ${node}`}>
                  <th scope="row">
                    <Link to="/cases" search={behind}>
                      {local(name, node)}
                    </Link>
                    {isMixed && <span className={classes.minor}> {local(flowName, flow)}</span>}
                    <span className={classes.bar} aria-hidden="true">
                      <span style={{ width: `${(cases / most) * 100}%` }} />
                      <span data-late="" style={{ width: `${(late / most) * 100}%` }} />
                    </span>
                  </th>
                  <td className={`${classes.number} figures`}>{cases}</td>
                  <td className={`${classes.number} figures`} data-late={late > 0 || undefined}>
                    {late > 0 ? (
                      <Link to="/cases" search={{ ...behind, late: true }}>
                        {late}
                      </Link>
                    ) : (
                      late
                    )}
                  </td>
                  <td>
                    <Link to="/cases/$caseId" params={{ caseId: oldest.id }}>
                      #{oldest.number}
                    </Link>{' '}
                    <span className={classes.minor}>
                      <AgoText at={Date.parse(oldest.enteredAt)} />
                    </span>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </Surface>
  )
}
