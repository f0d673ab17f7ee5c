import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CommandWord } from '../../core/contract/case-command.ts'
import { ApiProblem } from '../../look/problems/api-problem.ts'
import { type CommandBody, isCase, useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useSession } from '../sign-in/use-session.ts'
import { usePendingCommands } from './pending-commands.ts'

type GivenCommand = CommandBody & { readonly do: CommandWord }

/** Gives commands to one case. `run` answers whether the case has it, or it is safely kept; what was typed may be forgotten then, and only then. */
export interface CaseCommander {
  readonly run: (body: GivenCommand) => Promise<boolean>
  readonly isRunning: boolean
  readonly problem: unknown
  readonly reset: () => void
}

/** A commander for the case with this id; each dialog has its own, so that a problem is shown where it was caused. */
export function useCaseCommand(caseId: string): CaseCommander {
  const { t } = useTranslation('case')
  const api = useApi()
  const queries = useQueryClient()
  const { user } = useSession()
  const addPending = usePendingCommands((state) => state.add)

  const mutation = useMutation({
    mutationFn: (body: GivenCommand) => api.cases.command(caseId, body),
    onSuccess: ({ status, data }, body) => {
      if (status === 202) {
        addPending({ caseId, commandId: body.commandId, word: body.do })
        notifications.show({
          color: 'yellow',
          title: t('kept'),
          message: t('keptText', { what: t(`word.${body.do}`) }),
        })
      } else {
        if (isCase(data)) queries.setQueryData(queryKeys.case(caseId), data)
        const isTaken = body.do === 'assign' && body['agent'] === user.id
        notifications.show({ color: 'green', message: t(isTaken ? 'done.take' : `done.${body.do}`) })
      }
    },
    onSettled: async (_data, error) => {
      const isRefused = error instanceof ApiProblem && error.status === 409
      if (error !== null && !isRefused) return
      await queries.invalidateQueries({ queryKey: queryKeys.case(caseId) })
      void queries.invalidateQueries({ queryKey: queryKeys.allCases })
    },
  })

  return {
    run: async (body) => {
      try {
        await mutation.mutateAsync(body)
        return true
      } catch {
        // Shown where it was asked for, from `problem`.
        return false
      }
    },
    isRunning: mutation.isPending,
    problem: mutation.error,
    reset: mutation.reset,
  }
}
