import { Button, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../look/language/use-language.ts'
import { useCardWords } from '../cards/use-card-words.ts'
import { useParts } from '../workspace/designer-parts.ts'
import { useCommands } from '../workspace/use-commands.ts'
import type { TeamUses } from './team-uses.ts'
import classes from './teams-view.module.css'

/** Where the process names a team; each leads there. */
export function TeamUsesPanel({ uses: { nodes, clocks, rules } }: { readonly uses: TeamUses }) {
  const { t } = useTranslation('designerTeams')
  const { panels } = useParts()
  const commands = useCommands()
  const local = useLocalText()
  const words = useCardWords()
  const toNode = (id: string) => {
    panels.getState().show('drawing')
    commands.show(id)
  }
  return (
    <section className={classes.side} aria-label={t('uses.title')}>
      <h3 className={classes.title}>{t('uses.title')}</h3>
      <Stack gap={8}>
        {nodes.length + clocks.length + rules.length === 0 && <Text size="sm">{t('uses.none')}</Text>}
        <Group title={t('uses.steps')} isEmpty={nodes.length === 0}>
          {nodes.map((node) => (
            <Use key={node.id} name={words.title(node)} onOpen={() => toNode(node.id)} />
          ))}
        </Group>
        <Group title={t('uses.clocks')} isEmpty={clocks.length === 0}>
          {clocks.map(({ clock }) => (
            <Use
              key={clock.id}
              name={local(clock.name, clock.id)}
              onOpen={() => panels.getState().show('clocks', clock.id)}
            />
          ))}
        </Group>
        <Group title={t('uses.rules')} isEmpty={rules.length === 0}>
          {rules.map(({ id, name }) => (
            <Use key={id} name={local(name, id)} onOpen={() => panels.getState().show('rules', id)} />
          ))}
        </Group>
      </Stack>
    </section>
  )
}

interface GroupProps {
  readonly title: string
  readonly isEmpty: boolean
  readonly children: ReactNode
}

function Group({ title, isEmpty, children }: GroupProps) {
  if (isEmpty) return null
  return (
    <div>
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      <ul className={classes.list}>{children}</ul>
    </div>
  )
}

function Use({ name, onOpen }: { readonly name: string; readonly onOpen: () => void }) {
  return (
    <li>
      <Button size="compact-xs" variant="subtle" onClick={onOpen}>
        {name}
      </Button>
    </li>
  )
}
