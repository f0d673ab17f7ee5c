import { Anchor, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FormField } from '../../core/contract/flow.ts'
import { useCardWords } from '../cards/use-card-words.ts'
import { changeNode } from '../edits/change-node.ts'
import { withRequired } from '../inspector/fields/form-facts.tsx'
import { useDesigner, useParts, useView } from '../workspace/designer-parts.ts'
import { useJump } from '../workspace/use-jump.ts'
import type { FactUse } from './fact-uses.ts'
import classes from './facts.module.css'
import { useUseWords } from './use-use-words.ts'

interface FactUseListProps {
  readonly fact: string
  readonly uses: readonly FactUse[]
}

/** Where a fact is used, each with a way there; forms say here whether they require it. */
export function FactUseList({ fact, uses }: FactUseListProps) {
  const { t } = useTranslation('designerFacts')
  const say = useUseWords()
  const jump = useJump()
  return (
    <section className={classes.uses} aria-labelledby="fact-uses">
      <h2 id="fact-uses" className={classes.sideTitle}>
        {t('uses.title')}
      </h2>
      {uses.length === 0 && <p className={classes.text}>{t('uses.none')}</p>}
      <ul>
        {uses.map((use) => (
          <li key={`${use.kind} ${use.id}`}>
            <span>{say(use)}</span>
            {use.kind !== 'text' && (
              <Anchor
                component="button"
                type="button"
                size="xs"
                aria-label={`${t('uses.show')}: ${say(use)}`}
                onClick={() => jump(use.place)}
              >
                {t('uses.show')}
              </Anchor>
            )}
            {(use.kind === 'asks' || use.kind === 'requires') && <RequiredSwitch fact={fact} node={use.id} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Whether the form of a step requires a fact. */
function RequiredSwitch({ fact, node: id }: { readonly fact: string; readonly node: string }) {
  const { t } = useTranslation('designerFacts')
  const { store } = useParts()
  const cards = useCardWords()
  const mayEdit = useDesigner((state) => state.mayEdit)
  const node = useView((view) => view.flow.nodes.find((one) => one.id === id))
  if (node === undefined || (node.kind !== 'start' && node.kind !== 'task')) return null
  const field = node.form?.find((one) => factOf(one) === fact)
  const name = cards.title(node)
  const put = (required: boolean) =>
    store.getState().edit({ key: 'change', params: { name } }, (workspace) =>
      changeNode(workspace, id, {
        form: (node.form ?? []).map((one) => (one === field ? withRequired(one, required) : one)),
      }),
    )
  return (
    <Switch
      size="xs"
      label={t('uses.required')}
      aria-label={t('uses.requiredIn', { name })}
      disabled={!mayEdit}
      checked={typeof field === 'object' && field.required === true}
      onChange={(event) => put(event.currentTarget.checked)}
    />
  )
}

function factOf(field: FormField): string {
  return typeof field === 'string' ? field : field.fact
}
